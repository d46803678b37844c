// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/settings.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace ms::workspace {
namespace {

using Rows = std::map<std::string, std::string, std::less<>>;

/// The shortest text that reads back to the same number.
template <class Number>
std::string toText(Number value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

template <class Number>
Result<void> read(const Rows& rows, std::string_view name, Number& value)
{
    const auto it = rows.find(name);
    if (it == rows.end())
        return {};
    const std::string& text = it->second;
    Number parsed{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (error != std::errc{} || end != text.data() + text.size())
        return failure(ErrorCode::InvalidInput, "setting " + std::string(name) + " is '" + text + "', not a number");
    value = parsed;
    return {};
}

/// One of two words.
Result<bool> readsSecond(const Rows& rows, std::string_view name, std::string_view first, std::string_view second)
{
    const auto it = rows.find(name);
    if (it == rows.end() || it->second == first)
        return false;
    if (it->second == second)
        return true;
    return failure(ErrorCode::InvalidInput, "setting " + std::string(name) + " is '" + it->second + "', not " +
                                                std::string(first) + " or " + std::string(second));
}

Rows toRows(const Settings& s)
{
    return {{"shop_name", s.shopName},
            {"currency", s.currency.text()},
            {"cycle_service_level", toText(s.cycleServiceLevel)},
            {"review_period_days", toText(s.reviewPeriodDays)},
            {"lead_time_days", toText(s.leadTimeDays)},
            {"lead_time_sd_days", toText(s.leadTimeStdDevDays)},
            {"holding_cost_rate", toText(s.holdingCostRate)},
            {"maximum_price_step", toText(s.maximumPriceStep)},
            {"minimum_margin_rate", toText(s.minimumMarginRate)},
            {"demand", s.demand == DemandKind::Gross ? "gross" : "net"},
            {"seed", toText(s.seed)},
            {"connection", s.connection == ConnectionKind::Sandbox ? "sandbox" : "production"},
            {"base_url", s.baseUrl},
            {"holiday_country", s.holidayCountry},
            {"stale_after_days", toText(s.staleAfterDays)}};
}

Result<Settings> fromRows(const Rows& rows)
{
    Settings s;
    if (const auto it = rows.find("shop_name"); it != rows.end())
        s.shopName = it->second;
    if (const auto it = rows.find("base_url"); it != rows.end())
        s.baseUrl = it->second;
    if (const auto it = rows.find("holiday_country"); it != rows.end())
        s.holidayCountry = it->second;
    if (const auto it = rows.find("currency"); it != rows.end() && !it->second.empty()) {
        const auto currency = Currency::parse(it->second);
        if (!currency)
            return tl::unexpected(currency.error());
        s.currency = *currency;
    }
    const auto net = readsSecond(rows, "demand", "gross", "net");
    const auto production = readsSecond(rows, "connection", "sandbox", "production");
    if (!net || !production)
        return tl::unexpected(net ? production.error() : net.error());
    s.demand = *net ? DemandKind::Net : DemandKind::Gross;
    s.connection = *production ? ConnectionKind::Production : ConnectionKind::Sandbox;
    Result<void> done = read(rows, "cycle_service_level", s.cycleServiceLevel);
    const auto then = [&](std::string_view name, auto& value) {
        if (done)
            done = read(rows, name, value);
    };
    then("review_period_days", s.reviewPeriodDays);
    then("lead_time_days", s.leadTimeDays);
    then("lead_time_sd_days", s.leadTimeStdDevDays);
    then("holding_cost_rate", s.holdingCostRate);
    then("maximum_price_step", s.maximumPriceStep);
    then("minimum_margin_rate", s.minimumMarginRate);
    then("seed", s.seed);
    then("stale_after_days", s.staleAfterDays);
    if (!done)
        return tl::unexpected(done.error());
    return s;
}

} // namespace

Result<void> validated(const Settings& s)
{
    const auto wrong = [](const char* what) { return failure(ErrorCode::InvalidInput, what); };
    if (!(s.cycleServiceLevel > 0 && s.cycleServiceLevel < 1))
        return wrong("the cycle service level must lie between 0 and 1, both excluded");
    if (!(s.reviewPeriodDays >= 0 && std::isfinite(s.reviewPeriodDays)))
        return wrong("the review period must be 0 days or more");
    if (!(s.leadTimeDays > 0 && std::isfinite(s.leadTimeDays)))
        return wrong("the lead time must be more than 0 days");
    if (!(s.leadTimeStdDevDays >= 0 && std::isfinite(s.leadTimeStdDevDays)))
        return wrong("the standard deviation of the lead time must be 0 days or more");
    if (!(s.holdingCostRate >= 0 && std::isfinite(s.holdingCostRate)))
        return wrong("the holding cost rate must be 0 or more");
    if (!(s.maximumPriceStep > 0 && s.maximumPriceStep <= 1))
        return wrong("the largest price step must lie between 0 and 1, 0 excluded");
    if (!(s.minimumMarginRate >= 0 && s.minimumMarginRate < 1))
        return wrong("the smallest margin must lie between 0 and 1, 1 excluded");
    if (s.staleAfterDays <= 0)
        return wrong("data must be at least a day old to be stale");
    return {};
}

Result<Settings> loadSettings(Connection& connection)
{
    return guarded([&] {
        Rows rows;
        Query query(connection, "SELECT name, value FROM setting");
        while (query.step())
            rows.emplace(query.text(0), query.text(1));
        return fromRows(rows);
    });
}

Result<Settings> loadSettings(Workspace& workspace)
{
    return loadSettings(workspace.connection());
}

Result<void> saveSettings(Connection& connection, const Settings& settings)
{
    if (auto valid = validated(settings); !valid)
        return valid;
    auto transaction = connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto written = guarded([&] {
        for (const auto& [name, value] : toRows(settings))
            Query(connection,
                  "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = "
                  "excluded.value",
                  name, value)
                .run();
    });
    if (!written)
        return written;
    return transaction->commit();
}

Result<void> saveSettings(Workspace& workspace, const Settings& settings)
{
    return saveSettings(workspace.connection(), settings);
}

} // namespace ms::workspace
