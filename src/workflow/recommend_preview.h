// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/progress.h"
#include "core/result.h"
#include "recommend/fit.h"
#include "recommend/types.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

class PriceResponses;

/// A product as a list shows it.
struct PreviewItem {
    Sku sku;
    std::string title;
    std::string category;
    std::string brand;
    std::optional<std::int64_t> priceMinor; ///< list price; none: not known
    std::optional<std::int64_t> costMinor;  ///< unit cost; none: not known
    std::optional<std::int64_t> onHand;     ///< units on hand less reserved; none: never counted
};

struct PreviewCustomer {
    CustomerId id;
    std::string country;
    std::string segment;
    int visits = 0;
    int items = 0; ///< distinct
    Day lastVisit{};
};

/// Everything of a workspace that recommendations need, read once. It does not change.
struct PreviewData {
    Currency currency;
    std::uint64_t seed = 1;
    DayRange span{}; ///< of the purchases
    recommend::Interactions interactions;
    std::vector<PreviewCustomer> customers; ///< by UserIndex
    std::vector<PreviewItem> items;         ///< by ItemIndex; goods only, and only what a known customer ever bought
    std::vector<std::uint8_t> outOfStock;   ///< by ItemIndex, 1: counted, and nothing is left
    std::size_t countedItems = 0;           ///< items whose stock is known
    std::vector<std::uint8_t> promoted;     ///< by ItemIndex, 1: on promotion on the last day of the data
    std::size_t promotedItems = 0;
    /// By ItemIndex, 1: bought again: a fifth of its customers, of five or more, took it in more than one visit.
    std::vector<std::uint8_t> consumable;
    std::vector<std::uint32_t> group; ///< by ItemIndex, the category's number from 1; 0: none
    std::size_t groups = 0;           ///< categories
    recommend::ItemLikeness likeness; ///< of titles and categories, or of customers where there are none
};

/// Errors: of the workspace; NotEnoughData if no known customer bought anything; Canceled.
Result<std::shared_ptr<const PreviewData>> loadPreview(const std::filesystem::path& workspace, Progress& progress);

/// How much a part of a blend counts: what its typical score near the top adds to the log of the odds.
struct PartWeight {
    std::string model;
    double weight = 0;
};

/// A model that is fitted on the whole of a PreviewData.
struct PreviewModel {
    std::shared_ptr<const recommend::Ranker> ranker;
    std::string asked;                        ///< "auto" where it was chosen
    std::vector<recommend::TrialScore> trial; ///< what "auto" compared
    recommend::TrainingLog training;          ///< of a network
    std::vector<PartWeight> parts;            ///< of a blend
    double seconds = 0;
};

/// Titles and categories, as models that read titles take them.
std::vector<recommend::Item> aboutItems(const PreviewData& data);

/// Errors: as fitRanker(); opens the plugin if the model needs it.
Result<PreviewModel> fitPreview(const PreviewData& data, const std::string& model, bool showOwned, Progress& progress);

/// A price that is tried instead of the product's own.
struct TriedPrice {
    recommend::ItemIndex item;
    std::int64_t priceMinor = 0; ///< > 0
};

/// What is changed in one customer's preview. A value: an undo is the copy before.
struct WhatIf {
    std::vector<recommend::ItemIndex> removed;  ///< as if never bought
    std::vector<recommend::ItemIndex> added;    ///< as if in the cart now
    std::vector<recommend::ItemIndex> pinned;   ///< stand first
    std::vector<recommend::ItemIndex> excluded; ///< are never shown
    std::vector<std::string> brands;            ///< the best of each, see bestOfBrand, stand first, below `pinned`
    std::vector<TriedPrice> prices;             ///< each item once
    [[nodiscard]] bool empty() const
    {
        return removed.empty() && added.empty() && pinned.empty() && excluded.empty() && brands.empty() &&
               prices.empty();
    }
};

/// Places that a pinned brand gets: the products of it that stand highest for the customer.
inline constexpr std::size_t bestOfBrand = 3;

/// Rules of every list of the shop.
struct PreviewRules {
    std::size_t top = 10;
    bool showOwned = false;            ///< what the customer has may come again
    bool showConsumable = false;       ///< the same for goods that are bought again
    bool showOutOfStock = false;       ///< of items whose stock is known
    std::optional<double> marginFloor; ///< least (price - cost) / price; items of unknown margin stay
    std::size_t mostOfCategory = 0;    ///< places of one category; 0: any number
    double promotedShare = 0;          ///< of the places, in [0, 1]
    double diversity = 0;              ///< in [0, 1], see recommend::shapeList
    friend bool operator==(const PreviewRules&, const PreviewRules&) = default;
};

/// By ItemIndex, 1: the rules never show it (out of stock, below the margin floor at the price that is tried).
std::vector<std::uint8_t> blockedBy(const PreviewData& data, const PreviewRules& rules,
                                    std::span<const TriedPrice> prices = {});
/// The rules as a ranker takes them; they look at `data` and `blocked`.
recommend::ListRules listRules(const PreviewData& data, const PreviewRules& rules,
                               std::span<const std::uint8_t> blocked);

/// One thing that a customer has.
struct PreviewPurchase {
    recommend::ItemIndex item;
    int visits = 0;       ///< in which it was bought
    Day last{};           ///< the latest of them
    bool removed = false; ///< by the what-if
    bool added = false;   ///< by the what-if
};

/// What a customer has, latest first; what the what-if adds stands first. No customer: an anonymous visitor.
std::vector<PreviewPurchase> purchasesOf(const PreviewData& data, std::optional<recommend::UserIndex> customer,
                                         const WhatIf& whatIf);

/// One list, in well under 50 ms. No customer: an anonymous visitor, whose only history is the cart in `whatIf`.
/// A price that is tried moves its item by `responses` (see demandShifts()); without them only the margin floor asks
/// for it. No model reads prices.
std::vector<recommend::RankedItem> previewList(const PreviewData& data, const recommend::Ranker& ranker,
                                               std::optional<recommend::UserIndex> customer, const WhatIf& whatIf,
                                               const PreviewRules& rules, const PriceResponses* responses = nullptr);

/// Customers who are alike: of one country, one segment of the shop, or as often there.
struct PreviewSegment {
    enum class Kind { Country, Segment, Visits };
    Kind kind = Kind::Country;
    std::string name; ///< of the country or segment; "1", "2-4", "5+" for visits
    std::vector<recommend::UserIndex> customers;
};

/// Segments of at least ten customers, the largest first in each kind, ten of a kind at most.
std::vector<PreviewSegment> segmentsOf(const PreviewData& data);

/// What a segment would be shown.
struct SegmentList {
    std::vector<recommend::RankedItem> list; ///< score: mean of those of its customers who are shown the item
    std::vector<double> share;               ///< of the customers asked whose own list shows the item, in (0, 1]
    std::size_t asked = 0;                   ///< customers, up to 100, evenly spread over the segment
};

/// The items that stand highest in the segment's own lists: by the mean of 1 / place over the customers who could be
/// shown the item.
SegmentList segmentList(const PreviewData& data, const recommend::Ranker& ranker, const PreviewSegment& segment,
                        const PreviewRules& rules);

/// Where each item of `list` stood in `before`, 1-based; none: it is new.
std::vector<std::optional<int>> placesBefore(const std::vector<recommend::RankedItem>& before,
                                             const std::vector<recommend::RankedItem>& list);

struct ExportedLists {
    std::int64_t rows = 0;
    std::int64_t customers = 0;
    std::int64_t shortLists = 0; ///< customers for whom the rules left fewer items than the list has places
};

/// Every customer's list as CSV (customer_id,rank,sku,title,score,reason), or as JSON lines, one customer a line, when
/// `path` ends in .jsonl. Rows = customers x top less what the rules left short. Errors: ReadWrite, Canceled.
Result<ExportedLists> exportLists(const PreviewData& data, const recommend::Ranker& ranker, const PreviewRules& rules,
                                  const std::string& path, Progress& progress);

} // namespace ms::workflow
