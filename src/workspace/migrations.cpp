// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/migrations.h"

#include "workspace/connection.h"
#include "workspace/guarded.h"
#include "workspace/query.h"

namespace ms::workspace {
namespace {

std::size_t versionOf(Connection& connection)
{
    Query query(connection, "PRAGMA user_version");
    query.step();
    return static_cast<std::size_t>(query.integer(0));
}

} // namespace

std::span<const Migration> migrations()
{
    return embeddedMigrations();
}

Result<void> migrate(Connection& connection, std::span<const Migration> known)
{
    return guarded([&]() -> Result<void> {
        for (;;) {
            auto transaction = connection.begin();
            if (!transaction)
                return tl::unexpected(transaction.error());
            const std::size_t version =
                versionOf(connection); // read under the write lock: another program may be here too
            if (version >= known.size())
                return {};
            connection.execute(std::string(known[version].text));
            connection.execute("PRAGMA user_version = " + std::to_string(version + 1));
            if (auto done = transaction->commit(); !done)
                return done;
        }
    });
}

} // namespace ms::workspace
