// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/popularity.h"

#include "recommend/interactions.h"
#include "recommend/model_state.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ms::recommend {

namespace {
constexpr std::string_view kind = "ms-popularity";
constexpr std::uint32_t version = 1;
} // namespace

void Popularity::score(History, std::span<float> scores) const
{
    std::copy(m_strength.begin(), m_strength.end(), scores.begin());
}

void Popularity::scoreSome(History, std::span<const ItemIndex> items, std::span<float> scores) const
{
    for (std::size_t i = 0; i < items.size(); ++i)
        scores[i] = m_strength[items[i]];
}

void Popularity::contributions(History, std::span<const ItemIndex>, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
}

std::string Popularity::state() const
{
    StateWriter writer(kind, version);
    writer.values(m_strength);
    return writer.take();
}

namespace {

/// Adds up visits, customer by customer.
class VisitCounter {
public:
    VisitCounter(const Interactions& interactions, double halfLifeDays)
        : m_clock(interactions.clock), m_halfLifeDays(halfLifeDays), m_latest(latestTime(interactions)),
          m_sums(interactions.itemCount, 0.0), m_counted(interactions.itemCount, 0)
    {
    }

    void add(History history)
    {
        for (std::size_t i = 0; i < history.size(); ++i) {
            if (i == 0 || history[i].time != history[i - 1].time)
                ++m_visit;
            if (m_counted[history[i].item] == m_visit)
                continue;
            m_counted[history[i].item] = m_visit;
            m_sums[history[i].item] += m_clock ? std::exp2((history[i].time - m_latest) / m_halfLifeDays) : 1.0;
        }
    }

    [[nodiscard]] const std::vector<double>& sums() const { return m_sums; }

private:
    bool m_clock;
    double m_halfLifeDays;
    double m_latest;
    std::vector<double> m_sums;
    std::vector<std::uint64_t> m_counted; // visit in which the item was counted last, from 1
    std::uint64_t m_visit = 0;
};

} // namespace

Result<std::unique_ptr<Popularity>> fitPopularity(const Interactions& interactions, const PopularitySettings& settings)
{
    if (!(settings.halfLifeDays > 0))
        return failure(ErrorCode::InvalidInput,
                       "half-life " + std::to_string(settings.halfLifeDays) + " days, expected > 0");
    VisitCounter counter(interactions, settings.halfLifeDays);
    for (std::size_t user = 0; user < interactions.userCount; ++user)
        counter.add(interactions.of(UserIndex(user)));
    return std::make_unique<Popularity>(std::vector<float>(counter.sums().begin(), counter.sums().end()));
}

std::vector<float> strengthAround(const Interactions& interactions, std::span<const UserIndex> customers,
                                  std::span<const float> whole, const PopularitySettings& settings, double priorSales)
{
    VisitCounter counter(interactions, settings.halfLifeDays);
    for (const UserIndex customer : customers)
        counter.add(interactions.of(customer));
    const double own = std::accumulate(counter.sums().begin(), counter.sums().end(), 0.0);
    const double all = std::accumulate(whole.begin(), whole.end(), 0.0);
    std::vector<float> around(whole.begin(), whole.end());
    if (!(all > 0) || !(own + priorSales > 0))
        return around;
    for (std::size_t item = 0; item < around.size(); ++item)
        around[item] = static_cast<float>(
            all * (counter.sums()[item] + priorSales * static_cast<double>(whole[item]) / all) / (own + priorSales));
    return around;
}

Result<std::unique_ptr<Popularity>> loadPopularity(std::string_view state)
{
    StateReader reader(state, kind, version);
    auto strength = reader.values<float>();
    if (!reader.good())
        return failure(ErrorCode::InvalidInput, "the saved popularity cannot be read");
    return std::make_unique<Popularity>(std::move(strength));
}

} // namespace ms::recommend
