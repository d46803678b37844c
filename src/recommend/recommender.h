// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/types.h"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace ms::recommend {

/// What a model says of an item about which it knows nothing.
inline constexpr float silent = -std::numeric_limits<float>::infinity();

/// A fitted model. It never changes, so that many threads may ask it at once. It looks at a history, not at a
/// customer's number: a changed history (a what-if, a cart, somebody new) is answered like a stored one.
class Recommender {
public:
    virtual ~Recommender() = default;

    /// As `--list-models` prints it.
    [[nodiscard]] virtual std::string_view name() const = 0;
    [[nodiscard]] virtual std::size_t itemCount() const = 0;

    /// How well each item fits after `history`, or `silent`. `scores` has itemCount() entries. Higher is better; the
    /// numbers compare within one history and, roughly, between histories; nobody shows them.
    virtual void score(History history, std::span<float> scores) const = 0;

    /// The same for some items: scores[i] belongs to items[i]; equal to the numbers of score().
    virtual void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const = 0;

    /// Among very many items: some among which the best `count` nearly always are, so that not all need a score. Empty:
    /// score all of them.
    [[nodiscard]] virtual std::vector<ItemIndex> shortlist(History /*history*/, std::size_t /*count*/) const
    {
        return {};
    }

    /// What each event adds to the score of each item: parts[i * history.size() + e] belongs to items[i] and
    /// history[e]; of an item that was taken several times, the latest event carries the part. 0: nothing. A model that
    /// does not look at the history leaves zeros.
    virtual void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const = 0;

    /// True if an item without a cause in the history stands there because the shop sells it to everybody.
    [[nodiscard]] virtual bool fallsBackOnTheShop() const { return false; }

    /// Everything that was learnt, as bytes that the model's own load function reads.
    [[nodiscard]] virtual std::string state() const = 0;

protected:
    Recommender() = default;
    Recommender(const Recommender&) = default;
    Recommender& operator=(const Recommender&) = default;
};

} // namespace ms::recommend
