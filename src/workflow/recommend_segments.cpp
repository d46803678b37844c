// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_preview.h"

#include "recommend/interactions.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace ms::workflow {

namespace {

constexpr std::size_t leastCustomers = 10;
constexpr std::size_t mostOfAKind = 10;
constexpr std::size_t mostAsked = 100;

std::string visitsOf(const PreviewCustomer& customer)
{
    return customer.visits < 2 ? "1" : customer.visits < 5 ? "2-4" : "5+";
}

/// How often and how high one item stands in the lists of a segment.
struct Standing {
    std::size_t lists = 0;
    double height = 0; ///< sum of 1 / place, then its mean over those who can be shown it
    double score = 0;
};

} // namespace

std::vector<PreviewSegment> segmentsOf(const PreviewData& data)
{
    using Kind = PreviewSegment::Kind;
    std::vector<PreviewSegment> segments;
    for (const Kind kind : {Kind::Country, Kind::Segment, Kind::Visits}) {
        std::map<std::string, std::vector<recommend::UserIndex>> byName;
        for (std::size_t user = 0; user < data.customers.size(); ++user) {
            const PreviewCustomer& customer = data.customers[user];
            const std::string name = kind == Kind::Country   ? customer.country
                                     : kind == Kind::Segment ? customer.segment
                                                             : visitsOf(customer);
            if (!name.empty())
                byName[name].emplace_back(user);
        }
        std::vector<PreviewSegment> ofKind;
        for (auto& [name, customers] : byName)
            if (customers.size() >= leastCustomers && customers.size() < data.customers.size())
                ofKind.push_back({kind, name, std::move(customers)});
        std::stable_sort(ofKind.begin(), ofKind.end(), [](const PreviewSegment& a, const PreviewSegment& b) {
            return a.customers.size() > b.customers.size();
        });
        ofKind.resize(std::min(mostOfAKind, ofKind.size()));
        std::move(ofKind.begin(), ofKind.end(), std::back_inserter(segments));
    }
    return segments;
}

SegmentList segmentList(const PreviewData& data, const recommend::Ranker& ranker, const PreviewSegment& segment,
                        const PreviewRules& rules)
{
    const std::vector<std::uint8_t> blocked = blockedBy(data, rules);
    const std::size_t asked = std::min(mostAsked, segment.customers.size());
    std::unordered_map<std::uint32_t, Standing> standings;
    std::unordered_map<std::uint32_t, double> owners;
    for (std::size_t i = 0; i < asked; ++i) {
        recommend::ListRequest request;
        request.history = data.interactions.of(segment.customers[i * segment.customers.size() / asked]);
        request.top = rules.top;
        request.includeSeen = rules.showOwned;
        request.explain = false;
        request.rules = listRules(data, rules, blocked);
        if (!rules.showOwned)
            for (const recommend::Holding& holding : recommend::holdings(request.history))
                ++owners[holding.item.value];
        const auto list = ranker.rank(request);
        for (std::size_t place = 0; place < list.size(); ++place) {
            Standing& standing = standings[list[place].item.value];
            ++standing.lists;
            standing.height += 1 / static_cast<double>(place + 1);
            standing.score += list[place].score;
        }
    }
    std::vector<std::pair<std::uint32_t, Standing>> order(standings.begin(), standings.end());
    // among those who do not have it: what half of the segment owns is no worse for the other half
    for (auto& [item, standing] : order)
        standing.height /= 1 + static_cast<double>(asked) - owners[item];
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.second.height > b.second.height || (a.second.height == b.second.height && a.first < b.first);
    });
    order.resize(std::min(rules.top, order.size()));
    SegmentList found;
    found.asked = asked;
    for (const auto& [item, standing] : order) {
        const auto lists = static_cast<double>(standing.lists);
        found.list.push_back({recommend::ItemIndex(item), standing.score / lists, recommend::Basis::Model, false, {}});
        found.share.push_back(lists / static_cast<double>(asked));
    }
    return found;
}

} // namespace ms::workflow
