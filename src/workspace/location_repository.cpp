// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/location_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {

LocationRepository::LocationRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<Location>> LocationRepository::all() const
{
    return guarded([&] {
        std::vector<Location> locations;
        Query query(m_connection, "SELECT id, code, name FROM location ORDER BY id");
        while (query.step())
            locations.push_back({query.key<LocationKey>(0), LocationId{query.text(1)}, query.text(2)});
        return locations;
    });
}

Result<KeyDictionary<LocationKey>> LocationRepository::keys() const
{
    return all().map([](const std::vector<Location>& locations) {
        KeyDictionary<LocationKey> keys;
        for (const Location& location : locations)
            keys.insert(location.id.text, location.key);
        return keys;
    });
}

Result<LocationKey> LocationRepository::add(const Location& location, std::optional<ImportKey> import)
{
    if (location.id.text.empty())
        return failure(ErrorCode::InvalidInput, "a location needs an id");
    return guarded([&] {
        Query query(m_connection, "INSERT INTO location (code, name, import_id) VALUES (?, ?, ?) RETURNING id",
                    location.id, location.name, import);
        query.step();
        return query.key<LocationKey>(0);
    });
}

} // namespace ms::workspace
