// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/popularity.h"

#include "recommend/interactions.h"
#include "recommend/model_state.h"

#include <algorithm>
#include <cmath>

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

Result<std::unique_ptr<Popularity>> fitPopularity(const Interactions& interactions, const PopularitySettings& settings)
{
    if (!(settings.halfLifeDays > 0))
        return failure(ErrorCode::InvalidInput,
                       "half-life " + std::to_string(settings.halfLifeDays) + " days, expected > 0");
    const double latest = latestTime(interactions);
    std::vector<double> sums(interactions.itemCount, 0.0);
    std::vector<double> counted(interactions.itemCount, 0.0); // visit in which the item was counted last, from 1
    double visit = 0;
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        const History history = interactions.of(UserIndex(user));
        for (std::size_t i = 0; i < history.size(); ++i) {
            if (i == 0 || history[i].time != history[i - 1].time)
                ++visit;
            if (counted[history[i].item] == visit)
                continue;
            counted[history[i].item] = visit;
            sums[history[i].item] +=
                interactions.clock ? std::exp2((history[i].time - latest) / settings.halfLifeDays) : 1.0;
        }
    }
    return std::make_unique<Popularity>(std::vector<float>(sums.begin(), sums.end()));
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
