// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scratch_workspace.h"

#include "stats/random.h"
#include "workspace/customer_repository.h"
#include "workspace/event_repository.h"
#include "workspace/import_repository.h"
#include "workspace/location_repository.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/settings.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"

namespace ms::workspace::testing {

inline ImportRecord file(const std::string& name)
{
    ImportRecord record;
    record.fileName = name;
    record.sha256 = sha256(name);
    record.profile = "mapped";
    record.importedAt = at("2011-12-09T13:00");
    return record;
}

/// Writes a random import that adds and changes a bit of everything. Returns its key.
inline Result<ImportKey> randomImport(Workspace& workspace, std::uint64_t seed)
{
    stats::Random random(seed);
    auto writer = ImportWriter::begin(workspace, file("file-" + std::to_string(seed) + ".csv"));
    if (!writer)
        return tl::unexpected(writer.error());
    const ImportKey key = writer->key();
    ProductRepository products(workspace);
    LocationRepository locations(workspace);
    const std::string mark = std::to_string(seed);
    const LocationKey place = *locations.add({{}, LocationId{"place-" + mark}, ""}, key);
    (void)SupplierRepository(workspace).add({{}, SupplierId{"supplier-" + mark}, "", 7.1 + random.uniform(), 1.0, {}},
                                            key);
    for (int i = 0; i < 5; ++i)
        (void)products.add({{}, Sku{mark + "-" + std::to_string(i)}, "New", {}, {}, {}, 100, {}, {1}, {1}, true}, key);
    std::vector<Product> catalogue = *products.all();
    for (Product& product : catalogue) {
        if (random.below(3) == 0) {
            product.title = "Title of " + mark;
            product.priceMinor = static_cast<std::int64_t>(random.below(1000));
            (void)products.update(product, key);
            (void)products.update(product, key);
        }
        const PricePoint price{product.key,
                               day("2011-01-01") + std::chrono::days(random.below(3)),
                               static_cast<std::int64_t>(random.below(900)),
                               "import",
                               {}};
        (void)PriceRepository(workspace).setPrice(price, key);
        (void)PriceRepository(workspace).addPromotion(
            {product.key, {}, {day("2011-03-01"), day("2011-03-08")}, "deal", ""}, key);
        (void)StockRepository(workspace).set({product.key, place, day("2011-02-01"), {5}, {}, {}}, key);
        const auto first = locations.all()->front().key;
        (void)StockRepository(workspace).set(
            {product.key, first, day("2011-02-01"), {static_cast<std::int64_t>(random.below(50))}, {}, {}}, key);
    }
    const std::vector<Product> all = *products.all();
    const CustomerKey customer = *CustomerRepository(workspace).add({{}, CustomerId{"c" + mark}, "", "", {}}, key);
    PurchaseOrder purchase;
    purchase.code = "PO-" + mark;
    purchase.lines = {{all.front().key, {4}, {0}, {}}};
    (void)PurchaseOrderRepository(workspace).add(purchase, key);
    (void)EventRepository(workspace).add(
        std::vector{Event{at("2011-01-01"), "v", customer, "view", all.front().key, "", {}}}, key);
    std::vector<OrderLine> lines;
    for (int i = 0; i < 4; ++i) {
        Order order;
        order.id = OrderId{mark + "/" + std::to_string(i)};
        order.customer = customer;
        order.location = place;
        const OrderKey added = *writer->addOrder(order);
        for (int line = 1; line <= 3; ++line)
            lines.push_back({added, line, all[random.below(all.size())].key, 2, 200, 100, {}});
    }
    // A line for an order that an earlier import brought.
    lines.push_back({{1}, static_cast<std::int64_t>(100 + seed), all.front().key, 1, 100, 100, 120});
    if (auto added = writer->addLines(lines); !added)
        return tl::unexpected(added.error());
    (void)writer->addRejects(std::vector{ImportReject{7, "price", "12,5O", "not a number"}});
    (void)writer->setCurrency(*Currency::parse("GBP"));
    ImportRecord result;
    result.rowsRead = 13;
    result.rowsAdded = 13;
    if (auto kept = writer->commit(result); !kept)
        return tl::unexpected(kept.error());
    return key;
}

} // namespace ms::workspace::testing
