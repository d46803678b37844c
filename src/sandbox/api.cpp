// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/api.h"

#include <array>
#include <cctype>

namespace ms::sandbox
{
namespace
{

/// Whether `path` has the pattern's form; then the parts in braces go to `captured`.
bool matches(std::string_view pattern, const std::vector<std::string>& path,
             std::map<std::string, std::string>& captured)
{
    std::size_t part = 0;
    while (!pattern.empty()) {
        pattern.remove_prefix(1); // the slash
        const std::string_view piece = pattern.substr(0, pattern.find('/'));
        pattern.remove_prefix(piece.size());
        if (part == path.size())
            return false;
        if (piece.starts_with('{'))
            captured[std::string(piece.substr(1, piece.size() - 2))] = path[part];
        else if (piece != path[part])
            return false;
        ++part;
    }
    return part == path.size();
}

} // namespace

Api::Api(Store& store, std::string shopName, Currency currency, std::function<std::int64_t()> unixSeconds)
    : m_store(store), m_shopName(std::move(shopName)), m_currency(currency.text()),
      m_unixSeconds(std::move(unixSeconds))
{
}

std::span<const Api::Route> Api::routes()
{
    static const std::array table{
        Route{"GET", "/v1/shop", &Api::getShop},
        Route{"GET", "/v1/products", &Api::listProducts},
        Route{"GET", "/v1/products/{sku}", &Api::getProduct},
        Route{"GET", "/v1/prices", &Api::listPrices},
        Route{"PATCH", "/v1/prices", &Api::changePrices},
        Route{"POST", "/v1/prices/query", &Api::queryPrices},
        Route{"GET", "/v1/stock", &Api::listStock},
        Route{"GET", "/v1/purchase-orders", &Api::listPurchaseOrders},
        Route{"POST", "/v1/purchase-orders", &Api::createPurchaseOrder},
        Route{"GET", "/v1/purchase-orders/{number}", &Api::getPurchaseOrder},
        Route{"POST", "/v1/purchase-orders/{number}/cancel", &Api::cancelPurchaseOrder},
        Route{"GET", "/v1/orders", &Api::listOrders},
        Route{"GET", "/v1/customers", &Api::listCustomers},
    };
    return table;
}

Reply Api::handle(Request request, bool undone)
{
    std::string allowed;
    for (const Route& route : routes()) {
        std::map<std::string, std::string> captured;
        if (!matches(route.pattern, request.path, captured))
            continue;
        if (route.method != request.method) {
            allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
            continue;
        }
        request.captured = std::move(captured);
        m_store.begin();
        try {
            Reply reply = (this->*route.handler)(request);
            if (undone)
                m_store.rollback();
            else
                m_store.commit();
            return reply;
        } catch (...) {
            m_store.rollback();
            throw;
        }
    }
    if (allowed.empty())
        return problem(404, "Not found", "this shop has no such path");
    Reply reply = problem(405, "Method not allowed", "this path takes " + allowed);
    reply.headers.emplace_back("Allow", allowed);
    return reply;
}

void Api::moveFirstPrice(const Request& request)
{
    const nlohmann::json body = nlohmann::json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("changes") || !body["changes"].is_array() || body["changes"].empty())
        return;
    const nlohmann::json& first = body["changes"].front();
    if (!first.is_object() || !first.contains("sku") || !first["sku"].is_string())
        return;
    const std::string sku = first["sku"];
    if (const auto product = m_store.product(sku))
        m_store.setPrice(sku, product->priceMinor + 1, {}, m_unixSeconds());
}

Reply Api::getShop(const Request&)
{
    return answer(200, {{"name", m_shopName},
                        {"currency", m_currency},
                        {"kind", "sandbox"},
                        {"largest_price_batch", 100},
                        {"largest_price_query", 200}});
}

} // namespace ms::sandbox
