// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_woocommerce.h"

#include "core/money.h"
#include "platform/request_text.h"

#include <algorithm>

namespace ms::test {

using nlohmann::json;
using sandbox::Reply;

namespace {

constexpr std::int64_t parentId = 500;

/// Source: woocommerce.github.io/woocommerce-rest-api-docs, "Errors": code, message, data.status
Reply error(int status, const char* code, const char* message)
{
    return sandbox::answer(status, {{"code", code}, {"message", message}, {"data", {{"status", status}}}});
}

} // namespace

FakeWooCommerce::FakeWooCommerce(int products)
{
    for (int i = 0; i < products; ++i)
        m_products.push_back({100 + i, i % 3 == 0 ? 0 : parentId, "WOO-" + std::to_string(i), 1000 + i, {}, 0});
    open();
}

FakeWooCommerce::~FakeWooCommerce()
{
    close();
}

FakeWooCommerce::Product* FakeWooCommerce::bySku(const std::string& sku)
{
    const auto found =
        std::find_if(m_products.begin(), m_products.end(), [&](const Product& one) { return one.sku == sku; });
    return found == m_products.end() ? nullptr : &*found;
}

std::vector<Goods> FakeWooCommerce::goods()
{
    std::vector<Goods> all;
    there([&] {
        for (const Product& product : m_products)
            all.push_back({product.sku, product.minor});
    });
    return all;
}

std::int64_t FakeWooCommerce::price(const std::string& sku)
{
    std::int64_t minor = 0;
    there([&] { minor = bySku(sku)->minor; });
    return minor;
}

void FakeWooCommerce::movePrice(const std::string& sku, std::int64_t minor)
{
    there([&] { bySku(sku)->minor = minor; });
}

int FakeWooCommerce::writes(const std::string& sku)
{
    int count = 0;
    there([&] { count = bySku(sku)->writes; });
    return count;
}

std::int64_t FakeWooCommerce::ordered(const std::string& sku)
{
    std::int64_t units = 0;
    there([&] {
        for (const auto& [key, value] : bySku(sku)->meta)
            units += value.value("units", std::int64_t(0));
    });
    return units;
}

std::string FakeWooCommerce::stepOf(const sandbox::Request& request)
{
    if (request.path.back() == "batch")
        return "/prices/write";
    if (request.method == "PUT")
        return "/orders/write";
    const auto fields = request.query.find("_fields");
    if (request.query.contains("sku") && fields != request.query.end())
        return fields->second.find("regular_price") != std::string::npos ? "/prices/read" : "/orders/read";
    return "/other";
}

void FakeWooCommerce::moveFirstPrice(const sandbox::Request& request)
{
    if (request.path.back() == "batch") {
        const json body = json::parse(request.body);
        for (Product& product : m_products) {
            if (product.id == body["update"][0]["id"])
                ++product.minor;
        }
    } else if (const auto asked = request.query.find("sku"); asked != request.query.end()) {
        ++bySku(asked->second.substr(0, asked->second.find(',')))->minor;
    }
}

/// Source: woocommerce.github.io/woocommerce-rest-api-docs, "Product properties", "Product variation properties"
json FakeWooCommerce::toJson(const Product& product) const
{
    json meta = json::array();
    for (const auto& [key, value] : product.meta)
        meta.push_back({{"id", 1}, {"key", key}, {"value", value}});
    return {{"id", product.id},
            {"sku", product.sku},
            {"name", "Shirt " + product.sku},
            {"type", product.parent == 0 ? "simple" : "variation"},
            {"parent_id", product.parent},
            {"regular_price", toDecimalText(product.minor, 2)},
            {"manage_stock", true},
            {"stock_quantity", 7},
            {"date_modified_gmt", "2026-03-01T10:00:00"},
            {"categories", json::array({{{"id", 1}, {"name", "Shirts"}}})},
            {"meta_data", meta}};
}

Reply FakeWooCommerce::answer(const sandbox::Request& request, bool undone)
{
    // Source: woocommerce.github.io/woocommerce-rest-api-docs, "Authentication over HTTPS" (Basic)
    if (request.header("authorization") != platform::basicAuthorization("ck_test", "cs_test"))
        return error(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
    const std::vector<Product> before = m_products;
    Reply reply = routed(request);
    if (undone)
        m_products = before;
    return reply;
}

/// Source: woocommerce.github.io/woocommerce-rest-api-docs, "Pagination": X-WP-Total, X-WP-TotalPages, Link
Reply FakeWooCommerce::paged(const sandbox::Request& request, const json& rows)
{
    const auto number = [&](const char* name, std::size_t otherwise) {
        const auto found = request.query.find(name);
        return found == request.query.end() ? otherwise : std::size_t(std::stoul(found->second));
    };
    const std::size_t size = number("per_page", 10);
    const std::size_t page = number("page", 1);
    json shown = json::array();
    for (std::size_t i = (page - 1) * size; i < std::min(rows.size(), page * size); ++i)
        shown.push_back(rows[i]);
    Reply reply = sandbox::answer(200, shown);
    if (page * size < rows.size())
        reply.headers.emplace_back("Link",
                                   "<https://shop.example/wp-json/wc/v3/products?per_page=" + std::to_string(size) +
                                       "&page=" + std::to_string(page + 1) + ">; rel=\"next\"");
    return reply;
}

Reply FakeWooCommerce::routed(const sandbox::Request& request)
{
    const std::vector<std::string>& path = request.path;
    if (path.size() < 4 || path[0] != "wp-json" || path[1] != "wc" || path[2] != "v3")
        return error(404, "rest_no_route", "No route was found matching the URL and request method.");
    const json body = json::parse(request.body, nullptr, false);
    if (path[3] == "system_status") // "System status properties": environment.home_url, settings.currency
        return sandbox::answer(
            200, {{"environment", {{"home_url", "https://shop.example"}}}, {"settings", {{"currency", "EUR"}}}});
    json rows = json::array();
    if (path[3] == "orders") { // "Order properties", "Order - Line items properties"
        json lines = json::array({{{"id", 1}, {"sku", "WOO-0"}, {"quantity", 2}, {"total", "20.00"}},
                                  {{"id", 2}, {"sku", "WOO-1"}, {"quantity", 1}, {"total", "11.00"}}});
        if (m_turned = !m_turned; m_turned) // no shop promises an order of the lines
            std::swap(lines[0], lines[1]);
        for (int i = 0; i < 3; ++i)
            rows.push_back({{"id", 700 + i},
                            {"number", std::to_string(700 + i)},
                            {"status", i == 0   ? "cancelled"
                                       : i == 1 ? "completed"
                                                : "pending"},
                            {"currency", "EUR"},
                            {"customer_id", 7},
                            {"date_created_gmt", "2026-03-01T10:00:00"},
                            {"date_modified_gmt", "2026-03-01T11:00:00"},
                            {"line_items", lines}});
        return paged(request, rows);
    }
    if (path[3] == "customers")
        return paged(request, json::array({{{"id", 7}, {"role", "customer"}, {"billing", {{"country", "DE"}}}}}));
    if (path.size() == 5 && path[4] == "batch")
        return batch(body, 0);
    if (path.size() == 7 && path[6] == "batch")
        return batch(body, std::stoll(path[4]));
    if (request.method == "PUT") { // "Update a product", "Update a product variation"
        for (Product& product : m_products) {
            if (std::to_string(product.id) != path.back())
                continue;
            for (const json& meta : body["meta_data"])
                product.meta[meta["key"]] = meta["value"];
            return sandbox::answer(200, toJson(product));
        }
        return error(404, "woocommerce_rest_product_invalid_id", "Invalid ID.");
    }
    const auto skus = request.query.find("sku");
    const bool variations = path.size() == 6;
    for (const Product& product : m_products) {
        const bool asked = skus != request.query.end()
                               ? ("," + skus->second + ",").find("," + product.sku + ",") != std::string::npos
                               : (product.parent != 0) == variations;
        if (asked)
            rows.push_back(toJson(product));
    }
    if (skus == request.query.end() && !variations)
        rows.push_back({{"id", parentId},
                        {"sku", ""},
                        {"name", "Shirts"},
                        {"type", "variable"},
                        {"parent_id", 0},
                        {"regular_price", ""}});
    return paged(request, rows);
}

/// Source: woocommerce.github.io/woocommerce-rest-api-docs, "Batch update products" (100 objects at most; a row that
/// failed carries "error" in its place)
Reply FakeWooCommerce::batch(const json& body, std::int64_t parent)
{
    constexpr std::size_t most = 100;
    if (!body.is_object() || !body.contains("update") || body["update"].size() > most)
        return error(413, "woocommerce_rest_request_entity_too_large",
                     "Unable to accept more than 100 items for this request.");
    json rows = json::array();
    for (const json& update : body["update"]) {
        const auto product = std::find_if(m_products.begin(), m_products.end(), [&](const Product& one) {
            return one.id == update["id"] && one.parent == parent;
        });
        if (product == m_products.end()) {
            rows.push_back({{"id", update["id"]},
                            {"error",
                             {{"code", "woocommerce_rest_product_invalid_id"},
                              {"message", "Invalid ID."},
                              {"data", {{"status", 400}}}}}});
            continue;
        }
        product->minor = *parseDecimal(update["regular_price"].get<std::string>(), 2, true);
        ++product->writes;
        rows.push_back(toJson(*product));
    }
    return sandbox::answer(200, {{"update", rows}});
}

} // namespace ms::test
