// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/volume_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/tracked_row.h"
#include "workspace/workspace.h"

namespace ms::workspace {

VolumeRepository::VolumeRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::unordered_map<std::int64_t, std::int64_t>> VolumeRepository::all() const
{
    return guarded([&] {
        std::unordered_map<std::int64_t, std::int64_t> volumes;
        if (!hasTable(m_connection, "product_volume"))
            return volumes;
        Query query(m_connection, "SELECT id, millilitres FROM product_volume");
        while (query.step())
            volumes.emplace(query.integer(0), query.integer(1));
        return volumes;
    });
}

Result<void> VolumeRepository::set(ProductKey product, std::optional<std::int64_t> millilitres,
                                   std::optional<ImportKey> import)
{
    if (millilitres && *millilitres <= 0)
        return failure(ErrorCode::InvalidInput, "a volume must be more than 0 millilitres");
    return guarded([&] {
        if (!millilitres) {
            Query(m_connection, "DELETE FROM product_volume WHERE id = ?", product).run();
            return;
        }
        const bool there = Query(m_connection, "SELECT 1 FROM product_volume WHERE id = ?", product).step();
        if (there)
            TrackedRow(m_connection, "product_volume", product.value, import).set("millilitres", *millilitres);
        else
            Query(m_connection, "INSERT INTO product_volume (id, millilitres, import_id) VALUES (?, ?, ?)", product,
                  *millilitres, import)
                .run();
    });
}

} // namespace ms::workspace
