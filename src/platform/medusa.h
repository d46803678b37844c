// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/connector.h"

namespace ms::platform {

/// Medusa 2 (tried against 2.21.2). It compares nothing, knows no idempotency keys, no purchase orders and no cost, and
/// stores whatever it is given; prices replace each other. What it lacks is made up for: prices are read just before
/// they are written and all of a variant's prices are sent back, each under its id; reorders become incoming stock, and
/// a note in the inventory item's metadata says that they are in it already. The secret is a secret key ("sk_..."), an
/// admin's "e-mail:password" (traded for a token of 24 hours, several times faster), or such a token.
class Medusa final : public Connector {
public:
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] Header authorization(const std::string& secret) const override;
    [[nodiscard]] std::optional<Request> signIn(const std::string& secret) const override;
    [[nodiscard]] Result<std::string> readSignIn(const Answer& answer) const override;
    /// A 401 that took long is an outage of the database, a 409 one of its transactions: neither says what was done.
    [[nodiscard]] Verdict verdict(const Answer& answer) const override;
    [[nodiscard]] Request shop() const override;
    [[nodiscard]] Result<ShopInfo> readShop(const Answer& answer) const override;
    /// As many as fit into an address of 6,000 bytes: a server before the shop takes 8,000 (nginx) or more.
    [[nodiscard]] std::size_t queryHolds(std::span<const Sku> skus) const override;
    [[nodiscard]] Request queryPrices(std::span<const Sku> skus, Currency currency) const override;
    [[nodiscard]] Result<std::vector<ShopPrice>> readPrices(const Answer& answer, Currency currency) const override;
    [[nodiscard]] std::optional<Request> runningSales() const override;
    [[nodiscard]] Result<std::vector<Request>> readRunningSales(const Answer& answer, std::int64_t now) const override;
    [[nodiscard]] Result<std::vector<ShopPrice>> readSalePrices(const Answer& answer, Currency currency) const override;
    [[nodiscard]] Request writePrices(std::span<const approvals::PriceWrite> writes,
                                      std::span<const ShopPrice> seen) const override;
    [[nodiscard]] Result<std::vector<WriteOutcome>> readOutcomes(std::span<const approvals::PriceWrite> writes,
                                                                 const Answer& answer) const override;
    /// The shop asks its database for the answer once the batch is written.
    [[nodiscard]] std::vector<ShopPrice> readAgain(const Answer& answer,
                                                   std::span<const ShopPrice> seen) const override;
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
