// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/money.h"
#include "core/progress.h"
#include "core/result.h"
#include "pricing/markdown.h"
#include "pricing/types.h"
#include "workflow/propose.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// Where the elasticity that a what-if uses comes from.
enum class ElasticitySource {
    Own,      ///< the product's own history
    Shrunk,   ///< its history drawn towards its category
    Category, ///< its history says nothing: the average of its category, with the spread between products as its error
    None      ///< no number at all: units cannot be foreseen
};

/// One SKU of a price study, as a table shows it. Amounts in minor units of the shop's currency.
struct PricedSku {
    Sku sku;
    std::string title;
    std::string category;
    std::int64_t priceMinor = 0; ///< current list price, or the last one paid where there is none; > 0
    std::optional<std::int64_t> costMinor;
    pricing::Elasticity elasticity; ///< what its history says; refused ones carry the reason
    ElasticitySource source = ElasticitySource::None;
    double usedElasticity = pricing::notKnown; ///< what the what-if uses
    double usedStdError = pricing::notKnown;
    double unitsPerWeek = 0; ///< expected at the current price
    std::optional<double> stock;
    std::optional<std::int64_t> competitorMinor; ///< the lowest believable one of the last eight weeks
    int competitorAgeDays = 0;                   ///< of the oldest quote behind it
    std::size_t competitorsRejected = 0;         ///< quotes that are absurd, outliers or stale
    std::optional<std::int64_t> suggestionMinor; ///< a better price within the rules; none: see `note`
    double gainMinor = 0; ///< expected margin gained a week by the suggestion (revenue where no cost is known)
    std::string note;     ///< why this suggestion, or why none: one sentence
    std::vector<double> paidPrices; ///< mean price paid a week, oldest first, currency units; NaN: none sold
};

/// Another SKU whose demand the price of one may move.
struct Neighbour {
    std::size_t row = 0; ///< of PriceStudy::rows()
    double crossElasticity = 0;
    double stdError = 0;
    double unitsPerWeek = 0; ///< now
};

/// Cross elasticities among a SKU and its neighbours: what its row's units do when its column's price rises by 1 %.
struct CrossMatrix {
    std::vector<std::size_t> rows; ///< of PriceStudy::rows(); the SKU itself first
    /// By place in `rows`: units of the first, price of the second. On the diagonal the own elasticity. NaN: not known.
    std::vector<std::vector<double>> values;
    std::vector<std::vector<double>> stdErrors;
};

/// How stock shall be cleared.
struct MarkdownWish {
    int weeks = 8;                     ///< from the end of the data, 1..52
    std::int64_t leftoverMinor = 0;    ///< what a unit is worth that is left then
    double lowestShare = 0.5;          ///< of the current price, (0, 1)
    int prices = 6;                    ///< of the ladder, the current one included, 2..20
    std::optional<double> sellThrough; ///< expected share to sell by then
};

/// Prices under trial, by row. A row that is not there keeps its current price.
using TrialPrices = std::map<std::size_t, std::int64_t>;

/// Totals over some rows at their current and at their trial prices, over the horizon.
struct TrialTotals {
    pricing::Band units;
    pricing::Band revenueMinor;
    pricing::Band marginMinor; ///< of the rows whose cost is known
    std::size_t rows = 0;      ///< that were counted: all that have an elasticity
    std::size_t changed = 0;
    std::size_t withoutCost = 0;
    std::size_t neighbours = 0;    ///< whose demand the changed prices move too; their change is in the totals
    bool neighboursCounted = true; ///< false: too many prices changed to look at each one's neighbours
};

struct PriceStudyRequest {
    std::filesystem::path workspace;
    int threads = 0;
};

struct PriceStudyContent;

/// Everything the shop knows about its prices, read once, then asked as often as a slider moves. Immutable and safe to
/// share between threads; every answer about one SKU takes well below a millisecond.
class PriceStudy {
public:
    static constexpr int horizonWeeks = 4;
    static constexpr std::size_t mostCrossed = 200;

    /// Reads prices, units, costs and stock of the last known day, estimates elasticities, prepares the simulations and
    /// looks for better prices within the workspace's rules (largest step, smallest margin).
    /// Errors: as Workspace::open; NotEnoughData when nothing was sold yet; Canceled.
    static Result<std::shared_ptr<const PriceStudy>> make(const PriceStudyRequest& request, Progress& progress);

    ~PriceStudy();
    PriceStudy(const PriceStudy&) = delete;
    PriceStudy& operator=(const PriceStudy&) = delete;

    [[nodiscard]] const std::vector<PricedSku>& rows() const;
    [[nodiscard]] const std::vector<pricing::CategoryElasticity>& categories() const;
    [[nodiscard]] Currency currency() const;
    [[nodiscard]] DayRange span() const; ///< of the weeks that were read

    /// Effects over the horizon at a price; nothing where no elasticity is known or the price is not above 0.
    [[nodiscard]] std::optional<pricing::PriceEffect> effect(std::size_t row, std::int64_t priceMinor) const;
    /// What changes against the current price over the horizon. Nothing: as effect().
    [[nodiscard]] std::optional<pricing::PriceEffect> change(std::size_t row, std::int64_t priceMinor) const;
    /// Effects at evenly spaced prices from half to one and a half times the current one; empty: as effect().
    [[nodiscard]] std::vector<pricing::PriceEffect> curve(std::size_t row, int points) const;
    /// What the rules make of a price. Errors: InvalidInput when they contradict each other.
    [[nodiscard]] Result<pricing::GuardedPrice> guarded(std::size_t row, std::int64_t priceMinor) const;
    /// The rules of the shop in words, for this SKU: "At most 10 % from 2.55: 2.30 to 2.80".
    [[nodiscard]] std::vector<std::string> rulesInWords(std::size_t row) const;
    /// The SKUs most alike (same category, words of the title), at most eight, with the cross elasticity that their
    /// history gives. Some milliseconds for a few thousand SKUs: once a selection, not once a move of the slider.
    [[nodiscard]] std::vector<Neighbour> neighbours(std::size_t row) const;
    /// Among the SKU and those neighbours; some 100 ms.
    [[nodiscard]] CrossMatrix crossMatrix(std::size_t row) const;
    /// The ladder that clears the SKU's stock. Errors: NotEnoughData (stock or elasticity not known); as
    /// pricing::planMarkdown().
    [[nodiscard]] Result<pricing::MarkdownPlan> markdown(std::size_t row, const MarkdownWish& wish,
                                                         Progress& progress) const;
    /// What a price of `row` changes for a neighbour, units a week.
    [[nodiscard]] pricing::Band unitsChange(std::size_t row, std::int64_t priceMinor, const Neighbour& neighbour) const;
    /// Totals over all rows, with what up to `mostCrossed` changed prices do to their neighbours. Errors: Canceled.
    [[nodiscard]] Result<TrialTotals> totals(const TrialPrices& prices, Progress& progress) const;

    /// The wish for the approval queue: reason, rule trace and effect a week with bands.
    [[nodiscard]] PriceWish wish(std::size_t row, std::int64_t priceMinor) const;
    /// The row of a SKU, if it is there.
    [[nodiscard]] std::optional<std::size_t> rowOf(const Sku& sku) const;

private:
    explicit PriceStudy(std::unique_ptr<PriceStudyContent> content);
    std::unique_ptr<PriceStudyContent> m_content;
};

} // namespace ms::workflow
