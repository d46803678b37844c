// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/list_rules.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace ms::recommend {

namespace {

constexpr std::size_t spreadAmong = 100; // the best, among which diversity chooses
constexpr double stepOfDiversity = 0.05;

bool marked(std::span<const std::uint8_t> marks, ItemIndex item)
{
    return !marks.empty() && marks[item] != 0;
}

/// Fills one list place by place.
class Chooser {
public:
    Chooser(std::span<const ItemIndex> order, const ListRules& rules, std::size_t top)
        : m_order(order), m_rules(rules), m_top(top), m_taken(order.size(), 0)
    {
    }

    std::vector<Placed> choose(std::span<const ItemIndex> pinned)
    {
        for (const ItemIndex item : pinned)
            if (m_list.size() < m_top && fits(item))
                place(item, true, false);
        while (m_list.size() < m_top) {
            const auto best = first([&](ItemIndex item) { return !marked(m_rules.buried, item); });
            const bool owed = owesPromoted() && (best == npos || !marked(m_rules.promoted, m_order[best]));
            const auto promoted = owed ? first([&](ItemIndex item) {
                return marked(m_rules.promoted, item) && !marked(m_rules.buried, item);
            })
                                       : npos;
            if (promoted != npos)
                take(promoted, true);
            else if (best != npos)
                take(best, false);
            else if (const auto last = first([](ItemIndex) { return true; }); last != npos)
                take(last, false);
            else
                break;
        }
        return std::move(m_list);
    }

private:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    [[nodiscard]] bool fits(ItemIndex item) const
    {
        if (m_rules.group.empty() || m_rules.mostOfGroup == 0 || m_rules.group[item] == 0)
            return true;
        const auto shown = m_ofGroup.find(m_rules.group[item]);
        return shown == m_ofGroup.end() || shown->second < m_rules.mostOfGroup;
    }

    [[nodiscard]] bool owesPromoted() const
    {
        constexpr double slack = 1e-9; // 0.3 * 10 is 3 places, whatever the processor says
        const auto places = static_cast<double>(m_list.size() + 1);
        return static_cast<double>(m_promoted) < std::floor(m_rules.promotedShare * places + slack);
    }

    template <class Wanted>
    [[nodiscard]] std::size_t first(Wanted wanted) const
    {
        for (std::size_t place = 0; place < m_order.size(); ++place)
            if (m_taken[place] == 0 && wanted(m_order[place]) && fits(m_order[place]))
                return place;
        return npos;
    }

    void take(std::size_t place, bool forPromotion)
    {
        m_taken[place] = 1;
        this->place(m_order[place], false, forPromotion);
    }

    void place(ItemIndex item, bool pinned, bool forPromotion)
    {
        m_list.push_back({item, pinned, forPromotion});
        m_promoted += marked(m_rules.promoted, item) ? 1 : 0;
        if (!m_rules.group.empty())
            ++m_ofGroup[m_rules.group[item]];
    }

    std::span<const ItemIndex> m_order;
    const ListRules& m_rules;
    std::size_t m_top;
    std::vector<std::uint8_t> m_taken;
    std::unordered_map<std::uint32_t, std::size_t> m_ofGroup;
    std::size_t m_promoted = 0;
    std::vector<Placed> m_list;
};

/// Likenesses of the best, each asked once.
class KnownLikeness {
public:
    KnownLikeness(std::span<const ItemIndex> items, std::span<const ItemIndex> pinned, const ItemLikeness& likeness)
        : m_items(items), m_likeness(likeness), m_known(items.size() * items.size(), -1.0F), m_toPinned(items.size(), 0)
    {
        for (std::size_t i = 0; i < items.size(); ++i)
            for (const ItemIndex item : pinned)
                m_toPinned[i] = std::max(m_toPinned[i], likeness.of(items[i], item));
    }
    double of(std::size_t a, std::size_t b)
    {
        float& known = m_known[a * m_items.size() + b];
        if (known < 0)
            known = static_cast<float>(m_likeness.of(m_items[a], m_items[b]));
        return static_cast<double>(known);
    }
    [[nodiscard]] double toPinned(std::size_t a) const { return m_toPinned[a]; }

private:
    std::span<const ItemIndex> m_items;
    const ItemLikeness& m_likeness;
    std::vector<float> m_known;
    std::vector<double> m_toPinned;
};

/// The order with its best re-ranked; what is not chosen among them follows in the old order.
std::vector<ItemIndex> spread(std::span<const ItemIndex> order, KnownLikeness& likeness, double diversity,
                              std::size_t top)
{
    const std::size_t among = std::min(spreadAmong, order.size());
    std::vector<double> nearest(among);
    for (std::size_t i = 0; i < among; ++i)
        nearest[i] = likeness.toPinned(i);
    std::vector<std::uint8_t> taken(among, 0);
    std::vector<ItemIndex> found;
    found.reserve(order.size());
    while (found.size() < std::min(top, among)) {
        std::size_t best = among;
        double bestWorth = 0;
        for (std::size_t i = 0; i < among; ++i) {
            if (taken[i] != 0)
                continue;
            const double worth = (1 - diversity) / std::log2(static_cast<double>(i) + 2) - diversity * nearest[i];
            if (best == among || worth > bestWorth) {
                best = i;
                bestWorth = worth;
            }
        }
        taken[best] = 1;
        found.push_back(order[best]);
        for (std::size_t i = 0; i < among; ++i)
            if (taken[i] == 0)
                nearest[i] = std::max(nearest[i], likeness.of(i, best));
    }
    for (std::size_t i = 0; i < order.size(); ++i)
        if (i >= among || taken[i] == 0)
            found.push_back(order[i]);
    return found;
}

double diversityOf(const std::vector<Placed>& list, const ItemLikeness& likeness)
{
    std::vector<ItemIndex> items;
    for (const Placed& placed : list)
        items.push_back(placed.item);
    return recommend::diversityOf(items, likeness);
}

/// shapeList() of an order that prices moved already.
std::vector<Placed> shape(std::span<const ItemIndex> order, std::span<const ItemIndex> pinned, const ListRules& rules,
                          std::size_t top)
{
    auto list = Chooser(order, rules, top).choose(pinned);
    if (rules.likeness == nullptr || !(rules.diversity > 0))
        return list;
    KnownLikeness likeness(order.first(std::min(spreadAmong, order.size())), pinned, *rules.likeness);
    double most = diversityOf(list, *rules.likeness);
    const auto steps = static_cast<int>(std::lround(rules.diversity / stepOfDiversity));
    for (int step = 1; step <= steps; ++step) {
        const auto re = spread(order, likeness, step * stepOfDiversity, top);
        auto other = Chooser(re, rules, top).choose(pinned);
        const double found = diversityOf(other, *rules.likeness);
        if (other.size() >= list.size() && found > most) {
            most = found;
            list = std::move(other);
        }
    }
    return list;
}

/// What a place is worth, 0-based.
double worthOf(std::size_t place)
{
    return 1 / std::log2(static_cast<double>(place) + 2);
}

} // namespace

std::vector<ItemIndex> shiftDemand(std::span<const ItemIndex> order, std::span<const DemandShift> shifts)
{
    struct Moved {
        ItemIndex item;
        double worth = 0;
        std::size_t place = 0;
    };
    std::vector<Moved> moved;
    for (const DemandShift& shift : shifts)
        for (std::size_t place = 0; place < order.size(); ++place)
            if (order[place].value == shift.item.value)
                moved.push_back({shift.item, worthOf(place) * shift.factor, place});
    std::sort(moved.begin(), moved.end(), [](const Moved& a, const Moved& b) {
        return a.worth > b.worth || (a.worth == b.worth && a.place < b.place);
    });
    std::vector<ItemIndex> found;
    found.reserve(order.size());
    auto next = moved.begin();
    for (std::size_t place = 0; place < order.size(); ++place) {
        const bool moves = std::any_of(moved.begin(), moved.end(),
                                       [&](const Moved& one) { return one.item.value == order[place].value; });
        if (moves)
            continue;
        const double worth = worthOf(place);
        for (; next != moved.end() && (next->worth > worth || (next->worth == worth && next->place < place)); ++next)
            found.push_back(next->item);
        found.push_back(order[place]);
    }
    for (; next != moved.end(); ++next)
        found.push_back(next->item);
    return found;
}

std::vector<Placed> shapeList(std::span<const ItemIndex> order, std::span<const ItemIndex> pinned,
                              const ListRules& rules, std::size_t top)
{
    return rules.demand.empty() ? shape(order, pinned, rules, top)
                                : shape(shiftDemand(order, rules.demand), pinned, rules, top);
}

} // namespace ms::recommend
