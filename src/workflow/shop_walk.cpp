// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/shop_walk.h"

#include "workflow/approval_queue.h"
#include "workflow/approve.h"
#include "workflow/inventory_plan.h"
#include "workflow/price_study.h"
#include "workflow/propose.h"
#include "workflow/push.h"
#include "workflow/recommend_preview.h"
#include "workflow/reorder_wish.h"

#include <algorithm>
#include <set>

namespace ms::workflow {
namespace {

/// The rows with a suggestion, dearest first.
std::vector<std::size_t> bestSuggestions(const PriceStudy& study, std::size_t most)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < study.rows().size(); ++row) {
        if (study.rows()[row].suggestionMinor)
            rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        return study.rows()[a].gainMinor > study.rows()[b].gainMinor;
    });
    rows.resize(std::min(rows.size(), most));
    return rows;
}

Result<std::vector<PriceWish>> tryPrices(const WalkRequest& request, WalkSummary& summary, Progress& progress)
{
    const auto study = PriceStudy::make({request.workspace, request.threads}, progress);
    if (!study)
        return tl::unexpected(study.error());
    const auto& rows = (*study)->rows();
    summary.pricedSkus = static_cast<std::int64_t>(rows.size());
    summary.identifiedSkus = std::count_if(rows.begin(), rows.end(), [](const PricedSku& row) {
        return row.source == ElasticitySource::Own || row.source == ElasticitySource::Shrunk;
    });
    std::vector<PriceWish> wishes;
    for (const std::size_t row : bestSuggestions(**study, request.largestBatch))
        wishes.push_back((*study)->wish(row, *rows[row].suggestionMinor));
    if (wishes.empty())
        return wishes;
    const std::size_t best = *(*study)->rowOf(wishes.front().sku);
    summary.triedSku = rows[best].sku;
    summary.currentPrice = {rows[best].priceMinor, (*study)->currency()};
    summary.triedPrice = wishes.front().price;
    if (const auto change = (*study)->change(best, wishes.front().price.minor)) {
        summary.unitsChange = change->units;
        summary.marginChange = change->margin;
    }
    return wishes;
}

/// The customer with the most visits, the first of them where several have as many.
Result<void> previewBestCustomer(const WalkRequest& request, WalkSummary& summary, Progress& progress)
{
    const auto data = loadPreview(request.workspace, progress);
    if (!data)
        return tl::unexpected(data.error());
    const auto& customers = (*data)->customers;
    const auto model = fitPreview(**data, "item-knn", false, progress);
    if (!model)
        return tl::unexpected(model.error());
    const auto best =
        std::max_element(customers.begin(), customers.end(),
                         [](const PreviewCustomer& a, const PreviewCustomer& b) { return a.visits < b.visits; });
    summary.customer = best->id.text;
    const recommend::UserIndex user(best - customers.begin());
    for (const auto& ranked : previewList(**data, *model->ranker, user, {}, {})) {
        const auto& item = (*data)->items[ranked.item];
        summary.recommendations.push_back(
            {item.sku, item.title, ranked.causes.empty() ? "" : (*data)->items[ranked.causes.front().item].title});
    }
    return {};
}

/// The most urgent suggestions whose cost is known, as wishes.
Result<std::vector<ReorderWish>> planOrders(const WalkRequest& request, WalkSummary& summary, Progress& progress)
{
    const auto inputs = loadInventory(request.workspace, progress);
    if (!inputs)
        return tl::unexpected(inputs.error());
    const InventoryHeader& header = headerOf(**inputs);
    const auto plan = planInventory(**inputs, header.scenario, progress);
    if (!plan)
        return tl::unexpected(plan.error());
    summary.plannedSkus = plan->planned;
    summary.skusToOrder = plan->orders;
    summary.unitsToOrder = plan->orderUnits;
    std::vector<ReorderWish> wishes;
    for (const InventoryRow& row : plan->rows) {
        if (wishes.size() == request.largestBatch)
            break;
        if (!row.suggestion || row.suggestion->units <= 0 || !row.suggestionCostMinor)
            continue;
        const auto wish =
            reorderWish(**inputs, header.scenario, row, std::chrono::floor<std::chrono::days>(request.at));
        if (!wish)
            return tl::unexpected(wish.error());
        wishes.push_back(*wish);
    }
    return wishes;
}

Result<void> approveBatch(const WalkRequest& request, std::int64_t batch, Progress& progress)
{
    const auto queue = readApprovalQueue(request.workspace);
    if (!queue)
        return tl::unexpected(queue.error());
    DecisionRequest decision{request.workspace, {}, request.approver, "within the rules of the shop", request.at};
    for (const QueuedChange& change : *queue) {
        if (change.proposal.batch == batch)
            decision.proposals.push_back(change.proposal.id);
    }
    const auto decided = approve(decision, progress);
    return decided ? Result<void>() : tl::unexpected(decided.error());
}

/// Proposes the wishes, if there are any, and has the batch approved. Returns how many proposals it made.
template <class Wish, class Propose>
Result<std::int64_t> proposeAndApprove(const WalkRequest& request, const std::vector<Wish>& wishes, Propose propose,
                                       Progress& progress)
{
    if (wishes.empty())
        return 0;
    const auto batch = propose(Proposer{request.workspace, request.author, request.at}, wishes, progress);
    if (!batch)
        return tl::unexpected(batch.error());
    if (batch->proposals > 0) {
        if (const auto approved = approveBatch(request, batch->batch, progress); !approved)
            return tl::unexpected(approved.error());
    }
    return batch->proposals;
}

Result<void> pushAll(const WalkRequest& request, WalkSummary& summary, Progress& progress)
{
    PushRequest toPush;
    toPush.workspace = request.workspace;
    toPush.shop = request.shop;
    toPush.token = request.token;
    toPush.actor = request.approver;
    toPush.at = request.at;
    const auto report = push(toPush, progress);
    if (!report)
        return tl::unexpected(report.error());
    if (report->stopped)
        return tl::unexpected(*report->stopped);
    summary.confirmed = report->confirmed;
    summary.notConfirmed = report->failed + report->waiting + report->expired;
    std::set<std::string> orders;
    for (const PushedRow& row : report->rows) {
        if (!row.platformRef.empty())
            orders.insert(row.platformRef);
    }
    summary.purchaseOrders.assign(orders.begin(), orders.end());
    return {};
}

} // namespace

Result<WalkSummary> walkShop(const WalkRequest& request, Progress& progress)
{
    WalkSummary summary;
    ForecastRunRequest forecast;
    forecast.workspace = request.workspace;
    forecast.at = request.at;
    forecast.threads = request.threads;
    auto forecasted = runForecast(forecast, progress);
    if (!forecasted)
        return tl::unexpected(forecasted.error());
    summary.forecast = std::move(*forecasted);
    const auto orders = planOrders(request, summary, progress);
    if (!orders)
        return tl::unexpected(orders.error());
    const auto prices = tryPrices(request, summary, progress);
    if (!prices)
        return tl::unexpected(prices.error());
    if (const auto previewed = previewBestCustomer(request, summary, progress); !previewed)
        return tl::unexpected(previewed.error());
    const auto proposedPrices = proposeAndApprove(request, *prices, proposePrices, progress);
    if (!proposedPrices)
        return tl::unexpected(proposedPrices.error());
    const auto proposedOrders = proposeAndApprove(request, *orders, proposeReorders, progress);
    if (!proposedOrders)
        return tl::unexpected(proposedOrders.error());
    summary.proposedPrices = *proposedPrices;
    summary.proposedReorders = *proposedOrders;
    if (const auto pushed = pushAll(request, summary, progress); !pushed)
        return tl::unexpected(pushed.error());
    return summary;
}

} // namespace ms::workflow
