// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/policy.h"

#include "approvals/refusal_sentences.h"
#include "approvals/role.h"

#include <cassert>
#include <cmath>
#include <cstdio>

namespace ms::approvals {
namespace {

std::string percentText(double percent)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", percent);
    return text;
}

Result<void> withinLimits(const PriceChange& change, std::optional<Money> unitCost, const Policy& policy)
{
    if (const double percent = changePercent(change); percent > policy.largestChangePercent)
        return refusedSku(
            ErrorCode::Permission, change.sku,
            refusal_sentence::largeChange.with({percentText(percent), percentText(policy.largestChangePercent)}));
    if (!unitCost || unitCost->currency != change.newPrice.currency)
        return {};
    const auto price = static_cast<double>(change.newPrice.minor);
    const double margin = 100 * (price - static_cast<double>(unitCost->minor)) / price;
    // Nobody asks for a margin that the old price does not have either: a rise towards it is always allowed.
    if (margin < policy.smallestMarginPercent && change.newPrice.minor < change.oldPrice.minor)
        return refusedSku(
            ErrorCode::Permission, change.sku,
            refusal_sentence::smallMargin.with({percentText(margin), percentText(policy.smallestMarginPercent)}));
    return {};
}

} // namespace

bool authorMayApprove(const Proposal& proposal, const Policy& policy)
{
    const auto* change = std::get_if<PriceChange>(&proposal.change);
    return change != nullptr && policy.selfApprovalPercent > 0 && changePercent(*change) <= policy.selfApprovalPercent;
}

Result<void> withinPolicy(const Proposal& proposal, std::optional<Money> unitCost, const Policy& policy)
{
    const auto* change = std::get_if<PriceChange>(&proposal.change);
    return change != nullptr ? withinLimits(*change, unitCost, policy) : Result<void>();
}

double changePercent(const PriceChange& change)
{
    assert(change.oldPrice.minor > 0);
    return 100 * std::fabs(static_cast<double>(change.newPrice.minor) - static_cast<double>(change.oldPrice.minor)) /
           static_cast<double>(change.oldPrice.minor);
}

Result<void> mayBeApprovedBy(const Proposal& proposal, std::string_view approver, const Policy& policy)
{
    if (person(approver).empty())
        return failure(ErrorCode::InvalidInput, "an approval needs the name of the person who gives it");
    if (person(approver) == person(proposal.author) && !authorMayApprove(proposal, policy))
        return failure(ErrorCode::Permission,
                       refusal_sentence::ownProposal.with({std::to_string(proposal.id), proposal.author}));
    return {};
}

bool isExpired(ShopTime decidedAt, ShopTime now, const Policy& policy)
{
    return now - decidedAt > std::chrono::days{policy.validDays};
}

Result<void> validatePolicy(const Policy& policy)
{
    const auto refuse = [](const char* field, const char* rule) {
        return failure(ErrorCode::InvalidInput, std::string("approval policy: ") + field + " must be " + rule);
    };
    if (!(std::isfinite(policy.selfApprovalPercent) && policy.selfApprovalPercent >= 0))
        return refuse("selfApprovalPercent", "a number, 0 or more");
    if (!(std::isfinite(policy.largestChangePercent) && policy.largestChangePercent > 0))
        return refuse("largestChangePercent", "a number above 0");
    if (!(std::isfinite(policy.smallestMarginPercent) && policy.smallestMarginPercent < 100))
        return refuse("smallestMarginPercent", "a number below 100");
    if (policy.largestBatch <= 0)
        return refuse("largestBatch", "above 0");
    if (policy.validDays <= 0)
        return refuse("validDays", "above 0");
    return {};
}

} // namespace ms::approvals
