// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_cost_change.h"

#include "pricing/guardrails.h"
#include "sources/csv_reader.h"
#include "workflow/csv_file.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <unordered_map>

namespace ms::workflow {

namespace {

double marginOf(std::int64_t priceMinor, std::int64_t costMinor)
{
    return 1 - static_cast<double>(costMinor) / static_cast<double>(priceMinor);
}

/// Compares one new cost after the other with the catalogue.
class CostComparison {
public:
    CostComparison(const workspace::Settings& settings, MarginKept keep, std::vector<workspace::Product> products)
        : m_settings(settings), m_keep(keep), m_products(std::move(products))
    {
        m_rules.step = pricing::RuleValue{settings.maximumPriceStep, true};
        m_rules.marginFloor = pricing::RuleValue{settings.minimumMarginRate, true};
        for (std::size_t i = 0; i < m_products.size(); ++i)
            m_index[m_products[i].sku] = i;
    }

    /// Why a row cannot be used; empty: it was.
    std::string add(const Sku& sku, std::int64_t cost, CostChanges& changes)
    {
        const auto found = m_index.find(sku);
        if (found == m_index.end())
            return "no such SKU";
        if (!m_seen.emplace(sku, true).second)
            return "this SKU was there before";
        const workspace::Product& product = m_products[found->second];
        if (!product.unitCostMinor)
            ++changes.firstCosts;
        else if (cost == *product.unitCostMinor)
            ++changes.unchanged;
        else if (cost < *product.unitCostMinor)
            ++changes.cheaper;
        else if (!product.priceMinor || *product.priceMinor <= 0)
            return "it has no price";
        else
            changes.affected.push_back(affected(product, cost));
        return {};
    }

private:
    [[nodiscard]] std::int64_t wanted(std::int64_t price, std::int64_t before, std::int64_t cost) const
    {
        if (m_keep == MarginKept::Amount || before <= 0)
            return price + cost - before;
        const double restored = static_cast<double>(price) * static_cast<double>(cost) / static_cast<double>(before);
        return static_cast<std::int64_t>(std::ceil(restored * (1 - 1e-12)));
    }

    [[nodiscard]] AffectedSku affected(const workspace::Product& product, std::int64_t cost) const
    {
        AffectedSku row;
        row.sku = product.sku;
        row.oldCostMinor = *product.unitCostMinor;
        row.newCostMinor = cost;
        row.priceMinor = *product.priceMinor;
        row.marginBefore = marginOf(row.priceMinor, row.oldCostMinor);
        row.marginNow = marginOf(row.priceMinor, cost);
        row.marginAfter = std::numeric_limits<double>::quiet_NaN();
        const std::int64_t restoring = wanted(row.priceMinor, row.oldCostMinor, cost);
        pricing::RuleFacts facts;
        facts.currentMinor = row.priceMinor;
        facts.costMinor = static_cast<double>(cost);
        const auto guarded = pricing::applyGuardrails(static_cast<double>(restoring), m_rules, facts);
        if (!guarded) {
            row.reason = "No price: " + guarded.error().detail;
            return row;
        }
        row.proposedMinor = guarded->priceMinor;
        row.marginAfter = marginOf(guarded->priceMinor, cost);
        if (guarded->priceMinor != restoring)
            row.bindingRules = guarded->bindingRules;
        char text[200];
        std::snprintf(text, sizeof text,
                      "Unit cost %s to %s: restores the margin from %.1f %% to %.1f %% (was %.1f %%)",
                      toDecimalText(row.oldCostMinor, decimals()).c_str(), toDecimalText(cost, decimals()).c_str(),
                      100 * row.marginNow, 100 * row.marginAfter, 100 * row.marginBefore);
        row.reason = text;
        nlohmann::ordered_json explanation{{"old_cost_minor", row.oldCostMinor},
                                           {"new_cost_minor", cost},
                                           {"keep", m_keep == MarginKept::Rate ? "rate" : "amount"},
                                           {"proposed_minor", restoring},
                                           {"trace", nlohmann::ordered_json::array()}};
        for (const pricing::RuleStep& step : guarded->trace)
            explanation["trace"].push_back({{"rule", step.rule},
                                            {"hard", step.hard},
                                            {"before", step.beforeMinor},
                                            {"limit", step.limitMinor},
                                            {"after", step.afterMinor}});
        explanation["price_minor"] = guarded->priceMinor;
        row.explanation = explanation.dump();
        return row;
    }
    [[nodiscard]] int decimals() const { return m_settings.currency.decimals(); }

    const workspace::Settings& m_settings;
    MarginKept m_keep;
    std::vector<workspace::Product> m_products;
    pricing::Guardrails m_rules;
    std::unordered_map<Sku, std::size_t> m_index;
    std::unordered_map<Sku, bool> m_seen;
};

Result<std::pair<workspace::Settings, std::vector<workspace::Product>>> readCatalogue(const std::filesystem::path& path)
{
    auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!opened)
        return tl::unexpected(opened.error());
    auto settings = workspace::loadSettings(*opened);
    auto products = workspace::ProductRepository(*opened).all();
    if (!settings || !products)
        return tl::unexpected(settings ? products.error() : settings.error());
    return std::pair(std::move(*settings), std::move(*products));
}

} // namespace

Result<CostChanges> costChanges(const CostChangeRequest& request, Progress& progress)
{
    auto catalogue = readCatalogue(request.workspace);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    const workspace::Settings settings = catalogue->first;
    CostComparison comparison(settings, request.keep, std::move(catalogue->second));
    auto reader = sources::CsvReader::open(request.costs);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto sku = reader->column("sku");
    const auto cost = reader->column("cost");
    if (!sku || !cost)
        return tl::unexpected(sku ? cost.error() : sku.error());
    const auto currency = reader->findColumn("currency");
    CostChanges changes;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (++changes.rowsRead % 4096 == 0 && progress.canceled())
            return failure(ErrorCode::Canceled, request.costs);
        const auto row = reader->row();
        const auto minor = parseDecimal(row[*cost], settings.currency.decimals());
        if (!minor || *minor < 0)
            changes.rejects.push_back(row.reject(*cost, "a cost of 0 or more is expected"));
        else if (currency && !row[*currency].empty() && row[*currency] != settings.currency.text())
            changes.rejects.push_back(row.reject(*currency, "the shop's currency is " + settings.currency.text()));
        else if (std::string reason = comparison.add(Sku{std::string(row[*sku])}, *minor, changes); !reason.empty())
            changes.rejects.push_back(row.reject(*sku, std::move(reason)));
    }
    for (auto& damaged : reader->takeRejects()) {
        ++changes.rowsRead;
        changes.rejects.push_back(std::move(damaged));
    }
    std::ranges::stable_sort(changes.affected, std::greater<>(), [](const AffectedSku& row) {
        return (row.marginBefore - row.marginNow) * static_cast<double>(row.priceMinor);
    });
    return changes;
}

Result<std::int64_t> writeCostChanges(const CostChanges& changes, const Currency& currency, const std::string& path)
{
    auto out = CsvFile::create(path, {"sku", "old_cost", "new_cost", "price", "margin_before", "margin_now",
                                      "proposed_price", "margin_after", "binding_rules", "reason"});
    if (!out)
        return tl::unexpected(out.error());
    const auto amount = [&](std::int64_t minor) { return toDecimalText(minor, currency.decimals()); };
    for (const AffectedSku& row : changes.affected) {
        std::string rules;
        for (const std::string& rule : row.bindingRules)
            rules += (rules.empty() ? "" : "|") + rule;
        out->cell(row.sku.text).cell(amount(row.oldCostMinor)).cell(amount(row.newCostMinor));
        out->cell(amount(row.priceMinor)).cell(row.marginBefore).cell(row.marginNow);
        out->cell(row.proposedMinor ? amount(*row.proposedMinor) : std::string()).cell(row.marginAfter);
        out->cell(rules).cell(row.reason).endRow();
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return out->rows();
}

Result<ProposedBatch> proposeCostChanges(const CostChanges& changes, const Currency& currency, const Proposer& proposer,
                                         Progress& progress)
{
    std::vector<PriceWish> wishes;
    for (const AffectedSku& row : changes.affected) {
        if (!row.proposedMinor || *row.proposedMinor == row.priceMinor)
            continue;
        PriceWish wish;
        wish.sku = row.sku;
        wish.price = {*row.proposedMinor, currency};
        wish.reason = row.reason;
        wish.explanation = row.explanation;
        wishes.push_back(std::move(wish));
    }
    return proposePrices(proposer, wishes, progress);
}

Result<Currency> currencyOf(const std::filesystem::path& path)
{
    auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto settings = workspace::loadSettings(*opened);
    if (!settings)
        return tl::unexpected(settings.error());
    return settings->currency;
}

} // namespace ms::workflow
