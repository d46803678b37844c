// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <string_view>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Named what-ifs. Errors of every function: ReadWrite, Conflict; of writers also InvalidInput (a name twice or empty).
class ScenarioRepository {
public:
    explicit ScenarioRepository(Workspace& workspace);

    Result<std::vector<Scenario>> all(std::string_view kind) const; ///< by name
    Result<ScenarioKey> add(const Scenario& scenario);
    /// Replaces name, kind, content and the time of the change. Errors: NotFound.
    Result<void> update(const Scenario& scenario);
    Result<void> remove(ScenarioKey key);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
