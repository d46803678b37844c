// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/price_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/tracked_row.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

const std::string selectPrice = "SELECT product_id, day, price_minor, source, proposal_id FROM price_history ";
const std::string selectPromotion = "SELECT product_id, location_id, first_day, last_day, kind, detail FROM promotion ";

PricePoint priceFrom(const Query& row)
{
    return {row.key<ProductKey>(0), row.day(1), row.integer(2), row.text(3), row.optionalInteger(4)};
}

Promotion promotionFrom(const Query& row)
{
    return {
        row.key<ProductKey>(0), row.optionalKey<LocationKey>(1), {row.day(2), row.day(3)}, row.text(4), row.text(5)};
}

} // namespace

PriceRepository::PriceRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<PricePoint>> PriceRepository::historyOf(ProductKey product) const
{
    return guarded([&] {
        std::vector<PricePoint> prices;
        Query query(m_connection, selectPrice + "WHERE product_id = ? ORDER BY day, source", product);
        while (query.step())
            prices.push_back(priceFrom(query));
        return prices;
    });
}

Result<void> PriceRepository::forEachPrice(const std::function<void(const PricePoint&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, selectPrice + "ORDER BY product_id, day, source");
        while (query.step())
            visit(priceFrom(query));
    });
}

Result<void> PriceRepository::setPrice(const PricePoint& price, std::optional<ImportKey> import)
{
    return guarded([&] {
        if (!import) {
            Query(
                m_connection,
                "INSERT INTO price_history (product_id, day, price_minor, source, proposal_id) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (product_id, day, source) DO UPDATE SET price_minor = excluded.price_minor, "
                "proposal_id = excluded.proposal_id",
                price.product, price.day, price.priceMinor, price.source, price.proposal)
                .run();
            return;
        }
        std::int64_t there = 0;
        {
            Query query(m_connection, "SELECT id FROM price_history WHERE product_id = ? AND day = ? AND source = ?",
                        price.product, price.day, price.source);
            if (query.step())
                there = query.integer(0);
        }
        if (there != 0) {
            TrackedRow(m_connection, "price_history", there, import)
                .set("price_minor", price.priceMinor)
                .set("proposal_id", price.proposal);
            return;
        }
        Query(m_connection,
              "INSERT INTO price_history (product_id, day, price_minor, source, proposal_id, import_id) "
              "VALUES (?, ?, ?, ?, ?, ?)",
              price.product, price.day, price.priceMinor, price.source, price.proposal, import)
            .run();
    });
}

Result<std::vector<Promotion>> PriceRepository::promotionsOf(ProductKey product) const
{
    return guarded([&] {
        std::vector<Promotion> promotions;
        Query query(m_connection, selectPromotion + "WHERE product_id = ? ORDER BY first_day, kind", product);
        while (query.step())
            promotions.push_back(promotionFrom(query));
        return promotions;
    });
}

Result<void> PriceRepository::forEachPromotion(const std::function<void(const Promotion&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, selectPromotion + "ORDER BY product_id, first_day, kind, location_id");
        while (query.step())
            visit(promotionFrom(query));
    });
}

Result<bool> PriceRepository::addPromotion(const Promotion& promotion, std::optional<ImportKey> import)
{
    if (!(promotion.days.first < promotion.days.last))
        return failure(ErrorCode::InvalidInput, "a promotion must last a day or more");
    return guarded([&] {
        // NULL is not equal to NULL in a unique index, so "everywhere" is looked up by hand.
        Query query(m_connection,
                    "INSERT INTO promotion (product_id, location_id, first_day, last_day, kind, detail, import_id) "
                    "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM promotion WHERE product_id = ?1 "
                    "AND location_id IS ?2 AND first_day = ?3 AND kind = ?5)",
                    promotion.product, promotion.location, promotion.days.first, promotion.days.last, promotion.kind,
                    promotion.detail, import);
        return query.run() > 0;
    });
}

} // namespace ms::workspace
