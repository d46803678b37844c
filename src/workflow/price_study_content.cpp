// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_study_content.h"

#include "core/parallel.h"
#include "features/demand_series.h"
#include "features/price_observations.h"
#include "features/stock.h"
#include "pricing/competitor.h"
#include "pricing/elasticity.h"
#include "pricing/prior_price.h"
#include "pricing/recent_demand.h"
#include "workflow/price_shop_rules.h"
#include "workspace/competitor_price_repository.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ms::workflow {

namespace {

using Days = std::chrono::days;

/// What is read from the workspace before anything is computed.
struct Material {
    workspace::Settings settings;
    std::vector<workspace::Product> products;
    features::PriceObservations observations;
    features::Demand demand;
    std::vector<features::ProductStock> stock;
    PriceRules rules;
    std::unordered_map<std::int64_t, std::vector<pricing::PriceFrom>> prices;       // by product, oldest first
    std::unordered_map<std::int64_t, std::vector<pricing::CompetitorQuote>> quotes; // by product, periods are days
};

/// Rules, earlier prices and competitors' prices: what a price is held against.
Result<void> readReferences(workspace::Workspace& workspace, Material& material)
{
    auto rules = shopRules(workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    material.rules = std::move(*rules);
    auto prices = workspace::PriceRepository(workspace).forEachPrice([&](const workspace::PricePoint& point) {
        material.prices[point.product.value].push_back({point.day, point.priceMinor});
    });
    if (!prices)
        return prices;
    const double minor = std::pow(10.0, material.settings.currency.decimals());
    return workspace::CompetitorPriceRepository(workspace).forEach([&](const workspace::CompetitorPricePoint& point) {
        material.quotes[point.product.value].push_back({point.competitor,
                                                        static_cast<std::int32_t>(dayNumber(point.day)),
                                                        static_cast<double>(point.priceMinor) / minor});
    });
}

Result<Material> readMaterial(const PriceStudyRequest& request)
{
    auto opened = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadOnly);
    if (!opened)
        return tl::unexpected(opened.error());
    auto settings = workspace::loadSettings(*opened);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto span = workspace::OrderRepository(*opened).span();
    if (!span)
        return tl::unexpected(span.error());
    if (!span->last)
        return failure(ErrorCode::NotEnoughData, "nothing was sold yet");
    features::DemandRequest asked;
    asked.asOf = std::chrono::floor<Days>(*span->last);
    auto products = workspace::ProductRepository(*opened).all();
    auto observations = features::priceObservations(*opened, asked);
    auto demand = features::demandSeries(*opened, asked);
    auto stock = features::stockOnHand(*opened, asked.asOf, std::nullopt, features::OrdersSince::Counted);
    for (const Error* error : {products ? nullptr : &products.error(), observations ? nullptr : &observations.error(),
                               demand ? nullptr : &demand.error(), stock ? nullptr : &stock.error()}) {
        if (error != nullptr)
            return tl::unexpected(*error);
    }
    Material material{std::move(*settings),
                      std::move(*products),
                      std::move(*observations),
                      std::move(*demand),
                      std::move(*stock),
                      {},
                      {},
                      {}};
    if (auto read = readReferences(*opened, material); !read)
        return tl::unexpected(read.error());
    return material;
}

/// Settings of every regression of a workspace: no cross prices among thousands of products, the season and all that
/// moves the whole shop taken out.
pricing::ElasticitySettings regressionSettings(int threads)
{
    return {.crossPrices = false, .seasonPeriods = 52, .market = true, .threads = threads};
}

/// Builds the rows of a study from what was read.
class Builder {
public:
    Builder(Material material, InventoryInputsPtr inventory)
        : m_material(std::move(material)), m_items(inventoryItems(*inventory))
    {
        m_content->inventory = std::move(inventory);
    }

    Result<std::unique_ptr<PriceStudyContent>> build(int threads, Progress& progress)
    {
        start();
        const auto report =
            pricing::estimateElasticities(m_material.observations.panel, regressionSettings(threads), progress);
        if (!report)
            return tl::unexpected(report.error());
        m_content->categories = report->categories;
        auto sorted = pricing::SortedPanel::create(m_material.observations.panel);
        if (!sorted)
            return tl::unexpected(sorted.error());
        m_content->panel = std::move(*sorted);
        for (const features::ProductDemand& demand : m_material.demand.series)
            addRow(demand, *report);
        if (m_content->rows.empty())
            return failure(ErrorCode::NotEnoughData, "no product has a price and sales in a whole week");
        if (!parallelFor(m_content->rows.size(), threads, progress, [&](std::size_t row) { suggest(row); }))
            return failure(ErrorCode::Canceled, "price study");
        placeFamilyRules(*m_content);
        if (auto made = suggestForFamilies(*m_content, progress); !made)
            return tl::unexpected(made.error());
        return std::move(m_content);
    }

private:
    void start()
    {
        PriceStudyContent& content = *m_content;
        content.currency = m_material.settings.currency;
        content.minorPerUnit = std::pow(10.0, content.currency.decimals());
        content.rules = std::move(m_material.rules);
        const auto& starts = m_material.observations.periodStarts;
        content.span = {starts.empty() ? Day{} : starts.front(), m_material.demand.end};
        for (const workspace::Product& product : m_material.products)
            m_products[product.key.value] = &product;
        for (const features::ProductStock& stock : m_material.stock)
            if (stock.counted)
                m_stock[stock.product.value] = &stock;
        auto& panel = m_material.observations.panel;
        panel.categories.assign(panel.products.size(), {});
        for (std::size_t i = 0; i < panel.products.size(); ++i) {
            const std::int64_t key = m_material.observations.products[i].value;
            m_panelIndex[key] = static_cast<std::int32_t>(i);
            if (const auto product = m_products.find(key); product != m_products.end())
                panel.categories[i] = product->second->category;
        }
    }

    /// Prices paid in the weeks of one demand series, currency units.
    std::vector<double> paidPrices(const features::ProductDemand& demand, std::int32_t panelIndex) const
    {
        std::vector<double> prices(demand.series.history.size(), pricing::notKnown);
        if (panelIndex < 0)
            return prices;
        for (const pricing::Observation& row : m_content->panel->rowsOf(static_cast<std::size_t>(panelIndex))) {
            const Day start = m_material.observations.periodStarts[static_cast<std::size_t>(row.period)];
            const auto week = (start - demand.firstDay).count() / 7;
            if (week >= 0 && static_cast<std::size_t>(week) < prices.size())
                prices[static_cast<std::size_t>(week)] = row.price;
        }
        return prices;
    }

    void addRow(const features::ProductDemand& demand, const pricing::ElasticityReport& report)
    {
        const auto found = m_products.find(demand.product.value);
        if (found == m_products.end())
            return;
        const workspace::Product& product = *found->second;
        const auto index = m_panelIndex.find(demand.product.value);
        const std::int32_t panelIndex = index == m_panelIndex.end() ? -1 : index->second;
        PricedSku row;
        row.sku = product.sku;
        row.title = product.title;
        row.category = product.category;
        row.costMinor = product.unitCostMinor;
        row.paidPrices = paidPrices(demand, panelIndex);
        row.priceMinor = product.priceMinor.value_or(lastPaid(row.paidPrices));
        if (row.priceMinor <= 0)
            return;
        const auto stock = m_stock.find(demand.product.value);
        const double due = stock == m_stock.end() ? 0 : readStock(row, *stock->second);
        if (panelIndex >= 0)
            row.elasticity = report.products[static_cast<std::size_t>(panelIndex)];
        else
            row.elasticity.reason = "No week is known in which it sold at a price.";
        chooseElasticity(row);
        prepare(row, demand, due);
        m_content->titles.add(row.title, row.category);
        m_content->rowBySku.emplace(row.sku, m_content->rows.size());
        const auto item = m_items.find(row.sku);
        m_content->stockItems.push_back(item == m_items.end() ? std::nullopt : std::optional(item->second));
        m_content->panelIndex.push_back(panelIndex);
        m_content->rows.push_back(std::move(row));
    }

    /// Returns the units on their way that are due within the horizon.
    double readStock(PricedSku& row, const features::ProductStock& stock) const
    {
        row.stock = std::max(0.0, static_cast<double>(stock.onHand.units - stock.reserved.units));
        double due = 0;
        for (const features::Inbound& inbound : stock.inbound) {
            const auto units = static_cast<double>(inbound.quantity.units);
            row.onOrder += units;
            due += inbound.due <= m_material.demand.dataEnd + Days(7 * PriceStudy::horizonWeeks) ? units : 0;
        }
        return due;
    }

    std::int64_t lastPaid(const std::vector<double>& prices) const
    {
        for (auto price = prices.rbegin(); price != prices.rend(); ++price)
            if (std::isfinite(*price))
                return std::llround(*price * m_content->minorPerUnit);
        return 0;
    }

    void chooseElasticity(PricedSku& row) const
    {
        if (row.elasticity.status != pricing::ElasticityStatus::NotIdentifiable) {
            row.source = row.elasticity.status == pricing::ElasticityStatus::Ok ? ElasticitySource::Own
                                                                                : ElasticitySource::Shrunk;
            row.usedElasticity = row.elasticity.value;
            row.usedStdError = row.elasticity.stdError;
            return;
        }
        const auto& all = m_content->categories;
        auto category = std::ranges::find(all, row.category, &pricing::CategoryElasticity::category);
        if (category == all.end())
            category = std::ranges::find(all, std::string(), &pricing::CategoryElasticity::category);
        if (category == all.end())
            return;
        row.source = ElasticitySource::Category;
        row.usedElasticity = category->value;
        row.usedStdError = std::hypot(category->stdError, category->spread);
    }

    void prepare(PricedSku& row, const features::ProductDemand& demand, double due)
    {
        std::vector<double> units = demand.series.history;
        for (std::size_t week = 0; week < demand.series.stockedOut.size(); ++week)
            if (demand.series.stockedOut[week] != 0)
                units[week] = pricing::notKnown;
        const double price = m_content->inUnits(row.priceMinor);
        const auto recent = pricing::recentDemand(units, row.paidPrices, price, row.usedElasticity);
        row.unitsPerWeek = recent.unitsPerPeriod;
        pricing::DemandAtPrice at;
        at.price = price;
        at.unitsPerPeriod = recent.unitsPerPeriod;
        at.levelStdError = recent.levelStdError;
        at.noise = recent.noise;
        at.elasticity = row.usedElasticity;
        at.elasticityStdError = row.usedStdError;
        if (row.stock)
            at.stock = *row.stock + due;
        at.taxRate = m_content->rules.taxRate;
        at.salesEndWithStock = false; // what runs out is ordered again; that it runs out is said beside it
        if (row.costMinor)
            at.unitCost = m_content->inUnits(*row.costMinor);
        auto made = pricing::PreparedProduct::create(
            at, {.periods = PriceStudy::horizonWeeks, .draws = 200, .seed = m_material.settings.seed},
            static_cast<std::uint64_t>(demand.product.value));
        m_content->prepared.push_back(made ? std::optional(std::move(*made)) : std::nullopt);
        m_content->facts.push_back(factsOf(row, demand.product.value));
    }

    pricing::RuleFacts factsOf(PricedSku& row, std::int64_t product) const
    {
        pricing::RuleFacts facts;
        facts.currentMinor = row.priceMinor;
        facts.taxRate = m_content->rules.taxRate;
        if (row.costMinor)
            facts.costMinor = static_cast<double>(*row.costMinor);
        const Day end = m_material.demand.dataEnd + Days(1);
        if (const auto prices = m_material.prices.find(product); prices != m_material.prices.end()) {
            if (const auto lowest = pricing::lowestPriorPrice(prices->second, end))
                facts.lowestPriorMinor = *lowest;
            facts.periodsSinceChange = static_cast<int>((end - prices->second.back().day).count() / 7);
        }
        const auto quotes = m_material.quotes.find(product);
        if (quotes == m_material.quotes.end())
            return facts;
        constexpr int daysAWeek = 7;
        pricing::CompetitorSettings settings;
        settings.maxAge = daysAWeek * settings.maxAge;
        const auto competitor = pricing::competitorPrice(quotes->second, m_content->inUnits(row.priceMinor),
                                                         static_cast<std::int32_t>(dayNumber(end)), settings);
        if (!competitor)
            return facts;
        row.competitorsRejected = competitor->rejected.size();
        if (competitor->price) {
            facts.competitorMinor = *competitor->price * m_content->minorPerUnit;
            facts.competitorAge = competitor->age / daysAWeek;
            row.competitorMinor = std::llround(*facts.competitorMinor);
            row.competitorAgeDays = competitor->age;
        }
        return facts;
    }

    /// Looks for a better price, and says in one sentence why it is one, or why there is none.
    void suggest(std::size_t at)
    {
        PricedSku& row = m_content->rows[at];
        const auto& product = m_content->prepared[at];
        if (row.source == ElasticitySource::None || row.source == ElasticitySource::Category || !product) {
            row.note = row.elasticity.reason;
            return;
        }
        if (row.usedElasticity > 0) {
            row.note = "Demand did not fall when the price rose: something else moved it.";
            return;
        }
        if (row.unitsPerWeek <= 0) {
            row.note = "Nothing sold in the last 13 weeks.";
            return;
        }
        const pricing::Objective objective = objectiveOf(m_content->rules, row.costMinor.has_value());
        const auto choice = pricing::choosePrice(
            {*product, m_content->rulesOf(at), m_content->facts[at], m_content->minorPerUnit}, objective);
        if (!choice) {
            row.note = choice.error().detail;
            return;
        }
        judge(row, *product, *choice, objective);
    }

    void judge(PricedSku& row, const pricing::PreparedProduct& product, const pricing::PriceChoice& choice,
               const pricing::Objective& objective) const
    {
        const std::int64_t price = choice.price.priceMinor;
        if (price == row.priceMinor) {
            row.note = "No price within the rules is better than the current one.";
            return;
        }
        const auto change = product.change(m_content->inUnits(row.priceMinor), m_content->inUnits(price));
        const pricing::Band gain = change.margin.value_or(change.revenue);
        if (!change.margin && price < row.priceMinor) {
            row.note = "The unit cost is not known: a lower price cannot be judged.";
            return;
        }
        // With weights of its own, the shop's objective has to rise for sure, margin alone need not.
        const double sure = objective.margin * (change.margin ? change.margin->low80 : 0) +
                            objective.revenue * change.revenue.low80 + objective.units * change.units.low80;
        if (sure <= 0) {
            row.note = "A better price is not sure enough: the change could also cost " +
                       std::string(change.margin ? "margin." : "revenue.");
            return;
        }
        row.suggestionMinor = price;
        row.gainMinor = gain.mean * m_content->minorPerUnit / PriceStudy::horizonWeeks;
        const bool weighed = objective.revenue > 0 || objective.units > 0;
        row.note = !change.margin ? "More revenue expected; the unit cost is not known"
                   : weighed      ? "Better by the shop's objective"
                                  : "More margin expected";
        if (!choice.price.bindingRules.empty())
            row.note += ", held by the rule " + choice.price.bindingRules.front();
        row.note += ".";
    }

    Material m_material;
    std::unordered_map<Sku, std::size_t> m_items; ///< of the inventory's inputs
    std::unique_ptr<PriceStudyContent> m_content = std::make_unique<PriceStudyContent>();
    std::unordered_map<std::int64_t, const workspace::Product*> m_products;
    std::unordered_map<std::int64_t, const features::ProductStock*> m_stock;
    std::unordered_map<std::int64_t, std::int32_t> m_panelIndex;
};

} // namespace

Result<std::unique_ptr<PriceStudyContent>> readPriceStudy(const PriceStudyRequest& request, Progress& progress)
{
    auto material = readMaterial(request);
    if (!material)
        return tl::unexpected(material.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "price study");
    auto inventory = loadInventory(request.workspace, progress);
    if (!inventory)
        return tl::unexpected(inventory.error());
    return Builder(std::move(*material), std::move(*inventory)).build(request.threads, progress);
}

} // namespace ms::workflow
