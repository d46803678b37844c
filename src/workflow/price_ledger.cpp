// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_ledger.h"

#include "features/demand_series.h"
#include "pricing/prior_price.h"
#include "workflow/csv_file.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace ms::workflow {

namespace {

constexpr int mostWeeks = 8;

/// What a proposal foresaw, from its JSON texts.
void readPrediction(const approvals::Proposal& proposal, PriceEvent& event)
{
    event.author = proposal.author;
    event.reason = proposal.reason;
    const auto explanation = nlohmann::json::parse(proposal.explanation, nullptr, false);
    const auto effect = nlohmann::json::parse(proposal.effect, nullptr, false);
    const auto number = [](const nlohmann::json& json, const char* key) -> std::optional<double> {
        if (!json.is_object() || !json.contains(key) || !json[key].is_number())
            return std::nullopt;
        return json[key].get<double>();
    };
    const auto now = number(explanation, "units_per_week");
    const auto plus = [&](const char* key) -> std::optional<double> {
        const auto change = number(effect, key);
        return now && change ? std::optional(std::max(0.0, *now + *change)) : std::nullopt;
    };
    event.predictedUnits = plus("units");
    event.predictedLow = plus("units_low");
    event.predictedHigh = plus("units_high");
}

/// Mean units of the whole weeks within [first, last), the latest or the earliest `mostWeeks` of them.
struct WeekMean {
    double units = 0;
    int weeks = 0;
};

WeekMean meanUnits(const features::ProductDemand& demand, Day first, Day last, bool latest)
{
    std::vector<double> units;
    for (std::size_t week = 0; week < demand.series.history.size(); ++week) {
        const Day start = demand.firstDay + std::chrono::days(7 * static_cast<int>(week));
        if (start < first || start + std::chrono::days(7) > last || !std::isfinite(demand.series.history[week]))
            continue;
        units.push_back(demand.series.history[week]);
    }
    if (latest && units.size() > mostWeeks)
        units.erase(units.begin(), units.end() - mostWeeks);
    units.resize(std::min<std::size_t>(units.size(), mostWeeks));
    WeekMean mean;
    mean.weeks = static_cast<int>(units.size());
    for (const double week : units)
        mean.units += week / static_cast<double>(units.size());
    return mean;
}

/// Reads the prices of one product after the other.
class LedgerReader {
public:
    LedgerReader(workspace::Workspace& workspace, const features::Demand& demand) : m_workspace(workspace)
    {
        for (const features::ProductDemand& product : demand.series)
            m_demand[product.product.value] = &product;
        m_end = demand.end;
    }

    Result<void> add(const workspace::Product& product, std::vector<PriceEvent>& events)
    {
        const auto history = workspace::PriceRepository(m_workspace).historyOf(product.key);
        if (!history)
            return tl::unexpected(history.error());
        std::vector<pricing::PriceFrom> prices;
        for (const workspace::PricePoint& point : *history)
            prices.push_back({point.day, point.priceMinor});
        const auto demand = m_demand.find(product.key.value);
        for (std::size_t i = 0; i < history->size(); ++i) {
            const workspace::PricePoint& point = (*history)[i];
            PriceEvent event;
            event.sku = product.sku;
            event.day = point.day;
            event.priceMinor = point.priceMinor;
            event.source = point.source;
            event.proposal = point.proposal;
            if (i > 0)
                event.beforeMinor = (*history)[i - 1].priceMinor;
            if (const auto lowest = pricing::lowestPriorPrice(prices, point.day))
                event.lowestPriorMinor = *lowest;
            if (point.proposal)
                if (const auto proposal = workspace::ProposalRepository(m_workspace).byId(*point.proposal))
                    readPrediction(*proposal, event);
            if (demand != m_demand.end())
                addSales(*demand->second, i > 0 ? (*history)[i - 1].day : Day{},
                         i + 1 < history->size() ? (*history)[i + 1].day : m_end, event);
            events.push_back(std::move(event));
        }
        return {};
    }

private:
    static void addSales(const features::ProductDemand& demand, Day before, Day next, PriceEvent& event)
    {
        if (const WeekMean mean = meanUnits(demand, before, event.day, true); mean.weeks > 0)
            event.unitsBefore = mean.units;
        const WeekMean since = meanUnits(demand, event.day, next, false);
        event.realisedWeeks = since.weeks;
        if (since.weeks > 0)
            event.realisedUnits = since.units;
    }

    workspace::Workspace& m_workspace;
    std::map<std::int64_t, const features::ProductDemand*> m_demand;
    Day m_end{};
};

LedgerTotals totalsOf(const std::vector<PriceEvent>& events)
{
    LedgerTotals totals;
    double predicted = 0, difference = 0, absolute = 0, inside = 0;
    for (const PriceEvent& event : events) {
        ++totals.events;
        totals.pushed += event.source == "push" ? 1 : 0;
        if (!event.predictedUnits || !event.realisedUnits)
            continue;
        ++totals.judged;
        predicted += *event.predictedUnits;
        difference += *event.realisedUnits - *event.predictedUnits;
        absolute += std::abs(*event.realisedUnits - *event.predictedUnits);
        inside += event.predictedLow && event.predictedHigh && *event.realisedUnits >= *event.predictedLow &&
                          *event.realisedUnits <= *event.predictedHigh
                      ? 1
                      : 0;
    }
    if (totals.judged > 0 && predicted > 0) {
        totals.bias = difference / predicted;
        totals.error = absolute / predicted;
        totals.insideBand = inside / static_cast<double>(totals.judged);
    }
    return totals;
}

} // namespace

Result<PriceLedger> priceLedger(const std::filesystem::path& path, const std::optional<Sku>& sku, Progress& progress)
{
    auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto settings = workspace::loadSettings(*opened);
    const auto span = workspace::OrderRepository(*opened).span();
    if (!settings || !span)
        return tl::unexpected(settings ? span.error() : settings.error());
    std::vector<workspace::Product> products;
    if (sku) {
        auto product = workspace::ProductRepository(*opened).bySku(*sku);
        if (!product)
            return tl::unexpected(product.error());
        products.push_back(std::move(*product));
    } else {
        auto all = workspace::ProductRepository(*opened).all();
        if (!all)
            return tl::unexpected(all.error());
        products = std::move(*all);
    }
    features::Demand demand;
    if (span->last) {
        features::DemandRequest asked;
        asked.asOf = std::chrono::floor<std::chrono::days>(*span->last);
        if (sku)
            asked.filter.skus = {*sku};
        auto read = features::demandSeries(*opened, asked);
        if (!read)
            return tl::unexpected(read.error());
        demand = std::move(*read);
    }
    PriceLedger ledger;
    ledger.currency = settings->currency;
    LedgerReader reader(*opened, demand);
    for (const workspace::Product& product : products) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "price history");
        if (auto added = reader.add(product, ledger.events); !added)
            return tl::unexpected(added.error());
    }
    std::ranges::stable_sort(ledger.events, {}, &PriceEvent::sku);
    ledger.totals = totalsOf(ledger.events);
    return ledger;
}

Result<std::int64_t> writePriceLedger(const PriceLedger& ledger, const std::string& path)
{
    auto out = CsvFile::create(path, {"sku", "day", "price", "price_before", "lowest_prior", "source", "proposal",
                                      "author", "reason", "units_before", "predicted_units", "predicted_lo80",
                                      "predicted_hi80", "realised_units", "realised_weeks"});
    if (!out)
        return tl::unexpected(out.error());
    const auto amount = [&](std::optional<std::int64_t> minor) {
        return minor ? toDecimalText(*minor, ledger.currency.decimals()) : std::string();
    };
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (const PriceEvent& event : ledger.events) {
        out->cell(event.sku.text).cell(toIsoText(event.day)).cell(amount(event.priceMinor));
        out->cell(amount(event.beforeMinor)).cell(amount(event.lowestPriorMinor)).cell(event.source);
        out->cell(event.proposal ? std::to_string(*event.proposal) : std::string());
        out->cell(event.author).cell(event.reason).cell(event.unitsBefore.value_or(none));
        out->cell(event.predictedUnits.value_or(none)).cell(event.predictedLow.value_or(none));
        out->cell(event.predictedHigh.value_or(none)).cell(event.realisedUnits.value_or(none));
        out->cell(static_cast<std::int64_t>(event.realisedWeeks)).endRow();
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return out->rows();
}

} // namespace ms::workflow
