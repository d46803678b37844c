// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/forecast_like.h"

#include "forecast/new_product.h"
#include "sources/csv_reader.h"

#include <algorithm>
#include <set>

namespace ms::workflow {
namespace {

forecast::Forecast scaled(const forecast::Forecast& analogue, const LikeItem& item)
{
    const forecast::Forecast* one = &analogue;
    const double weight = 1;
    forecast::Forecast made = forecast::likeOthers({&one, 1}, {&weight, 1}, item.multiplier);
    made.seriesId = item.seriesId;
    made.note = "sells like " + item.like;
    return made;
}

} // namespace

Result<std::vector<LikeItem>> readLikeItems(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto id = reader->column("series_id");
    const auto like = reader->column("like");
    if (!id || !like)
        return tl::unexpected(!id ? id.error() : like.error());
    const auto multiplier = reader->findColumn("multiplier");
    std::vector<LikeItem> items;
    std::set<std::string, std::less<>> seen;
    for (auto more = reader->next();; more = reader->next()) {
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return items;
        const sources::CsvRow row = reader->row();
        LikeItem item{std::string(row[*id]), std::string(row[*like]), 1};
        const std::string where = path + ", line " + std::to_string(row.line()) + ": ";
        if (item.seriesId.empty() || item.like.empty())
            return failure(ErrorCode::InvalidInput, where + "expected a series and what it sells like");
        if (!seen.insert(item.seriesId).second)
            return failure(ErrorCode::InvalidInput, where + "'" + item.seriesId + "' is there twice");
        if (multiplier && !row[*multiplier].empty()) {
            const auto number = row.toDouble(*multiplier);
            if (!number || !(*number > 0))
                return failure(ErrorCode::InvalidInput,
                               where + "multiplier '" + std::string(row[*multiplier]) + "', expected a number above 0");
            item.multiplier = *number;
        }
        items.push_back(std::move(item));
    }
}

Result<void> forecastLikeItems(const std::vector<LikeItem>& items, std::vector<DatedSeries>& series,
                               std::vector<Result<forecast::Forecast>>& forecasts)
{
    const auto placeOf = [&](const std::string& id) {
        const auto found =
            std::find_if(series.begin(), series.end(), [&](const DatedSeries& one) { return one.series.id == id; });
        return static_cast<std::size_t>(found - series.begin());
    };
    const auto isNew = [&](const std::string& id) {
        return std::any_of(items.begin(), items.end(), [&](const LikeItem& item) { return item.seriesId == id; });
    };
    for (const LikeItem& item : items) {
        const std::size_t from = placeOf(item.like);
        if (from >= series.size() || !forecasts[from] || isNew(item.like))
            return failure(ErrorCode::NotFound, "'" + item.seriesId + "' is to sell like '" + item.like +
                                                    "', which has no forecast of its own");
        forecast::Forecast made = scaled(*forecasts[from], item);
        const std::size_t to = placeOf(item.seriesId);
        if (to < series.size()) {
            forecasts[to] = std::move(made);
            continue;
        }
        DatedSeries added = series[from];
        added.series.id = item.seriesId;
        series.push_back(std::move(added));
        forecasts.emplace_back(std::move(made));
    }
    return {};
}

} // namespace ms::workflow
