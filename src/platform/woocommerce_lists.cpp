// SPDX-License-Identifier: GPL-3.0-or-later
// What a WooCommerce shop lists: numbered pages, the Link header says whether another follows. A list of products
// leaves their variations out, so that a cursor carries the parents whose variations are still to come:
// "page;parent,parent".
#include "platform/answer_json.h"
#include "platform/request_text.h"
#include "platform/woocommerce.h"

#include <charconv>

namespace ms::platform {
namespace {

using nlohmann::json;

const std::string base = "/wp-json/wc/v3";
constexpr const char* location = "shop"; // stock is kept at one place here

/// The page number in the Link header's rel="next"; "" when there is none.
std::string nextPageOf(const Answer& answer)
{
    const std::size_t next = answer.link.find("rel=\"next\"");
    if (next == std::string::npos)
        return {};
    const std::size_t start = answer.link.rfind('<', next);
    for (const char* name : {"?page=", "&page="}) {
        const std::size_t at = answer.link.find(name, start);
        if (at == std::string::npos || at > next)
            continue;
        const std::size_t first = at + std::string_view(name).size();
        return answer.link.substr(first, answer.link.find_first_not_of("0123456789", first) - first);
    }
    throw AnswerFault("a Link header without a page");
}

Request page(const std::string& path, int size, const std::string& cursor, const std::string& more = {})
{
    return getRequest(base + path + "?per_page=" + std::to_string(size) + "&page=" + (cursor.empty() ? "1" : cursor) +
                      "&orderby=id&order=asc" + more);
}

const json& rowsOf(const json& body)
{
    if (!body.is_array())
        throw AnswerFault("it is not a list");
    return body;
}

std::string textAt(const json& row, const char* name)
{
    return row.contains(name) && row[name].is_string() ? row[name].get<std::string>() : std::string();
}

/// A cursor of products: the page that follows (empty: none) and the parents to look into before it.
struct ProductCursor {
    std::string page;
    std::string parents; ///< "12,15"
};

ProductCursor parted(const std::string& cursor)
{
    const std::size_t semicolon = cursor.find(';');
    if (semicolon == std::string::npos)
        return {cursor, {}};
    return {cursor.substr(0, semicolon), cursor.substr(semicolon + 1)};
}

std::string joined(const ProductCursor& cursor)
{
    return cursor.parents.empty() ? cursor.page : cursor.page + ";" + cursor.parents;
}

Request productPage(const std::string& cursor, const std::string& fields)
{
    const ProductCursor parts = parted(cursor);
    if (parts.parents.empty())
        return page("/products", 100, parts.page, "&status=any&_fields=" + fields);
    // No product has more than 100 variations unless a shop raises the limit; page 2 would be asked for by its Link.
    return page("/products/" + parts.parents.substr(0, parts.parents.find(',')) + "/variations", 100, {},
                "&_fields=" + fields);
}

/// Reads a page of products or of one parent's variations with `readItem(json, items)`.
template <class Item, class ReadItem>
Result<ListPage<Item>> productPageFrom(const Answer& answer, ReadItem&& readItem)
{
    return readGood(answer, [&](const json& body) {
        ListPage<Item> read;
        ProductCursor next = parted(answer.page);
        if (next.parents.empty()) {
            next.page = nextPageOf(answer);
        } else {
            if (!nextPageOf(answer).empty())
                throw AnswerFault("a product with more than 100 variations");
            const std::size_t comma = next.parents.find(',');
            next.parents = comma == std::string::npos ? std::string() : next.parents.substr(comma + 1);
        }
        for (const json& row : rowsOf(body)) {
            if (textAt(row, "type") == "variable")
                next.parents += (next.parents.empty() ? "" : ",") + std::to_string(row.at("id").get<std::int64_t>());
            else if (!textAt(row, "sku").empty())
                readItem(row, read.items);
        }
        read.nextCursor = joined(next);
        return read;
    });
}

} // namespace

Request WooCommerce::listProducts(const std::string& cursor, std::int64_t) const
{
    return productPage(cursor, "id,sku,type,name,regular_price,categories,cost_of_goods_sold");
}

Result<ListPage<ShopProduct>> WooCommerce::readProducts(const Answer& answer, Currency currency) const
{
    return productPageFrom<ShopProduct>(answer, [&](const json& row, auto& items) {
        ShopProduct product;
        product.sku.text = textAt(row, "sku");
        product.title = textAt(row, "name");
        if (const auto minor = exactMinor(row.at("regular_price"), currency))
            product.price = Money{*minor, currency};
        if (row.contains("categories") && row["categories"].is_array() && !row["categories"].empty())
            product.category = textAt(row["categories"].front(), "name");
        items.push_back(std::move(product));
    });
}

Request WooCommerce::listStock(const std::string& cursor) const
{
    return productPage(cursor, "id,sku,type,manage_stock,stock_quantity,date_modified_gmt");
}

Result<ListPage<ShopStock>> WooCommerce::readStock(const Answer& answer) const
{
    return productPageFrom<ShopStock>(answer, [](const json& row, auto& items) {
        if (!row.contains("stock_quantity") || !row["stock_quantity"].is_number())
            return; // not counted
        ShopStock stock;
        stock.sku.text = textAt(row, "sku");
        stock.location.text = location;
        stock.onHand.units = static_cast<std::int64_t>(row["stock_quantity"].get<double>());
        stock.updatedAt = textAt(row, "date_modified_gmt").empty() ? 0 : utcSeconds(textAt(row, "date_modified_gmt"));
        items.push_back(std::move(stock));
    });
}

// Source: woocommerce.github.io/woocommerce-rest-api-docs, "List all orders" (modified_after, dates_are_gmt)
Request WooCommerce::listOrders(const std::string& cursor, std::int64_t updatedSince) const
{
    std::string since;
    if (updatedSince > 0)
        since = "&dates_are_gmt=true&modified_after=" + percentEncoded(utcText(updatedSince - 1));
    return page("/orders", 50, cursor,
                "&status=any&_fields=id,number,status,currency,customer_id,date_created_gmt,date_modified_gmt,"
                "line_items" +
                    since);
}

Result<ListPage<ShopOrder>> WooCommerce::readOrders(const Answer& answer) const
{
    return readGood(answer, [&](const json& body) {
        ListPage<ShopOrder> read;
        read.nextCursor = nextPageOf(answer);
        for (const json& row : rowsOf(body)) {
            const std::string status = textAt(row, "status");
            if (status == "pending" || status == "failed" || status == "checkout-draft" || status == "auto-draft")
                continue; // nobody has bought yet
            ShopOrder order;
            order.id.text = std::to_string(row.at("id").get<std::int64_t>());
            if (const auto customer = row.at("customer_id").get<std::int64_t>(); customer > 0)
                order.customer = CustomerId{std::to_string(customer)};
            order.orderedAt = utcSeconds(textAt(row, "date_created_gmt"));
            order.updatedAt = utcSeconds(textAt(row, "date_modified_gmt"));
            order.canceled = status == "cancelled" || status == "refunded" || status == "trash";
            const auto currency = Currency::parse(row.at("currency").get<std::string>());
            if (!currency)
                throw AnswerFault(currency.error().detail);
            for (const json& line : listAt(row, "line_items")) {
                if (!textAt(line, "sku").empty())
                    order.lines.push_back({Sku{textAt(line, "sku")}, Quantity{line.at("quantity").get<std::int64_t>()},
                                           nearestMinor(line.at("total"), *currency)});
            }
            read.items.push_back(std::move(order));
        }
        return read;
    });
}

Request WooCommerce::listCustomers(const std::string& cursor, std::int64_t) const
{
    return page("/customers", 100, cursor, "&role=all&_fields=id,role,billing.country");
}

Result<ListPage<ShopCustomer>> WooCommerce::readCustomers(const Answer& answer) const
{
    return readGood(answer, [&](const json& body) {
        ListPage<ShopCustomer> read;
        read.nextCursor = nextPageOf(answer);
        for (const json& row : rowsOf(body)) {
            ShopCustomer customer;
            customer.id.text = std::to_string(row.at("id").get<std::int64_t>());
            customer.segment = textAt(row, "role");
            if (row.contains("billing") && row["billing"].is_object())
                customer.country = textAt(row["billing"], "country");
            read.items.push_back(std::move(customer));
        }
        return read;
    });
}

Request WooCommerce::listCarts(const std::string&, std::int64_t) const
{
    return getRequest(base + "/carts"); // there is no such route: capabilities() says so
}

Result<ListPage<ShopCart>> WooCommerce::readCarts(const Answer&, Currency) const
{
    return failure(ErrorCode::NotFound, "this kind of shop lists no carts");
}

} // namespace ms::platform
