// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_season_file.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <limits>
#include <type_traits>

namespace ms::workflow {

namespace {

using nlohmann::json;
using pricing::Season;

/// Reads fields of the environment; the first one that is missing or of another kind stays as the problem.
class SeasonParser {
public:
    Result<Season> parse(const json& root)
    {
        Season season;
        if (root.contains("name"))
            read(root, "/name", season.name);
        read(root, "/horizon_days", season.days);
        read(root, "/prices/start", season.startPrice);
        read(root, "/prices/ratio", season.ratio);
        read(root, "/prices/steps_down", season.stepsDown);
        read(root, "/prices/steps_up", season.stepsUp);
        read(root, "/actions", season.actions);
        read(root, "/competitor/prices", season.competitorPrices);
        read(root, "/competitor/stay", season.stay);
        read(root, "/demand/base_units", season.baseUnits);
        read(root, "/demand/reference_price", season.referencePrice);
        read(root, "/demand/elasticity", season.elasticity);
        read(root, "/demand/cross_elasticity", season.crossElasticity);
        read(root, "/demand/weekday_factors", season.weekdayFactors);
        read(root, "/start_stock/min", season.leastStock);
        read(root, "/start_stock/max", season.mostStock);
        read(root, "/unit_cost", season.unitCost);
        read(root, "/salvage_value", season.salvage);
        read(root, "/holding_cost", season.holdingCost);
        read(root, "/markdown_cost", season.markdownCost);
        expectText(root, "/demand/distribution", "poisson");
        expectText(root, "/competitor/start", "uniform");
        if (!m_problem.empty())
            return failure(ErrorCode::InvalidInput, m_problem);
        return season;
    }

private:
    template <class T>
    void read(const json& root, const char* path, T& into)
    {
        const json::json_pointer at(path);
        try {
            const json& value = root.at(at);
            if constexpr (std::is_integral_v<T>) {
                // 28.5 days are not 28, and 10¹² are not what is left of them in an int.
                if (!value.is_number_integer() || value.get<double>() > std::numeric_limits<T>::max() ||
                    value.get<double>() < std::numeric_limits<T>::lowest())
                    return note(path, "is no whole number");
            }
            into = value.get<T>();
        } catch (const json::exception&) {
            note(path, "is missing or of another kind");
        }
    }
    void expectText(const json& root, const char* path, const std::string& text)
    {
        const json::json_pointer at(path);
        if (root.contains(at) && root.at(at) != text)
            note(path, "is not known: only " + text + " is");
    }
    void note(const std::string& path, const std::string& what)
    {
        if (m_problem.empty())
            m_problem = path + " " + what;
    }
    std::string m_problem;
};

} // namespace

Result<Season> readSeason(const std::string& path)
{
    std::ifstream file(path);
    if (!file)
        return failure(ErrorCode::NotFound, "no such file: " + path);
    const json root = json::parse(file, nullptr, false);
    if (root.is_discarded() || !root.is_object())
        return failure(ErrorCode::InvalidInput, path + " is not a JSON object");
    auto season = SeasonParser().parse(root);
    if (season) {
        if (auto checked = pricing::checkSeason(*season); !checked)
            season = tl::unexpected(checked.error());
    }
    if (!season)
        return failure(season.error().code, path + ": " + season.error().detail);
    return season;
}

} // namespace ms::workflow
