// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/demand_correction_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <cmath>

namespace ms::workspace {

DemandCorrectionRepository::DemandCorrectionRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> DemandCorrectionRepository::save(const DemandCorrection& one)
{
    if (one.author.empty())
        return failure(ErrorCode::InvalidInput, "a correction needs an author");
    if (one.value && (!(*one.value >= 0) || !std::isfinite(*one.value)))
        return failure(ErrorCode::InvalidInput, "a correction must be at least 0 units");
    return guarded([&] {
        Query(m_connection,
              "INSERT INTO demand_correction (product_id, first_day, value, sold, stockout, found, author, created_at) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (product_id, first_day) DO UPDATE SET value = "
              "excluded.value, sold = excluded.sold, stockout = excluded.stockout, found = excluded.found, "
              "author = excluded.author, created_at = excluded.created_at",
              one.product, one.firstDay, one.value, one.sold, one.stockout, one.found, one.author, one.createdAt)
            .run();
    });
}

Result<void> DemandCorrectionRepository::remove(ProductKey product, Day firstDay)
{
    return guarded([&] {
        Query(m_connection, "DELETE FROM demand_correction WHERE product_id = ? AND first_day = ?", product, firstDay)
            .run();
    });
}

Result<std::vector<DemandCorrection>> DemandCorrectionRepository::all(std::optional<ProductKey> product) const
{
    return guarded([&] {
        std::vector<DemandCorrection> corrections;
        if (!hasTable(m_connection, "demand_correction"))
            return corrections;
        Query query(m_connection,
                    "SELECT product_id, first_day, value, sold, stockout, found, author, created_at FROM "
                    "demand_correction WHERE ?1 IS NULL OR product_id = ?1 ORDER BY product_id, first_day",
                    product);
        while (query.step())
            corrections.push_back({query.key<ProductKey>(0), query.day(1), query.optionalReal(2), query.real(3),
                                   query.null(4) ? std::nullopt : std::optional(query.boolean(4)),
                                   query.optionalReal(5), query.text(6), query.time(7)});
        return corrections;
    });
}

} // namespace ms::workspace
