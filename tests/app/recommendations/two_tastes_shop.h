// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/random.h"
#include "workspace/customer_repository.h"
#include "workspace/import_writer.h"
#include "workspace/location_repository.h"
#include "workspace/product_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/workspace.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

/// Twenty customers in France who buy tea and twenty in Spain who buy ink, three visits each with three products of
/// their taste. One tea that the others love is out of stock, and every first visit pays postage, which is not goods.
/// tea-0 never had that tea. TEA7 and INK7 are of the brand Seven; all cost 2.95 and 2.00 to buy.
inline bool makeTwoTastesShop(const std::filesystem::path& path)
{
    using namespace ms;
    using namespace ms::workspace;
    Settings settings;
    settings.currency = *Currency::parse("GBP");
    auto workspace = Workspace::create(path, settings);
    if (!workspace)
        return false;
    auto writer = ImportWriter::begin(*workspace, {});
    if (!writer)
        return false;
    ProductRepository products(*workspace);
    const auto add = [&](const std::string& sku, const std::string& title, bool goods) {
        Product product;
        product.sku = Sku{sku};
        product.title = title;
        product.category = title.substr(0, 3);
        product.priceMinor = 295;
        product.unitCostMinor = 200;
        product.brand = sku.back() == '7' ? "Seven" : "";
        product.goods = goods;
        return products.add(product, writer->key()).value();
    };
    std::vector<ProductKey> taste[2];
    for (int i = 0; i < 16; ++i) {
        taste[0].push_back(add("TEA" + std::to_string(i), "Tea " + std::to_string(i), true));
        taste[1].push_back(add("INK" + std::to_string(i), "Ink " + std::to_string(i), true));
    }
    const ProductKey soldOut = add("TEAX", "Tea sold out", true);
    const ProductKey postage = add("POST", "Postage", false);
    stats::Random random(4);
    for (int who = 0; who < 40; ++who) {
        const auto& own = taste[who % 2];
        Customer customer;
        customer.id = CustomerId{(who % 2 == 0 ? "tea-" : "ink-") + std::to_string(who / 2)};
        customer.country = who % 2 == 0 ? "France" : "Spain";
        const CustomerKey key = CustomerRepository(*workspace).add(customer, writer->key()).value();
        std::set<std::uint64_t> had;
        for (int visit = 0; visit < 3; ++visit) {
            Order order;
            order.id = OrderId{std::to_string(who) + "-" + std::to_string(visit)};
            order.customer = key;
            order.orderedAt = *parseShopTime("2011-12-0" + std::to_string(2 * visit + 1) + "T10:00");
            const OrderKey placed = writer->addOrder(order).value();
            std::vector<ProductKey> taken;
            while (taken.size() < 3) {
                const auto item = random.below(own.size());
                if (had.insert(item).second)
                    taken.push_back(own[item]);
            }
            if (visit == 1 && who % 2 == 0 && who > 0)
                taken.push_back(soldOut);
            if (visit == 0)
                taken.push_back(postage);
            std::vector<OrderLine> lines;
            for (const ProductKey product : taken)
                lines.push_back({placed, static_cast<std::int64_t>(lines.size()) + 1, product, 1, 295, 295, {}});
            if (!writer->addLines(lines))
                return false;
        }
    }
    Location location;
    location.id = LocationId{"main"};
    const LocationKey place = LocationRepository(*workspace).add(location, writer->key()).value();
    StockRepository stock(*workspace);
    for (const auto& [product, units] : {std::pair(soldOut, 0), std::pair(taste[0][0], 7)})
        if (!stock.set({product, place, *parseDay("2011-12-04"), Quantity{units}, {}, {}}, writer->key()))
            return false;
    return writer->commit({}).has_value();
}
