// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/control_desk.h"

namespace ms::sandbox
{
namespace
{

SeedProduct seedFrom(const nlohmann::json& json)
{
    SeedProduct product;
    product.sku = json.at("sku").get<std::string>();
    product.title = json.value("title", "");
    product.priceMinor = json.at("price_minor").get<std::int64_t>();
    if (json.contains("unit_cost_minor") && !json["unit_cost_minor"].is_null())
        product.unitCostMinor = json["unit_cost_minor"].get<std::int64_t>();
    product.onHand = json.value("on_hand", std::int64_t(0));
    return product;
}

ShopDocument documentFrom(const nlohmann::json& json)
{
    return {json.at("id").get<std::string>(), json.at("updated_at").get<std::int64_t>(), json.dump()};
}

} // namespace

Reply ControlDesk::handle(const Request& request, std::int64_t now)
{
    const std::string what = request.method + " " + (request.path.size() == 2 ? request.path[1] : std::string());
    if (what == "GET faults")
        return answer(200, m_plan.toJson());
    if (what == "PUT faults")
        return putFaults(request);
    if (what == "GET ledger")
        return ledger();
    const nlohmann::json body = nlohmann::json::parse(request.body, nullptr, false);
    try {
        if (what == "PUT catalogue")
            return putCatalogue(body, now);
        if (what == "POST prices")
            return movePrice(body, now);
        if (what == "POST token") {
            m_gate.endTokenIn(body.at("seconds").get<std::int64_t>());
            return answer(200, nlohmann::json::object());
        }
    } catch (const nlohmann::json::exception& error) {
        m_store.rollback();
        return problem(422, "Invalid request", error.what());
    }
    return problem(404, "Not found", "the control desk has no such path");
}

Reply ControlDesk::putFaults(const Request& request)
{
    auto faults = faultsFromJson(request.body);
    if (!faults)
        return problem(422, "Invalid request", faults.error().detail);
    m_plan.replace(std::move(*faults));
    return answer(200, m_plan.toJson());
}

Reply ControlDesk::putCatalogue(const nlohmann::json& body, std::int64_t now)
{
    m_store.begin();
    for (const nlohmann::json& product : body.value("products", nlohmann::json::array()))
        m_store.addProduct(seedFrom(product), now);
    for (const nlohmann::json& order : body.value("orders", nlohmann::json::array()))
        m_store.putOrder(documentFrom(order));
    for (const nlohmann::json& customer : body.value("customers", nlohmann::json::array()))
        m_store.putCustomer(documentFrom(customer));
    m_store.commit();
    return answer(200, nlohmann::json::object());
}

Reply ControlDesk::movePrice(const nlohmann::json& body, std::int64_t now)
{
    const std::string sku = body.at("sku").get<std::string>();
    m_store.begin();
    const bool known = m_store.setPrice(sku, body.at("price_minor").get<std::int64_t>(), {}, now);
    m_store.commit();
    return known ? answer(200, nlohmann::json::object()) : problem(404, "Not found", "no product has this SKU");
}

Reply ControlDesk::ledger()
{
    nlohmann::json prices = nlohmann::json::array();
    for (const PriceLogEntry& entry : m_store.priceLog())
        prices.push_back(
            {{"key", entry.key}, {"sku", entry.sku}, {"old_minor", entry.oldMinor}, {"new_minor", entry.newMinor}});
    return answer(200, {{"prices", std::move(prices)}});
}

} // namespace ms::sandbox
