// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/launch_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>

namespace ms::workspace {
namespace {

bool aboveZero(double value)
{
    return value > 0 && std::isfinite(value);
}

Result<void> check(const Launch& launch)
{
    if (launch.analogues.empty())
        return failure(ErrorCode::InvalidInput, "a new product must sell like at least one other");
    if (!aboveZero(launch.multiplier))
        return failure(ErrorCode::InvalidInput,
                       "multiplier " + std::to_string(launch.multiplier) + ", expected a number above 0");
    for (const auto& [analogue, weight] : launch.analogues)
        if (analogue == launch.product || !aboveZero(weight))
            return failure(ErrorCode::InvalidInput, "a new product sells like others, each with a weight above 0");
    return {};
}

} // namespace

LaunchRepository::LaunchRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> LaunchRepository::save(const Launch& launch)
{
    if (auto good = check(launch); !good)
        return good;
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto saved = guarded([&] {
        Query(m_connection, "DELETE FROM launch WHERE product_id = ?", launch.product).run();
        Query(m_connection, "INSERT INTO launch (product_id, multiplier, as_started, created_at) VALUES (?, ?, ?, ?)",
              launch.product, launch.multiplier, launch.asStarted, launch.createdAt)
            .run();
        for (const auto& [analogue, weight] : launch.analogues)
            Query(m_connection, "INSERT INTO launch_analogue (product_id, like_id, weight) VALUES (?, ?, ?)",
                  launch.product, analogue, weight)
                .run();
    });
    if (!saved)
        return saved;
    return transaction->commit();
}

Result<void> LaunchRepository::remove(ProductKey product)
{
    return guarded([&] { Query(m_connection, "DELETE FROM launch WHERE product_id = ?", product).run(); });
}

Result<std::vector<Launch>> LaunchRepository::all() const
{
    return guarded([&] {
        std::vector<Launch> launches;
        // A file of an older version that is open for reading has no such table, and so no new products.
        if (!hasTable(m_connection, "launch"))
            return launches;
        Query query(m_connection, "SELECT l.product_id, l.multiplier, l.as_started, l.created_at, a.like_id, a.weight "
                                  "FROM launch l JOIN launch_analogue a ON a.product_id = l.product_id "
                                  "ORDER BY l.product_id, a.like_id");
        while (query.step()) {
            const auto product = query.key<ProductKey>(0);
            if (launches.empty() || launches.back().product != product)
                launches.push_back({product, {}, query.real(1), query.boolean(2), query.time(3)});
            launches.back().analogues.emplace_back(query.key<ProductKey>(4), query.real(5));
        }
        return launches;
    });
}

Result<std::optional<Launch>> LaunchRepository::of(ProductKey product) const
{
    return all().map([&](const std::vector<Launch>& launches) -> std::optional<Launch> {
        const auto found =
            std::find_if(launches.begin(), launches.end(), [&](const Launch& one) { return one.product == product; });
        return found == launches.end() ? std::nullopt : std::optional(*found);
    });
}

} // namespace ms::workspace
