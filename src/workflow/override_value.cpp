// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/override_value.h"

#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace ms::workflow {
namespace {

using workspace::DemandOverride;

constexpr const char* ofSkus = "sku"; // the name of what was said of SKUs

/// What was said at once, at the level at which it was said.
struct Saying {
    const DemandOverride* said = nullptr;
    double actual = 0;
    double baseline = 0;
    double value = 0;
};

std::vector<Saying> sayingsOf(const std::vector<OverrideOutcome>& outcomes)
{
    using When = std::tuple<std::optional<std::string>, Day, ShopTime, std::string, std::string, std::int64_t>;
    std::map<When, Saying> sayings;
    for (const OverrideOutcome& one : outcomes) {
        if (!one.actual || one.said.withdrawnAt)
            continue;
        const DemandOverride& said = one.said;
        const std::int64_t product = said.category ? 0 : said.product.value;
        Saying& saying = sayings[{said.category, said.firstDay, said.createdAt, said.author, said.reason, product}];
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

/// `by`: what sayings of one group have in common, a part of ValueAdded.
template <class By>
std::vector<ValueAdded> grouped(const std::vector<Saying>& sayings, const By& by)
{
    std::map<std::pair<bool, std::string>, ValueAdded> groups;
    for (const Saying& one : sayings) {
        const double before = std::abs(one.actual - one.baseline);
        const double after = std::abs(one.actual - one.value);
        const ValueAdded of = by(*one.said);
        ValueAdded& group = groups.try_emplace({of.ofCategory, of.name}, of).first->second;
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
    review.byAuthor = grouped(sayings, [](const DemandOverride& said) { return ValueAdded{.name = said.author}; });
    review.byReason = grouped(sayings, [](const DemandOverride& said) { return ValueAdded{.name = said.reason}; });
    review.byLevel = grouped(sayings, [](const DemandOverride& said) {
        return ValueAdded{.name = said.category.value_or(ofSkus), .ofCategory = said.category.has_value()};
    });
}

} // namespace ms::workflow
