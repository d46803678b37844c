// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/item_embedding.h"
#include "recommend/item_factors.h"
#include "recommend/recommender.h"

#include <memory>
#include <vector>

namespace ms::recommend {

struct ContentSettings {
    double embeddingShare = 0.5; ///< in [0, 1]; of the likeness, the rest is that of the terms
    double visitDecay = 0.8;     ///< in (0, 1]; a purchase counts this much for every visit since
    EmbeddingSettings embedding;
};

/// What is like what the customer took, by titles and attributes: also for items that nobody took yet.
///   likeness(i, j) = (1 - share) * cosine of the terms + share * cosine of the embeddings
///   score_j = sum over the history of decay^age_i * likeness(i, j)
/// Items of which neither is known: silent.
class Content final : public Recommender {
public:
    /// `embedding`: rows of length 1 (or 0), one an item.
    Content(TitleTerms terms, ItemFactors embedding, const ContentSettings& settings);

    [[nodiscard]] std::string_view name() const override { return "content"; }
    [[nodiscard]] std::size_t itemCount() const override { return m_embedding.itemCount(); }
    void score(History history, std::span<float> scores) const override;
    void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const override;
    void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const override;
    [[nodiscard]] std::string state() const override;

    [[nodiscard]] double likeness(ItemIndex a, ItemIndex b) const;
    /// The `count` items most like one, without it, best first. O(items).
    [[nodiscard]] std::vector<ScoredItem> mostLike(ItemIndex item, std::size_t count) const;

private:
    /// What a history points to: the sum of its items' terms and vectors, each by its age.
    struct Wish {
        std::vector<float> terms;
        std::vector<float> direction;
        bool any = false; ///< something of it is known
    };
    [[nodiscard]] Wish wishOf(History history) const;
    /// Products of the terms, item by item.
    [[nodiscard]] std::vector<float> termsFit(const Wish& wish) const;
    [[nodiscard]] double mixed(double terms, double embedding) const;
    [[nodiscard]] float fit(const Wish& wish, ItemIndex item, float terms, float embedding) const;
    [[nodiscard]] bool known(ItemIndex item) const { return m_embedding.known(item) || !m_terms.of(item).empty(); }

    /// An item that has a term.
    struct Bearer {
        std::uint32_t item = 0;
        float weight = 0;
    };

    TitleTerms m_terms;
    std::vector<std::size_t> m_firstBearer; ///< terms + 1 positions in `m_bearers`
    std::vector<Bearer> m_bearers;          ///< term by term: few of the terms are in one history
    ItemFactors m_embedding;
    ContentSettings m_settings;
};

/// Errors: InvalidInput if no item has a title or an attribute, or as embedItems(); Canceled.
Result<std::unique_ptr<Content>> fitContent(const Interactions& interactions, std::span<const Item> items,
                                            const ContentSettings& settings, Progress& progress);
/// Errors: InvalidInput if the bytes are not a content model's state().
Result<std::unique_ptr<Content>> loadContent(std::string_view state);

} // namespace ms::recommend
