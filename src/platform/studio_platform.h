// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/connector.h"

namespace ms::platform {

/// Studio Platform API v1, as resources/platform-api/openapi.json describes it.
class StudioPlatform final : public Connector {
public:
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] Request shop() const override;
    [[nodiscard]] Result<ShopInfo> readShop(const Answer& answer) const override;
    [[nodiscard]] Request writePrices(std::span<const approvals::PriceWrite> writes,
                                      std::span<const ShopPrice> seen) const override;
    [[nodiscard]] Result<std::vector<WriteOutcome>> readOutcomes(std::span<const approvals::PriceWrite> writes,
                                                                 const Answer& answer) const override;
    [[nodiscard]] Request queryPrices(std::span<const Sku> skus, Currency currency) const override;
    [[nodiscard]] Result<std::vector<ShopPrice>> readPrices(const Answer& answer, Currency currency) const override;
    [[nodiscard]] Result<OrderStep> placeOrder(std::span<const approvals::OrderLineWrite> lines,
                                               std::span<const Answer> soFar) const override;
    [[nodiscard]] Request listProducts(const std::string& cursor, std::int64_t since) const override;
    [[nodiscard]] Result<ListPage<ShopProduct>> readProducts(const Answer& answer, Currency currency) const override;
    [[nodiscard]] Request listStock(const std::string& cursor) const override;
    [[nodiscard]] Result<ListPage<ShopStock>> readStock(const Answer& answer) const override;
    [[nodiscard]] Request listOrders(const std::string& cursor, std::int64_t updatedSince) const override;
    [[nodiscard]] Result<ListPage<ShopOrder>> readOrders(const Answer& answer) const override;
    [[nodiscard]] Request listCustomers(const std::string& cursor, std::int64_t since) const override;
    [[nodiscard]] Result<ListPage<ShopCustomer>> readCustomers(const Answer& answer) const override;
    [[nodiscard]] Request listCarts(const std::string& cursor, std::int64_t since) const override;
    [[nodiscard]] Result<ListPage<ShopCart>> readCarts(const Answer& answer, Currency currency) const override;

    // The parts of placeOrder(), and taking an order back.
    [[nodiscard]] Request postOrder(std::span<const approvals::OrderLineWrite> lines) const;
    [[nodiscard]] Request getOrder(const std::string& number) const;
    /// Cancels only what still has this ETag.
    [[nodiscard]] Request cancelOrder(const std::string& number, const std::string& etag) const;
    /// Reads the answer to any of the three.
    [[nodiscard]] Result<PlacedOrder> readOrder(const Answer& answer) const;

    // What the studio does not need yet but the description has: one product, one page of prices or purchase orders.
    [[nodiscard]] Request getProduct(const Sku& sku) const;
    [[nodiscard]] Result<ShopProduct> readProduct(const Answer& answer) const;
    [[nodiscard]] Request listPrices(const std::string& cursor) const;
    [[nodiscard]] Result<ListPage<ShopPrice>> readPricePage(const Answer& answer) const;
    [[nodiscard]] Request listPurchaseOrders(const std::string& cursor) const;
    [[nodiscard]] Result<ListPage<PlacedOrder>> readPurchaseOrders(const Answer& answer) const;
};

} // namespace ms::platform
