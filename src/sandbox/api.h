// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/http.h"
#include "sandbox/store.h"

#include <functional>
#include <span>

namespace ms::sandbox
{

/// The Studio Platform API (resources/platform-api/openapi.json) over one store: requests in, replies out, no network.
/// Tokens and rate limits are looked after by the server.
class Api
{
public:
    Api(Store& store, std::string shopName, Currency currency, std::function<std::int64_t()> unixSeconds);

    struct Route {
        std::string_view method;
        std::string_view pattern; ///< "/v1/products/{sku}"
        Reply (Api::*handler)(const Request&);
    };
    static std::span<const Route> routes();

    /// 404 for a path that no route has, 405 for a method that its routes lack. One transaction a request.
    /// With `undone` the transaction is taken back after the reply was made: the answer of a shop that lies.
    Reply handle(Request request, bool undone = false);

    /// Someone else changes the price of the first SKU in a request, if it names one: a step of one minor unit.
    void moveFirstPrice(const Request& request);

private:
    Reply getShop(const Request& request);
    Reply listProducts(const Request& request);
    Reply getProduct(const Request& request);
    Reply listPrices(const Request& request);
    Reply queryPrices(const Request& request);
    Reply changePrices(const Request& request);
    Reply listStock(const Request& request);
    Reply listPurchaseOrders(const Request& request);
    Reply createPurchaseOrder(const Request& request);
    Reply getPurchaseOrder(const Request& request);
    Reply cancelPurchaseOrder(const Request& request);
    Reply listOrders(const Request& request);
    Reply listCustomers(const Request& request);

    nlohmann::json changePrice(const nlohmann::json& change);
    [[nodiscard]] nlohmann::json productJson(const ShopProduct& product) const;
    [[nodiscard]] nlohmann::json priceJson(const ShopProduct& product) const;

    Store& m_store;
    std::string m_shopName;
    std::string m_currency;
    std::function<std::int64_t()> m_unixSeconds;
};

} // namespace ms::sandbox
