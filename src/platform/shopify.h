// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/connector.h"

namespace ms::platform {

/// Shopify's Admin GraphQL API, version 2026-01, after its public documentation (shopify.dev/docs/api/admin-graphql):
/// productVariants and productVariantsBulkUpdate for prices, inventoryAdjustQuantities with compare-and-set and
/// @idempotent for incoming stock, abandonedCheckouts for carts, and the calculated query cost as rate limit. Prices
/// are compared by nobody, so that the push looks just before it writes. Not run against the vendor. The secret is the
/// app's Admin API access token.
class Shopify final : public Connector {
public:
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] Header authorization(const std::string& secret) const override;
    /// GraphQL says much with status 200: THROTTLED is busy, ACCESS_DENIED no access, an internal error unclear.
    [[nodiscard]] Verdict verdict(const Answer& answer) const override;
    /// After THROTTLED: until the bucket holds what the query costs.
    [[nodiscard]] std::optional<std::chrono::seconds> pauseAsked(const Answer& answer) const override;
    [[nodiscard]] Error fault(const Answer& answer) const override;
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
