// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/kit_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/tracked_row.h"
#include "workspace/workspace.h"

namespace ms::workspace {

KitRepository::KitRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<KitLine>> KitRepository::all() const
{
    return guarded([&] {
        std::vector<KitLine> lines;
        if (!hasTable(m_connection, "kit_line"))
            return lines;
        Query query(m_connection, "SELECT kit_id, component_id, units FROM kit_line ORDER BY kit_id, component_id");
        while (query.step())
            lines.push_back({query.key<ProductKey>(0), query.key<ProductKey>(1), query.quantity(2)});
        return lines;
    });
}

Result<void> KitRepository::set(const KitLine& line, std::optional<ImportKey> import)
{
    if (line.units.units < 1)
        return failure(ErrorCode::InvalidInput, "a kit needs at least one unit of a component");
    if (line.kit == line.component)
        return failure(ErrorCode::InvalidInput, "a kit cannot contain itself");
    return guarded([&] {
        std::optional<std::int64_t> there;
        {
            Query known(m_connection, "SELECT id FROM kit_line WHERE kit_id = ? AND component_id = ?", line.kit,
                        line.component);
            if (known.step())
                there = known.integer(0);
        }
        if (there)
            TrackedRow(m_connection, "kit_line", *there, import).set("units", line.units);
        else
            Query(m_connection, "INSERT INTO kit_line (kit_id, component_id, units, import_id) VALUES (?, ?, ?, ?)",
                  line.kit, line.component, line.units, import)
                .run();
    });
}

Result<void> KitRepository::remove(ProductKey kit, ProductKey component)
{
    return guarded([&]() -> Result<void> {
        if (Query(m_connection, "DELETE FROM kit_line WHERE kit_id = ? AND component_id = ?", kit, component).run() ==
            0)
            return failure(ErrorCode::NotFound, "the kit has no such component");
        return {};
    });
}

} // namespace ms::workspace
