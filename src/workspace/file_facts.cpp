// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/file_facts.h"

#include "workspace/guarded.h"
#include "workspace/migrations.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <sqlite3.h>

#include <set>

namespace ms::workspace {
namespace {

/// The names that the migrations create; some are dropped again by a later one.
std::set<std::string> namesMade()
{
    constexpr std::string_view mark = "CREATE TABLE ";
    std::set<std::string> names;
    for (const Migration& one : migrations()) {
        for (std::size_t at = one.text.find(mark); at != std::string_view::npos; at = one.text.find(mark, at)) {
            at += mark.size();
            names.emplace(one.text.substr(at, one.text.find_first_of(" (\n", at) - at));
        }
    }
    return names;
}

std::int64_t pragma(Connection& connection, const char* sql)
{
    Query query(connection, sql);
    return query.step() ? query.integer(0) : 0;
}

} // namespace

Result<FileFacts> fileFacts(Workspace& workspace)
{
    return guarded([&] {
        Connection& connection = workspace.connection();
        FileFacts facts;
        facts.layout = static_cast<int>(pragma(connection, "PRAGMA user_version"));
        facts.bytes = pragma(connection, "PRAGMA page_count") * pragma(connection, "PRAGMA page_size");
        facts.engine = sqlite3_libversion();
        for (const std::string& name : namesMade()) {
            if (hasTable(connection, name))
                facts.tables.emplace_back(name, pragma(connection, ("SELECT count(*) FROM " + name).c_str()));
        }
        return facts;
    });
}

} // namespace ms::workspace
