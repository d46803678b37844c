// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ms::recommend {

/// A dense index, 0-based, that cannot be mixed up with one of another kind; it subscripts a vector directly.
template <class Tag>
struct Index {
    std::uint32_t value = 0;
    constexpr Index() = default;
    template <class Number>
    constexpr explicit Index(Number number) : value(static_cast<std::uint32_t>(number))
    {
    }
    constexpr operator std::size_t() const { return value; }
};
using UserIndex = Index<struct UserTag>;
using ItemIndex = Index<struct ItemTag>;

/// One customer took one item.
struct Interaction {
    UserIndex user;
    ItemIndex item;
    double time = 0;  ///< days since 1970-01-01, fractions allowed, or a bare order when the data knows no clock
    float weight = 1; ///< > 0; how much was taken: units, visits, a rating
};

/// The same, seen from the customer.
struct Event {
    ItemIndex item;
    double time = 0;
    float weight = 1;
};

/// What one customer took, oldest first. Events with the same time were taken in one visit.
using History = std::span<const Event>;

/// All customers' histories.
struct Interactions {
    std::size_t userCount = 0;
    std::size_t itemCount = 0;
    bool clock = false;                  ///< times are days; else they only order each customer's events
    std::vector<Event> events;           ///< customer by customer, oldest first
    std::vector<std::size_t> firstEvent; ///< userCount + 1 positions in `events`

    [[nodiscard]] History of(UserIndex user) const
    {
        return History(events).subspan(firstEvent[user], firstEvent[user + 1] - firstEvent[user]);
    }
};

/// What is known of an item beside its sales.
struct Item {
    std::string title;
    std::vector<std::string> attributes; ///< category, brand...
};

/// A purchase that a recommendation rests on.
struct Cause {
    ItemIndex item;
    double share = 0; ///< of the model's score for the recommended item, in (0, 1]; more than 1 is cut to 1
};

/// Where a place in the list comes from.
enum class Basis {
    Model,   ///< the model's own score for this customer
    Popular, ///< the model is silent about the item: what the shop sells to everybody
    Cold,    ///< the customer has no usable history: what the shop sells to everybody
    Pinned,  ///< a rule put it there
    Promoted ///< the share of promoted items put it above its own place
};

struct RankedItem {
    ItemIndex item;
    /// Per cent of the recommendations that this shop's customers would get from the same model and that are weaker
    /// than this one; 0..100, comparable between customers, never the model's own number.
    double score = 0;
    Basis basis = Basis::Model;
    bool untried = false;      ///< nobody took it yet: it stands there by its title and attributes
    std::vector<Cause> causes; ///< largest first; taking all of them out of the history changes the item's rank
};

} // namespace ms::recommend
