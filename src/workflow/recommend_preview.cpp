// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_preview.h"

#include "features/customer_histories.h"
#include "features/stock.h"
#include "recommend/hybrid.h"
#include "recommend/interactions.h"
#include "workflow/recommend_networks.h"
#include "workflow/recommend_prices.h"
#include "workspace/customer_repository.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_map>

namespace ms::workflow {

namespace {

Day dayOf(double time)
{
    return dayFromNumber(static_cast<std::int64_t>(std::floor(time)));
}

/// Titles, prices and stock of the items that histories speak of.
Result<void> describeItems(workspace::Workspace& workspace, const features::CustomerHistories& histories, Day asOf,
                           PreviewData& data)
{
    std::unordered_map<std::int64_t, std::size_t> itemOf;
    for (std::size_t item = 0; item < histories.products.size(); ++item)
        itemOf[histories.products[item].value] = item;
    data.items.resize(histories.products.size());
    data.outOfStock.assign(data.items.size(), 0);
    const auto described = workspace::ProductRepository(workspace).forEach([&](const workspace::Product& product) {
        if (const auto known = itemOf.find(product.key.value); known != itemOf.end())
            data.items[known->second] = {
                product.sku, product.title, product.category, product.brand, product.priceMinor, product.unitCostMinor,
                {}};
    });
    if (!described)
        return described;
    data.promoted.assign(data.items.size(), 0);
    const auto promoted =
        workspace::PriceRepository(workspace).forEachPromotion([&](const workspace::Promotion& promotion) {
            const auto known = itemOf.find(promotion.product.value);
            if (known != itemOf.end() && promotion.days.first <= asOf && asOf < promotion.days.last)
                data.promoted[known->second] = 1;
        });
    if (!promoted)
        return promoted;
    data.promotedItems = static_cast<std::size_t>(std::count(data.promoted.begin(), data.promoted.end(), 1));
    const auto stock = features::stockOnHand(workspace, asOf);
    if (!stock)
        return tl::unexpected(stock.error());
    for (const features::ProductStock& position : *stock) {
        const auto known = itemOf.find(position.product.value);
        if (known == itemOf.end() || !position.counted)
            continue;
        const std::int64_t left = position.onHand.units - position.reserved.units;
        data.items[known->second].onHand = left;
        data.outOfStock[known->second] = left <= 0;
        ++data.countedItems;
    }
    return {};
}

Result<void> describeCustomers(workspace::Workspace& workspace, const features::CustomerHistories& histories,
                               PreviewData& data)
{
    std::unordered_map<std::int64_t, std::size_t> userOf;
    for (std::size_t user = 0; user < histories.customers.size(); ++user)
        userOf[histories.customers[user].value] = user;
    data.customers.resize(histories.customers.size());
    const auto described = workspace::CustomerRepository(workspace).forEach([&](const workspace::Customer& customer) {
        const auto known = userOf.find(customer.key.value);
        if (known == userOf.end())
            return;
        PreviewCustomer& row = data.customers[known->second];
        row.id = customer.id;
        row.country = customer.country;
        row.segment = customer.segment;
    });
    if (!described)
        return described;
    for (std::size_t user = 0; user < data.customers.size(); ++user) {
        const recommend::History history = histories.interactions.of(recommend::UserIndex(user));
        const auto held = recommend::holdings(history);
        data.customers[user].items = static_cast<int>(held.size());
        data.customers[user].visits = held.empty() ? 0 : 1;
        for (std::size_t i = 1; i < history.size(); ++i)
            data.customers[user].visits += history[i].time != history[i - 1].time ? 1 : 0;
        if (!history.empty())
            data.customers[user].lastVisit = dayOf(history.back().time);
    }
    return {};
}

/// Categories, what is bought again, and what is alike.
void relateItems(PreviewData& data)
{
    std::unordered_map<std::string, std::uint32_t> groups;
    for (const PreviewItem& item : data.items) {
        const auto next = static_cast<std::uint32_t>(groups.size()) + 1;
        data.group.push_back(item.category.empty() ? 0 : groups.try_emplace(item.category, next).first->second);
    }
    data.groups = groups.size();
    constexpr double againShare = 0.2;
    constexpr double leastCustomers = 5;
    std::vector<double> customers(data.items.size(), 0.0), again(data.items.size(), 0.0);
    for (std::size_t user = 0; user < data.customers.size(); ++user)
        for (const recommend::Holding& holding :
             recommend::holdings(data.interactions.of(recommend::UserIndex(user)))) {
            customers[holding.item] += 1;
            again[holding.item] += holding.visits > 1 ? 1 : 0;
        }
    for (std::size_t item = 0; item < data.items.size(); ++item)
        data.consumable.push_back(customers[item] >= leastCustomers && again[item] >= againShare * customers[item] ? 1
                                                                                                                   : 0);
    data.likeness = recommend::ItemLikeness(data.interactions, aboutItems(data));
}

bool holds(const std::vector<recommend::ItemIndex>& items, recommend::ItemIndex item)
{
    return std::any_of(items.begin(), items.end(),
                       [&](recommend::ItemIndex other) { return other.value == item.value; });
}

/// The customer's history with the what-if's changes; what is in the cart is the latest visit.
std::vector<recommend::Event> changedHistory(const PreviewData& data, std::optional<recommend::UserIndex> customer,
                                             const WhatIf& whatIf)
{
    std::vector<recommend::Event> history;
    double now = static_cast<double>(dayNumber(data.span.last));
    if (customer)
        for (const recommend::Event& event : data.interactions.of(*customer))
            if (!holds(whatIf.removed, event.item))
                history.push_back(event);
    if (!history.empty())
        now = std::max(now, history.back().time + 1);
    for (const recommend::ItemIndex item : whatIf.added)
        history.push_back({item, now, 1});
    return history;
}

} // namespace

std::vector<std::uint8_t> blockedBy(const PreviewData& data, const PreviewRules& rules,
                                    std::span<const TriedPrice> prices)
{
    std::vector<std::uint8_t> blocked(data.items.size(), 0);
    if (!rules.showOutOfStock)
        blocked = data.outOfStock;
    if (!rules.marginFloor)
        return blocked;
    const auto judge = [&](recommend::ItemIndex index, std::optional<std::int64_t> price) {
        const PreviewItem& item = data.items[index];
        const bool known = price && item.costMinor && *price > 0;
        const bool below =
            known && static_cast<double>(*price - *item.costMinor) / static_cast<double>(*price) < *rules.marginFloor;
        const bool gone = !rules.showOutOfStock && data.outOfStock[index] != 0;
        blocked[index] = gone || below ? 1 : 0;
    };
    for (std::size_t i = 0; i < data.items.size(); ++i)
        judge(recommend::ItemIndex(i), data.items[i].priceMinor);
    for (const TriedPrice& tried : prices)
        judge(tried.item, tried.priceMinor);
    return blocked;
}

recommend::ListRules listRules(const PreviewData& data, const PreviewRules& rules,
                               std::span<const std::uint8_t> blocked)
{
    recommend::ListRules list;
    list.blocked = blocked;
    if (rules.showConsumable)
        list.consumable = data.consumable;
    if (rules.promotedShare > 0) {
        list.promoted = data.promoted;
        list.promotedShare = rules.promotedShare;
    }
    if (rules.mostOfCategory > 0) {
        list.group = data.group;
        list.mostOfGroup = rules.mostOfCategory;
    }
    if (rules.diversity > 0) {
        list.likeness = &data.likeness;
        list.diversity = rules.diversity;
    }
    return list;
}

Result<std::shared_ptr<const PreviewData>> loadPreview(const std::filesystem::path& path, Progress& progress)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto span = workspace::OrderRepository(*workspace).span();
    if (!span)
        return tl::unexpected(span.error());
    if (!span->last)
        return failure(ErrorCode::NotEnoughData, "the workspace has no sales");
    const Day asOf = std::chrono::floor<std::chrono::days>(*span->last);
    auto histories = features::customerHistories(*workspace, asOf);
    if (!histories)
        return tl::unexpected(histories.error());
    if (histories->interactions.events.empty())
        return failure(ErrorCode::NotEnoughData, "no sale names its customer");
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "reading purchases was canceled");
    auto data = std::make_shared<PreviewData>();
    data->currency = settings->currency;
    data->seed = settings->seed;
    if (const auto described = describeItems(*workspace, *histories, asOf, *data); !described)
        return tl::unexpected(described.error());
    if (const auto described = describeCustomers(*workspace, *histories, *data); !described)
        return tl::unexpected(described.error());
    data->interactions = std::move(histories->interactions);
    const auto byTime = [](const recommend::Event& a, const recommend::Event& b) { return a.time < b.time; };
    const auto [first, last] =
        std::minmax_element(data->interactions.events.begin(), data->interactions.events.end(), byTime);
    data->span = {dayOf(first->time), dayOf(last->time) + std::chrono::days{1}};
    relateItems(*data);
    return data;
}

std::vector<recommend::Item> aboutItems(const PreviewData& data)
{
    std::vector<recommend::Item> about;
    about.reserve(data.items.size());
    for (const PreviewItem& item : data.items)
        about.push_back({item.title, item.category.empty() ? std::vector<std::string>() : std::vector{item.category}});
    return about;
}

namespace {

/// None unless the ranker's model is a blend.
std::vector<PartWeight> partWeights(const recommend::Ranker& ranker)
{
    std::vector<PartWeight> weights;
    const auto* const hybrid = dynamic_cast<const recommend::Hybrid*>(ranker.model());
    if (hybrid == nullptr)
        return weights;
    for (std::size_t part = 0; part < hybrid->parts().size(); ++part) {
        const recommend::Hybrid::Part& of = hybrid->parts()[part];
        const float* const own = hybrid->weights().data() + part * recommend::Hybrid::numbersAPart;
        weights.push_back({std::string(of.model->name()),
                           static_cast<double>(own[0]) + static_cast<double>(own[1]) * std::log(2.0) +
                               static_cast<double>(own[2]) * static_cast<double>(of.typical / of.spread)});
    }
    return weights;
}

} // namespace

Result<PreviewModel> fitPreview(const PreviewData& data, const std::string& model, bool showOwned, Progress& progress)
{
    recommend::FitRequest request;
    request.model = model;
    request.includeSeen = showOwned;
    request.seed = data.seed;
    if (const auto opened = openRecommendNetworks(request); !opened)
        return tl::unexpected(opened.error());
    const std::vector<recommend::Item> about = aboutItems(data);
    request.items = about;
    recommend::TrainingLog log;
    request.log = &log;
    const auto start = std::chrono::steady_clock::now();
    auto fitted = recommend::fitRanker(data.interactions, request, progress);
    if (!fitted)
        return tl::unexpected(fitted.error());
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    auto parts = partWeights(fitted->ranker);
    return PreviewModel{std::make_shared<const recommend::Ranker>(std::move(fitted->ranker)),
                        model,
                        std::move(fitted->trial),
                        std::move(log),
                        std::move(parts),
                        seconds.count()};
}

std::vector<PreviewPurchase> purchasesOf(const PreviewData& data, std::optional<recommend::UserIndex> customer,
                                         const WhatIf& whatIf)
{
    std::vector<PreviewPurchase> purchases;
    for (const recommend::ItemIndex item : whatIf.added)
        purchases.push_back({item, 1, data.span.last, false, true});
    if (!customer)
        return purchases;
    const recommend::History history = data.interactions.of(*customer);
    for (const recommend::Holding& holding : recommend::holdings(history)) {
        const auto latest = std::find_if(history.rbegin(), history.rend(), [&](const recommend::Event& event) {
            return event.item.value == holding.item.value;
        });
        purchases.push_back({holding.item, static_cast<int>(holding.visits), dayOf(latest->time),
                             holds(whatIf.removed, holding.item), false});
    }
    return purchases;
}

namespace {

/// The products of a brand that stand highest for the customer, within all rules.
std::vector<recommend::ItemIndex> bestOf(const std::string& brand, const PreviewData& data,
                                         const recommend::Ranker& ranker, recommend::ListRequest request)
{
    std::vector<recommend::ItemIndex> candidates;
    for (std::size_t item = 0; item < data.items.size(); ++item)
        if (data.items[item].brand == brand)
            candidates.emplace_back(item);
    request.candidates = std::move(candidates);
    request.pinned.clear();
    request.top = bestOfBrand;
    request.explain = false;
    std::vector<recommend::ItemIndex> best;
    for (const recommend::RankedItem& ranked : ranker.rank(request))
        best.push_back(ranked.item);
    return best;
}

} // namespace

std::vector<recommend::RankedItem> previewList(const PreviewData& data, const recommend::Ranker& ranker,
                                               std::optional<recommend::UserIndex> customer, const WhatIf& whatIf,
                                               const PreviewRules& rules, const PriceResponses* responses)
{
    const std::vector<recommend::Event> history = changedHistory(data, customer, whatIf);
    const std::vector<std::uint8_t> blocked = blockedBy(data, rules, whatIf.prices);
    const std::vector<recommend::DemandShift> shifts =
        responses != nullptr ? responses->shifts(whatIf.prices) : std::vector<recommend::DemandShift>();
    recommend::ListRequest request;
    request.history = history;
    request.top = rules.top;
    request.includeSeen = rules.showOwned;
    request.rules = listRules(data, rules, blocked);
    request.rules.demand = shifts;
    request.excluded = whatIf.excluded;
    std::vector<recommend::ItemIndex> pinned = whatIf.pinned;
    for (const std::string& brand : whatIf.brands)
        for (const recommend::ItemIndex item : bestOf(brand, data, ranker, request))
            if (!holds(pinned, item))
                pinned.push_back(item);
    request.pinned = std::move(pinned);
    return ranker.rank(request);
}

std::vector<std::optional<int>> placesBefore(const std::vector<recommend::RankedItem>& before,
                                             const std::vector<recommend::RankedItem>& list)
{
    std::vector<std::optional<int>> places;
    for (const recommend::RankedItem& ranked : list) {
        const auto at = std::find_if(before.begin(), before.end(), [&](const recommend::RankedItem& other) {
            return other.item.value == ranked.item.value;
        });
        places.push_back(at == before.end() ? std::nullopt : std::optional(static_cast<int>(at - before.begin()) + 1));
    }
    return places;
}

} // namespace ms::workflow
