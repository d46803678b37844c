// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_optimization.h"

#include "core/parallel.h"
#include "pricing/assortment.h"
#include "pricing/cross_effect.h"
#include "pricing/elasticity.h"
#include "pricing/panel.h"
#include "pricing/recent_demand.h"
#include "workflow/csv_file.h"
#include "workflow/price_panel_file.h"
#include "workflow/price_product_state.h"
#include "workflow/price_rules.h"
#include "workflow/rejects_file.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {

namespace {

using pricing::Observation;

/// What is written for one product.
struct Row {
    double currentPrice = pricing::notKnown;
    std::optional<pricing::PricingTask> task;
    std::optional<pricing::PriceChoice> choice;
    std::string reason;
};

Row planProduct(std::span<const Observation> rows, const pricing::Elasticity& elasticity, const std::string& name,
                const PriceRules& rules, std::uint64_t seed, std::uint64_t stream)
{
    Row row;
    if (rows.empty())
        return row;
    const ProductPriceState state = priceStateOf(rows);
    row.currentPrice = state.price;
    if (!std::isfinite(elasticity.value)) {
        row.reason = elasticity.reason;
        return row;
    }
    const auto recent = pricing::recentDemand(state.units, state.prices, state.price, elasticity.value);
    auto product = pricing::PreparedProduct::create({.price = state.price,
                                                     .unitsPerPeriod = recent.unitsPerPeriod,
                                                     .levelStdError = recent.levelStdError,
                                                     .noise = recent.noise,
                                                     .elasticity = elasticity.value,
                                                     .elasticityStdError = elasticity.stdError,
                                                     .unitCost = state.cost,
                                                     .stock = {},
                                                     .taxRate = rules.taxRate,
                                                     .competitorElasticity = elasticity.competitor.value_or(0),
                                                     .competitorReaction = rules.competitorReaction},
                                                    {.periods = rules.periods, .draws = 200, .seed = seed}, stream);
    if (!product) {
        row.reason = product.error().detail;
        return row;
    }
    auto facts = ruleFactsOf(state, rules, rules.of(name));
    if (!facts) {
        row.reason = facts.error().detail;
        return row;
    }
    row.task = pricing::PricingTask{std::move(*product), rules.of(name), std::move(*facts), rules.minorPerUnit()};
    return row;
}

/// The families of the rules by task. Errors: InvalidInput for a member that the observations do not know.
Result<std::vector<pricing::PriceFamily>> familiesOf(const PriceRules& rules, const std::vector<Sku>& products,
                                                     const std::vector<std::int32_t>& taskOf)
{
    std::vector<pricing::PriceFamily> families;
    for (const FamilyRule& rule : rules.families) {
        pricing::PriceFamily family{rule.name, {}, rule.least, rule.most};
        for (const std::string& member : rule.members) {
            const auto found = std::ranges::find(products, member, &Sku::text);
            if (found == products.end())
                return failure(ErrorCode::InvalidInput,
                               "family " + rule.name + ": there are no observations of " + member);
            if (const auto task = taskOf[static_cast<std::size_t>(found - products.begin())]; task >= 0)
                family.members.push_back(task);
        }
        if (family.members.size() > 1)
            families.push_back(std::move(family));
    }
    return families;
}

/// Prices of all rows that have a task, chosen together.
Result<pricing::AssortmentPlan> chooseTogether(std::vector<Row>& rows, const pricing::ElasticityReport& report,
                                               const std::vector<Sku>& products, const PriceRules& rules, int threads,
                                               Progress& progress)
{
    std::vector<pricing::PricingTask> tasks;
    std::vector<std::size_t> rowOf;
    std::vector<std::int32_t> taskOf(rows.size(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].task)
            continue;
        taskOf[i] = static_cast<std::int32_t>(tasks.size());
        rowOf.push_back(i);
        tasks.push_back(*rows[i].task);
    }
    std::vector<pricing::CrossElasticity> cross;
    for (const pricing::CrossElasticity& pair : report.cross) {
        pricing::CrossElasticity drawn = pricing::shrinkCross(pair);
        drawn.product = taskOf[static_cast<std::size_t>(pair.product)];
        drawn.other = taskOf[static_cast<std::size_t>(pair.other)];
        if (drawn.product >= 0 && drawn.other >= 0 && std::isfinite(drawn.value))
            cross.push_back(drawn);
    }
    const auto families = familiesOf(rules, products, taskOf);
    if (!families)
        return tl::unexpected(families.error());
    auto plan =
        pricing::optimiseAssortment(tasks, cross, rules.objective, rules.maxChanges, threads, progress, *families);
    if (!plan)
        return plan;
    for (std::size_t task = 0; task < tasks.size(); ++task) {
        rows[rowOf[task]].choice = std::move(plan->choices[task]);
        rows[rowOf[task]].reason = plan->reasons[task];
    }
    return plan;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : "|") + name;
    return text;
}

Result<std::int64_t> writeRows(const std::string& path, const std::vector<Sku>& products, const std::vector<Row>& rows)
{
    auto out = CsvFile::create(path, {"product_id", "current_price", "price", "units", "revenue", "margin", "lo_margin",
                                      "hi_margin", "binding_rules", "reason"});
    if (!out)
        return tl::unexpected(out.error());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        out->cell(products[i].text).cell(rows[i].currentPrice);
        if (const auto& choice = rows[i].choice) {
            const pricing::Band margin = choice->chosen.margin.value_or(pricing::Band{});
            out->cell(choice->chosen.price).cell(choice->chosen.units.mean).cell(choice->chosen.revenue.mean);
            out->cell(margin.mean).cell(margin.low80).cell(margin.high80);
            out->cell(joined(choice->price.bindingRules)).emptyCell();
        } else {
            out->emptyCell().emptyCell().emptyCell().emptyCell().emptyCell().emptyCell().emptyCell();
            out->cell(rows[i].reason);
        }
        out->endRow();
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return out->rows();
}

/// Neighbours of a family whose new prices do not keep its relation.
int brokenFamilies(const std::vector<Row>& rows, const std::vector<Sku>& products, const PriceRules& rules)
{
    int broken = 0;
    for (const FamilyRule& rule : rules.families) {
        const pricing::PriceFamily family{rule.name, {}, rule.least, rule.most};
        const pricing::PriceChoice* before = nullptr;
        for (const std::string& member : rule.members) {
            const auto at = std::ranges::find(products, member, &Sku::text) - products.begin();
            const auto& choice = rows[static_cast<std::size_t>(at)].choice;
            if (choice && before != nullptr)
                broken += pricing::keepsRelation(family, before->price.priceMinor, choice->price.priceMinor) ? 0 : 1;
            before = choice ? &*choice : nullptr;
        }
    }
    return broken;
}

PriceOptimizationSummary summarize(const std::vector<Row>& rows)
{
    PriceOptimizationSummary summary;
    for (const Row& row : rows) {
        if (!row.choice) {
            ++summary.refused;
            continue;
        }
        const bool changed = row.choice->price.priceMinor != row.task->facts.currentMinor;
        (changed ? summary.changed : summary.unchanged) += 1;
        summary.gain += row.choice->gain;
        const auto broken = pricing::brokenHardRules(row.choice->price.priceMinor, row.task->rules, row.task->facts);
        if (changed && broken)
            summary.hardRulesBroken += static_cast<int>(broken->size());
    }
    return summary;
}

} // namespace

Result<PriceOptimizationSummary> optimizePriceFile(const PriceOptimizationRequest& request, Progress& progress)
{
    const auto rules = readPriceRules(request.rules);
    if (!rules)
        return tl::unexpected(rules.error());
    PricePanelReader reader;
    auto file = reader.read(request.observations, PriceFileKind::Observations, progress);
    if (!file)
        return tl::unexpected(file.error());
    if (!request.rejects.empty()) {
        if (auto written = writeRejects(request.rejects, request.observations, file->rejects); !written)
            return tl::unexpected(written.error());
    }
    if (file->rows.empty())
        return tl::unexpected(nothingUsable(request.observations, *file));
    reader.setPeriods(*file);
    pricing::Panel panel = reader.names();
    panel.rows = std::move(file->rows);
    const auto report = pricing::estimateElasticities(panel, {.threads = request.threads}, progress);
    const auto sorted = pricing::SortedPanel::create(panel);
    if (!report || !sorted)
        return tl::unexpected(report ? sorted.error() : report.error());
    std::vector<Row> rows(panel.products.size());
    const bool finished = parallelFor(rows.size(), request.threads, progress, [&](std::size_t i) {
        rows[i] = planProduct(sorted->rowsOf(i), report->products[i], panel.products[i].text, *rules, request.seed, i);
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "price optimisation");
    const auto plan = chooseTogether(rows, *report, panel.products, *rules, request.threads, progress);
    if (!plan)
        return tl::unexpected(plan.error());
    const auto written = writeRows(request.out, panel.products, rows);
    if (!written)
        return tl::unexpected(written.error());
    PriceOptimizationSummary summary = summarize(rows);
    summary.familiesBroken = brokenFamilies(rows, panel.products, *rules);
    summary.rowsRead = file->rowsRead;
    summary.rowsRejected = static_cast<std::int64_t>(file->rejects.size());
    summary.rowsWritten = *written;
    summary.objective = plan->value;
    summary.upperBound = plan->bound;
    return summary;
}

} // namespace ms::workflow
