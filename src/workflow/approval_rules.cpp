// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/approval_rules.h"

#include "approvals/policy.h"
#include "approvals/validation.h"
#include "workflow/people.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <optional>

namespace ms::workflow {

Result<void> ApprovalRules::allow(const approvals::Proposal& proposal) const
{
    if (auto valid = approvals::validate(proposal, currency); !valid)
        return valid;
    if (auto small = approvals::withinMoney(proposal, limits); !small)
        return small;
    const auto cost = unitCosts.find(std::visit([](const auto& one) { return one.sku.text; }, proposal.change));
    return approvals::withinPolicy(proposal, cost == unitCosts.end() ? std::nullopt : std::optional(cost->second),
                                   policy);
}

Result<ApprovalRules> approvalRulesOf(workspace::Workspace& workspace)
{
    const auto settings = workspace::loadSettings(workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto rulebook = rulebookOf(workspace);
    if (!rulebook)
        return tl::unexpected(rulebook.error());
    ApprovalRules rules;
    rules.policy = rulebook->policy;
    rules.limits = rulebook->limits;
    rules.currency = settings->currency;
    const auto read = workspace::ProductRepository(workspace).forEach([&](const workspace::Product& product) {
        ++rules.catalogue;
        if (product.unitCostMinor)
            rules.unitCosts[product.sku.text] = Money{*product.unitCostMinor, rules.currency};
    });
    if (!read)
        return tl::unexpected(read.error());
    return rules;
}

} // namespace ms::workflow
