// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/scenario_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {

ScenarioRepository::ScenarioRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<Scenario>> ScenarioRepository::all(std::string_view kind) const
{
    return guarded([&] {
        std::vector<Scenario> scenarios;
        Query query(m_connection,
                    "SELECT id, name, kind, content, created_at, changed_at FROM scenario WHERE kind = ? ORDER BY name",
                    kind);
        while (query.step())
            scenarios.push_back(
                {query.key<ScenarioKey>(0), query.text(1), query.text(2), query.text(3), query.time(4), query.time(5)});
        return scenarios;
    });
}

Result<ScenarioKey> ScenarioRepository::add(const Scenario& scenario)
{
    if (scenario.name.empty())
        return failure(ErrorCode::InvalidInput, "a scenario needs a name");
    return guarded([&] {
        Query query(
            m_connection,
            "INSERT INTO scenario (name, kind, content, created_at, changed_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
            scenario.name, scenario.kind, scenario.content, scenario.createdAt, scenario.changedAt);
        query.step();
        return query.key<ScenarioKey>(0);
    });
}

Result<void> ScenarioRepository::update(const Scenario& scenario)
{
    if (scenario.name.empty())
        return failure(ErrorCode::InvalidInput, "a scenario needs a name");
    return guarded([&]() -> Result<void> {
        Query query(m_connection, "UPDATE scenario SET name = ?, kind = ?, content = ?, changed_at = ? WHERE id = ?",
                    scenario.name, scenario.kind, scenario.content, scenario.changedAt, scenario.key);
        if (query.run() == 0)
            return failure(ErrorCode::NotFound, "there is no scenario '" + scenario.name + "'");
        return {};
    });
}

Result<void> ScenarioRepository::remove(ScenarioKey key)
{
    return guarded([&] { Query(m_connection, "DELETE FROM scenario WHERE id = ?", key).run(); });
}

} // namespace ms::workspace
