// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "pricing/markdown.h"
#include "workflow/price_stock.h"
#include "workflow/price_study_types.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

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
    /// Standard deviation of a week's demand as a share of its mean; of counting alone where no more is known.
    [[nodiscard]] double weeklyNoise(std::size_t row) const;
    /// Order of today, run-out day and cash in stock at a price, over the horizon: units move as effect() says. Nothing
    /// where the stock was never counted or no elasticity is known.
    [[nodiscard]] std::optional<StockAtPrice> stockAt(std::size_t row, std::int64_t priceMinor) const;
    /// The same over all rows. Errors: Canceled.
    [[nodiscard]] Result<StockTotals> stockTotals(const TrialPrices& prices, Progress& progress) const;
    /// Totals over all rows, with what up to `mostCrossed` changed prices do to their neighbours. Errors: Canceled.
    [[nodiscard]] Result<TrialTotals> totals(const TrialPrices& prices, Progress& progress) const;

    /// Neighbours in a family whose prices do not keep its relation, at these prices and the current ones elsewhere.
    [[nodiscard]] std::vector<BrokenRelation> brokenRelations(const TrialPrices& prices) const;
    /// What a price looks like without tax and in the price lists of the rules, the shop's own first.
    [[nodiscard]] std::vector<ShownPrice> shownPrices(std::size_t row, std::int64_t priceMinor) const;
    /// wish() of every price, less the families that would not keep their relation.
    [[nodiscard]] ScenarioWishes wishes(const TrialPrices& prices) const;
    /// The wish for the approval queue: reason, rule trace and effect a week with bands.
    [[nodiscard]] PriceWish wish(std::size_t row, std::int64_t priceMinor) const;
    /// The row of a SKU, if it is there.
    [[nodiscard]] std::optional<std::size_t> rowOf(const Sku& sku) const;

private:
    [[nodiscard]] Result<std::vector<double>> neighbourShift(const TrialPrices& prices, Progress& progress) const;

    explicit PriceStudy(std::unique_ptr<PriceStudyContent> content);
    std::unique_ptr<PriceStudyContent> m_content;
};

} // namespace ms::workflow
