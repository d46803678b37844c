// SPDX-License-Identifier: GPL-3.0-or-later
// Forecasts with causes on two retail panels, judged on weeks that no method saw.
//   forecast_regressors orange-juice [--validate] [model...]   default: boosted-trees
//   forecast_regressors walmart [--validate] [model...]        default: every model
// orange-juice: ten rounds, two weeks ahead with a gap of two, mean absolute percentage error over all points.
// walmart: the last 13 weeks of every store and department with two years of history, WAPE and RMSSE.
// With --validate, five rounds of the weeks before those, or the 13 weeks before: what constants are chosen by. Given
// twice, the 13 weeks before those.
#include "core/day.h"
#include "forecast/forecaster.h"
#include "sources/csv_reader.h"
#include "workflow/networks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <limits>
#include <map>
#include <string>
#include <sys/resource.h>
#include <utility>
#include <vector>

using namespace ms;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Series, and what came at each step after them; NaN: not sold, not counted.
struct Round {
    std::vector<forecast::Series> series;
    std::vector<std::vector<double>> actual;
    int horizon = 0;
};

struct Errors {
    double percentages = 0;
    double absolute = 0;
    double signedSum = 0;
    double units = 0;
    double rmsse = 0;
    double inside80 = 0;
    double seconds = 0;
    int points = 0;
    int series = 0;
};

bool measure(const Round& round, const std::string& model, Errors& errors)
{
    NoProgress progress;
    const double start = cpuSeconds();
    forecast::Settings settings{.model = model};
    if (const auto networks = workflow::forecastNetworks())
        settings.networks = *networks;
    const auto forecasts = forecast::forecastAll(round.series, round.horizon, settings, 1, progress);
    errors.seconds += cpuSeconds() - start;
    if (!forecasts) {
        std::printf("%-16s %s\n", model.c_str(), forecasts.error().detail.c_str());
        return false;
    }
    for (std::size_t i = 0; i < round.series.size(); ++i) {
        const auto& one = (*forecasts)[i];
        if (!one)
            continue;
        double squares = 0;
        int known = 0;
        for (std::size_t k = 0; k < round.actual[i].size(); ++k) {
            const double came = round.actual[i][k];
            if (std::isnan(came))
                continue;
            const double error = one->mean[k] - came;
            errors.percentages += came != 0 ? std::abs(error / came) : 0;
            errors.absolute += std::abs(error);
            errors.signedSum += error;
            errors.units += std::abs(came);
            errors.inside80 += one->intervals[0].low[k] <= came && came <= one->intervals[0].high[k] ? 1 : 0;
            squares += error * error;
            ++known;
        }
        errors.points += known;
        double changes = 0;
        int counted = 0;
        const std::vector<double>& past = round.series[i].history;
        for (std::size_t t = 1; t < past.size(); ++t)
            if (const double change = past[t] - past[t - 1]; !std::isnan(change)) {
                changes += change * change;
                ++counted;
            }
        if (known > 0 && changes > 0) {
            errors.rmsse += std::sqrt(squares / known / (changes / counted));
            ++errors.series;
        }
    }
    return true;
}

void print(const std::string& model, const Errors& errors)
{
    std::printf("%-16s MAPE %8.3f  WAPE %7.3f  bias %7.2f  RMSSE %7.4f  in 80 %5.1f %%  %7.1f CPU s  %.0f MB\n",
                model.c_str(), 100 * errors.percentages / errors.points, 100 * errors.absolute / errors.units,
                100 * errors.signedSum / errors.units, errors.rmsse / std::max(errors.series, 1),
                100 * errors.inside80 / errors.points, errors.seconds, peakMegabytes());
    std::fflush(stdout);
}

/// One row of the orange-juice data.
struct Week {
    int number = 0;
    double units = 0;
    double price = 0;
    double deal = 0;
    double feature = 0;
};
using Juice = std::map<std::pair<int, int>, std::vector<Week>>; // store, brand

Juice readJuice(const std::string& path)
{
    Juice juice;
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return juice;
    const auto column = [&](const char* name) { return *reader->column(name); };
    const std::size_t store = column("store"), brand = column("brand"), week = column("week");
    const std::size_t units = column("logmove"), price = column("price1"), deal = column("deal"), feat = column("feat");
    while (*reader->next()) {
        const sources::CsvRow row = reader->row();
        const auto whole = [&](std::size_t at) { return static_cast<int>(*row.toDouble(at)); };
        juice[{whole(store), whole(brand)}].push_back(
            {whole(week), std::round(std::exp(*row.toDouble(units))),
             *row.toDouble(price + static_cast<std::size_t>(whole(brand)) - 1), *row.toDouble(deal),
             *row.toDouble(feat)});
    }
    return juice;
}

/// Known up to week `end`; weeks end + 2 and end + 3 are asked for; price, deal and feature are known up to then.
Round juiceRound(const Juice& juice, int end)
{
    constexpr int firstWeek = 40;
    constexpr int weeksBefore1990 = 1028; // from 1970 to the week that the data count as 0
    Round round;
    round.horizon = 3;
    for (const auto& [key, weeks] : juice) {
        forecast::Series one;
        one.id = std::to_string(key.first) + "-" + std::to_string(key.second);
        one.frequency = forecast::Frequency::Weekly;
        one.firstPeriod = weeksBefore1990 + firstWeek;
        one.categories = {std::to_string(key.first), std::to_string(key.second)};
        const auto length = static_cast<std::size_t>(end - firstWeek + 1);
        one.history.assign(length, unknown);
        const std::vector<double> empty(length + 3, unknown);
        one.regressors = {{"price", empty}, {"deal", empty}, {"feature", empty}};
        std::vector<double> actual(3, unknown);
        for (const Week& week : weeks) {
            const auto at = static_cast<std::size_t>(week.number - firstWeek);
            if (week.number > end + 3)
                continue;
            if (week.number <= end)
                one.history[at] = week.units;
            else if (week.number > end + 1)
                actual[at - length] = week.units;
            one.regressors[0].values[at] = week.price;
            one.regressors[1].values[at] = week.deal;
            one.regressors[2].values[at] = week.feature;
        }
        round.series.push_back(std::move(one));
        round.actual.push_back(std::move(actual));
    }
    return round;
}

int reportJuice(const std::string& folder, const std::vector<std::string>& models, bool validate)
{
    const int rounds = validate ? 5 : 10;
    const int firstEnd = validate ? 115 : 135; // the last of the earlier rounds asks for weeks before 135
    const int apart = validate ? 4 : 2;
    const Juice juice = readJuice(folder + "/yx.csv.gz");
    if (juice.empty())
        return 66;
    for (const std::string& model : models) {
        Errors all;
        for (int number = 0; number < rounds; ++number) {
            const int end = firstEnd + apart * number;
            Errors one;
            if (!measure(juiceRound(juice, end), model, one))
                return 69;
            std::printf("weeks %d and %d: MAPE %.3f over %d points, %.1f CPU s\n", end + 2, end + 3,
                        100 * one.percentages / one.points, one.points, one.seconds);
            all.percentages += one.percentages;
            all.absolute += one.absolute;
            all.signedSum += one.signedSum;
            all.units += one.units;
            all.rmsse += one.rmsse;
            all.inside80 += one.inside80;
            all.seconds += one.seconds;
            all.points += one.points;
            all.series += one.series;
        }
        print(model, all);
    }
    return 0;
}

/// The Friday that ends the first week of the file, 2010-02-05, in days since 1970.
constexpr int firstFriday = 14645;

Round readWalmart(const std::string& folder, std::size_t cut)
{
    constexpr std::size_t weeks = 143;
    constexpr std::size_t held = 13;
    Round round;
    round.horizon = held;
    std::map<std::string, std::string> types;
    auto stores = sources::CsvReader::open(folder + "/stores.csv");
    auto reader = sources::CsvReader::open(folder + "/train.csv.gz");
    if (!stores || !reader)
        return round;
    while (*stores->next())
        types[std::string(stores->row()[0])] = std::string(stores->row()[1]);
    std::vector<double> holidays(weeks, 0.0);
    std::map<std::pair<std::string, std::string>, std::vector<double>> sales; // store, department
    while (*reader->next()) {
        const sources::CsvRow row = reader->row();
        const auto week = static_cast<std::size_t>((dayNumber(*parseDay(row[2])) - firstFriday) / 7);
        auto& one = sales[{std::string(row[0]), std::string(row[1])}];
        one.resize(weeks, unknown);
        one[week] = *row.toDouble(3);
        holidays[week] = row[4] == "True" ? 1 : 0;
    }
    for (const auto& [key, values] : sales) {
        forecast::Series one;
        one.id = key.first + "-" + key.second;
        one.frequency = forecast::Frequency::Weekly;
        one.firstPeriod = firstFriday / 7;
        one.categories = {key.first, key.second, types[key.first]};
        one.regressors = {{"holiday", holidays}};
        const auto end = values.begin() + static_cast<std::ptrdiff_t>(weeks - cut);
        one.history.assign(values.begin(), end - held);
        std::vector<double> actual(end - held, end);
        const auto known = [](const std::vector<double>& all) {
            return std::count_if(all.begin(), all.end(), [](double value) { return !std::isnan(value); });
        };
        if (known(one.history) < 104 || known(actual) == 0)
            continue;
        round.series.push_back(std::move(one));
        round.actual.push_back(std::move(actual));
    }
    return round;
}

int reportWalmart(const std::string& folder, std::vector<std::string> models, std::size_t back)
{
    const Round round = readWalmart(folder, back);
    if (round.series.empty())
        return 66;
    std::printf("walmart-store-sales, 13 weeks of %zu series, %zu weeks before the end\n", round.series.size(), back);
    if (models.empty())
        for (const forecast::MethodInfo& method : forecast::methodList())
            models.emplace_back(method.name);
    for (const std::string& model : models) {
        Errors errors;
        if (measure(round, model, errors))
            print(model, errors);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string data = std::string(MS_SHARED_DIR) + "/data";
    const std::string what = argc > 1 ? argv[1] : "";
    std::vector<std::string> models(argv + std::min(argc, 2), argv + argc);
    const auto validations = std::erase(models, "--validate");
    const bool validate = validations > 0;
    int status = 64;
    if (what == "orange-juice")
        status = reportJuice(data + "/orange-juice",
                             models.empty() ? std::vector<std::string>{"boosted-trees"} : models, validate);
    else if (what == "walmart")
        status = reportWalmart(data + "/walmart-store-sales", models, 13 * validations);
    if (status == 64)
        std::printf("forecast_regressors orange-juice|walmart [model...]\n");
    if (status == 66)
        std::printf("%s: the data are not here\n", data.c_str());
    return status;
}
