// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/connector.h"

namespace ms::platform {

/// WooCommerce's REST API v3, after its public documentation (woocommerce.github.io/woocommerce-rest-api-docs):
/// products and their variations in batches of up to 100, pages that the Link header names. It compares nothing and
/// knows no idempotency keys, no incoming stock and no carts: the push looks just before it writes, and a reorder
/// becomes a note in the product's meta data. Not run against the vendor. The secret is "consumer key:consumer secret".
class WooCommerce final : public Connector {
public:
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] Header authorization(const std::string& secret) const override;
    [[nodiscard]] Request shop() const override;
    [[nodiscard]] Result<ShopInfo> readShop(const Answer& answer) const override;
    [[nodiscard]] Request queryPrices(std::span<const Sku> skus, Currency currency) const override;
    [[nodiscard]] Result<std::vector<ShopPrice>> readPrices(const Answer& answer, Currency currency) const override;
    [[nodiscard]] Request writePrices(std::span<const approvals::PriceWrite> writes,
                                      std::span<const ShopPrice> seen) const override;
    [[nodiscard]] Result<std::vector<WriteOutcome>> readOutcomes(std::span<const approvals::PriceWrite> writes,
                                                                 const Answer& answer) const override;
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
};

} // namespace ms::platform
