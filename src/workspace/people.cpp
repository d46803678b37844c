// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/people.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <array>
#include <charconv>

namespace ms::workspace {

Result<std::vector<std::pair<std::string, std::string>>> loadPeople(Workspace& workspace)
{
    return guarded([&] {
        std::vector<std::pair<std::string, std::string>> people;
        Query query(workspace.connection(), "SELECT name, role FROM person ORDER BY name");
        while (query.step())
            people.emplace_back(query.text(0), query.text(1));
        return people;
    });
}

Result<void> setPerson(Workspace& workspace, const std::string& name, const std::string& role)
{
    return guarded([&] {
        if (role.empty())
            Query(workspace.connection(), "DELETE FROM person WHERE name = ?", name).run();
        else
            Query(workspace.connection(),
                  "INSERT INTO person (name, role) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET role = excluded.role",
                  name, role)
                .run();
    });
}

Result<std::string> loadShopKind(Workspace& workspace)
{
    return guarded([&]() -> std::string {
        Query query(workspace.connection(), "SELECT value FROM setting WHERE name = 'shop_platform'");
        return query.step() ? query.text(0) : std::string("studio");
    });
}

Result<void> saveShopKind(Workspace& workspace, const std::string& kind)
{
    return guarded([&] {
        Query(workspace.connection(),
              "INSERT INTO setting (name, value) VALUES ('shop_platform', ?) "
              "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
              kind)
            .run();
    });
}

Result<DecidedPrices> decidedOn(Workspace& workspace, Day day)
{
    const ShopTime start{day};
    return guarded([&] {
        Query query(workspace.connection(),
                    "SELECT count(*), coalesce(sum(abs(p.new_price_minor - p.old_price_minor)), 0) FROM approval a "
                    "JOIN proposal p ON p.id = a.proposal_id WHERE a.approved = 1 AND p.kind = 'price' AND "
                    "a.decided_at >= ? AND a.decided_at < ?",
                    start, start + std::chrono::days{1});
        query.step();
        return DecidedPrices{query.integer(0), query.integer(1)};
    });
}

Result<std::map<std::string, double>> loadNumbers(Workspace& workspace, const std::vector<std::string>& names)
{
    return guarded([&]() -> Result<std::map<std::string, double>> {
        std::map<std::string, double> numbers;
        for (const std::string& name : names) {
            Query query(workspace.connection(), "SELECT value FROM setting WHERE name = ?", name);
            if (!query.step())
                continue;
            const std::string text = query.text(0);
            double value = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            if (error != std::errc() || end != text.data() + text.size())
                return failure(ErrorCode::InvalidInput, "setting '" + name + "' is '" + text + "', not a number");
            numbers[name] = value;
        }
        return numbers;
    });
}

Result<void> saveNumbers(Workspace& workspace, const std::map<std::string, double>& numbers)
{
    auto transaction = workspace.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto written = guarded([&] {
        for (const auto& [name, value] : numbers) {
            std::array<char, 32> text{};
            const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
            Query(workspace.connection(),
                  "INSERT INTO setting (name, value) VALUES (?, ?) "
                  "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                  name, std::string_view(text.data(), std::size_t(end - text.data())))
                .run();
        }
    });
    if (!written)
        return written;
    return transaction->commit();
}

} // namespace ms::workspace
