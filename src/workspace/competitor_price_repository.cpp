// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/competitor_price_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {

CompetitorPriceRepository::CompetitorPriceRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> CompetitorPriceRepository::forEach(const std::function<void(const CompetitorPricePoint&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, "SELECT product_id, competitor, day, price_minor FROM competitor_price "
                                  "ORDER BY product_id, competitor, day");
        while (query.step())
            visit({query.key<ProductKey>(0), query.text(1), query.day(2), query.integer(3)});
    });
}

Result<void> CompetitorPriceRepository::set(const CompetitorPricePoint& price)
{
    return guarded([&] {
        Query(m_connection,
              "INSERT INTO competitor_price (product_id, competitor, day, price_minor) VALUES (?, ?, ?, ?) "
              "ON CONFLICT (product_id, competitor, day) DO UPDATE SET price_minor = excluded.price_minor",
              price.product, price.competitor, price.day, price.priceMinor)
            .run();
    });
}

Result<std::string> loadPriceRules(Workspace& workspace)
{
    return guarded([&]() -> Result<std::string> {
        Query query(workspace.connection(), "SELECT value FROM setting WHERE name = 'price_rules'");
        return query.step() ? query.text(0) : std::string();
    });
}

Result<void> savePriceRules(Workspace& workspace, const std::string& json)
{
    return guarded([&] {
        Query(workspace.connection(),
              "INSERT INTO setting (name, value) VALUES ('price_rules', ?) "
              "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
              json)
            .run();
    });
}

} // namespace ms::workspace
