// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/list_rules.h"
#include "recommend/popularity.h"
#include "recommend/recommender.h"
#include "recommend/top_list.h"

#include <memory>
#include <optional>
#include <vector>

namespace ms::recommend {

/// One list that is asked for, and its rules. No list ever breaks one.
struct ListRequest {
    History history;
    std::size_t top = 10;
    bool includeSeen = false;                         ///< may show what the history has
    bool explain = true;                              ///< look for causes
    std::optional<std::vector<ItemIndex>> candidates; ///< only these; not set: every item that was ever taken
    ListRules rules;
    std::vector<ItemIndex> excluded; ///< never shown in this list
    std::vector<ItemIndex> pinned;   ///< shown first, in this order, unless another rule forbids it
    /// How popular each item is among customers like this one, on the scale of Popularity::strength(); used where the
    /// list is filled with what is popular. Empty: the whole shop's popularity.
    std::span<const float> around;
};

/// Turns a model's scores into lists that a person can be shown: takes out what must not be shown, fills up with what
/// is popular where the model is silent and says so, shapes the list by the shop's rules, puts scores on a scale of per
/// cent, and finds the causes.
class Ranker {
public:
    /// The scores, sorted, of the recommendations that a sample of customers would get: a score's place among them is
    /// what a person sees.
    struct Scale {
        std::vector<float> own;  ///< the model's
        std::vector<float> fill; ///< strengths of the popular items that filled lists up
    };

    /// `model` may be empty: then every list is the popular one.
    Ranker(std::unique_ptr<Recommender> model, std::unique_ptr<Popularity> popularity, Scale scale);

    [[nodiscard]] std::vector<RankedItem> rank(const ListRequest& request) const;

    [[nodiscard]] std::string_view name() const { return m_model ? m_model->name() : m_popularity->name(); }
    [[nodiscard]] std::size_t itemCount() const { return m_popularity->itemCount(); }
    [[nodiscard]] const Recommender* model() const { return m_model.get(); }
    /// Hands the model over; the ranker then ranks as one without.
    [[nodiscard]] std::unique_ptr<Recommender> takeModel() { return std::move(m_model); }
    [[nodiscard]] const Popularity& popularity() const { return *m_popularity; }
    [[nodiscard]] const Scale& scale() const { return m_scale; }
    void setScale(Scale scale) { m_scale = std::move(scale); }

private:
    class Selection;
    [[nodiscard]] double percentile(float score, bool fill) const;
    [[nodiscard]] std::vector<ScoredItem> pool(const ListRequest& request, const Selection& selection,
                                               std::size_t size) const;
    /// Up to `size` items that are popular and still open, most popular first.
    [[nodiscard]] std::vector<ScoredItem> popular(const ListRequest& request, const Selection& selection,
                                                  std::size_t size) const;
    [[nodiscard]] std::vector<Placed> chosen(const ListRequest& request, std::span<const ItemIndex> pinned,
                                             std::span<const ScoredItem> own, std::span<const ScoredItem> fill) const;
    void explain(std::vector<RankedItem>& list, const ListRequest& request, std::span<const ScoredItem> own) const;

    std::unique_ptr<Recommender> m_model;
    std::unique_ptr<Popularity> m_popularity;
    Scale m_scale;
    std::vector<ItemIndex> m_popularFirst; ///< items that were ever taken, most popular first
};

/// A Ranker whose scale comes from the top 10 of up to 1,000 customers, evenly spread over `interactions`.
/// The same for any thread count. Errors: InvalidInput if the models know different numbers of items; Canceled.
Result<Ranker> makeRanker(std::unique_ptr<Recommender> model, std::unique_ptr<Popularity> popularity,
                          const Interactions& interactions, int threads, Progress& progress);

} // namespace ms::recommend
