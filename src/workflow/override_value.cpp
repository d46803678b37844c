// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/override_value.h"

#include <cmath>
#include <map>
#include <tuple>

namespace ms::workflow {
namespace {

using workspace::DemandOverride;

constexpr const char* ofOneSku = "sku"; // DemandOverride::level

/// What was said at once, at the level at which it was said.
struct Saying {
    const DemandOverride* said = nullptr;
    double actual = 0;
    double baseline = 0;
    double value = 0;
};

std::vector<Saying> sayingsOf(const std::vector<OverrideOutcome>& outcomes)
{
    using When = std::tuple<std::string, Day, ShopTime, std::string, std::string, std::int64_t>;
    std::map<When, Saying> sayings;
    for (const OverrideOutcome& one : outcomes) {
        if (!one.actual || one.said.withdrawnAt)
            continue;
        const DemandOverride& said = one.said;
        const std::int64_t product = said.level == ofOneSku ? said.product.value : 0;
        Saying& saying = sayings[{said.level, said.firstDay, said.createdAt, said.author, said.reason, product}];
        saying.said = &said;
        saying.actual += *one.actual;
        saying.baseline += said.baseline;
        saying.value += said.value;
    }
    std::vector<Saying> list;
    for (const auto& [when, saying] : sayings)
        list.push_back(saying);
    return list;
}

std::vector<ValueAdded> grouped(const std::vector<Saying>& sayings, std::string DemandOverride::*by)
{
    std::map<std::string, ValueAdded> groups;
    for (const Saying& one : sayings) {
        const double before = std::abs(one.actual - one.baseline);
        const double after = std::abs(one.actual - one.value);
        ValueAdded& group = groups[one.said->*by];
        group.name = one.said->*by;
        ++group.overrides;
        group.baselineError += before;
        group.overrideError += after;
        group.helped += after < before ? 1 : 0;
    }
    std::vector<ValueAdded> list;
    for (auto& [name, group] : groups)
        list.push_back(std::move(group));
    return list;
}

} // namespace

void addValueAdded(OverrideReview& review)
{
    const std::vector<Saying> sayings = sayingsOf(review.overrides);
    review.byAuthor = grouped(sayings, &DemandOverride::author);
    review.byReason = grouped(sayings, &DemandOverride::reason);
    review.byLevel = grouped(sayings, &DemandOverride::level);
}

} // namespace ms::workflow
