// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demo_shop.h"

#include "core/calendar_numbers.h"
#include "core/parallel.h"
#include "stats/random.h"
#include "workflow/csv_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace ms::workflow {
namespace {

constexpr std::uint64_t seriesStream = 5'000'000'000;
constexpr std::size_t seriesAtOnce = 256;
constexpr Day lastDay{std::chrono::year(2026) / std::chrono::November / 15};

/// The part of a row that all series share, made once a day: ",2026-11-15,".
std::vector<std::string> dayCells(int points)
{
    std::vector<std::string> cells;
    for (int i = 0; i < points; ++i)
        cells.push_back(',' + toIsoText(lastDay - std::chrono::days(points - 1 - i)) + ',');
    return cells;
}

/// Yearly cosine for each day, so that no series computes it again.
std::vector<double> yearlyCosine(int points)
{
    std::vector<double> values;
    for (int i = 0; i < points; ++i)
        values.push_back(std::cos(2 * std::numbers::pi * (i - points) / meanDaysAYear));
    return values;
}

std::string seriesRows(std::uint64_t seed, std::size_t number, const std::vector<std::string>& days,
                       const std::vector<double>& yearly)
{
    stats::Random random(seed, seriesStream + number);
    constexpr std::array<double, 7> weekday{0.86, 0.84, 0.90, 0.96, 1.12, 1.34, 0.98};
    std::array<char, 24> id{};
    const auto idSize = static_cast<std::size_t>(std::snprintf(id.data(), id.size(), "S%05zu", number + 1));
    const bool intermittent = random.uniform() < 0.5;
    const double base = intermittent ? 0.05 + 0.4 * random.uniform() : std::exp(0.6 + 0.9 * random.normal());
    const double amplitude = 0.4 * random.uniform();
    const double trend = 0.2 * random.normal() / meanDaysAYear;
    std::string rows;
    rows.reserve(days.size() * 22);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const double mean =
            base * weekday[i % 7] * (1 + amplitude * yearly[i]) * std::exp(trend * static_cast<double>(i));
        std::array<char, 24> value{};
        const auto end = std::to_chars(value.begin(), value.end(), random.poisson(mean)).ptr;
        rows.append(id.data(), idSize).append(days[i]).append(value.data(), end).push_back('\n');
    }
    return rows;
}

} // namespace

Result<std::int64_t> writeDemoSeries(const DemoSeriesRequest& request, Progress& progress)
{
    if (request.series < 1 || request.series > 10'000'000 || request.points < 1 || request.points > 100'000)
        return failure(ErrorCode::InvalidInput, "1 to 10000000 series of 1 to 100000 days can be made");
    auto file = CsvFile::create(request.path, {"series_id", "t", "value"});
    if (!file)
        return tl::unexpected(file.error());
    const std::vector<std::string> days = dayCells(request.points);
    const std::vector<double> yearly = yearlyCosine(request.points);
    const auto count = static_cast<std::size_t>(request.series);
    NoProgress quiet;
    for (std::size_t begin = 0; begin < count; begin += seriesAtOnce) {
        std::vector<std::string> blocks(std::min(seriesAtOnce, count - begin));
        parallelFor(blocks.size(), 0, quiet,
                    [&](std::size_t i) { blocks[i] = seriesRows(request.seed, begin + i, days, yearly); });
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "writing the series was canceled");
        for (const std::string& block : blocks)
            file->rows(block, request.points);
        progress.report(static_cast<std::int64_t>(begin + blocks.size()), request.series);
    }
    const std::int64_t rows = file->rows();
    if (auto kept = file->commit(); !kept)
        return tl::unexpected(kept.error());
    return rows;
}

} // namespace ms::workflow
