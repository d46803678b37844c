// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/forget_customer.h"

#include "workflow/audit.h"
#include "workflow/people.h"
#include "workspace/customer_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ms::workflow {
namespace {

namespace fs = std::filesystem;

/// The copies that were made before the schema changed: <file>.v<version>.bak.
std::vector<fs::path> copiesOf(const fs::path& workspace)
{
    std::vector<fs::path> copies;
    std::error_code problem;
    const std::string start = workspace.filename().string() + ".v";
    const fs::path folder = workspace.has_parent_path() ? workspace.parent_path() : fs::path(".");
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(start) && name.ends_with(".bak"))
            copies.push_back(entry.path());
    }
    std::sort(copies.begin(), copies.end());
    return copies;
}

} // namespace

Result<ForgottenCustomer> forgetCustomer(const ForgetRequest& request)
{
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    if (auto may = mayAct(*workspace, request.actor, approvals::Act::Govern); !may)
        return tl::unexpected(may.error());
    auto transaction = workspace->begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    workspace::CustomerRepository customers(*workspace);
    const auto customer = customers.byId(request.customer);
    if (!customer)
        return tl::unexpected(customer.error());
    const auto erased = customers.erase(customer->key);
    if (!erased)
        return tl::unexpected(erased.error());
    const nlohmann::json detail{{"orders", erased->orders}, {"events", erased->events}};
    const auto noted = recordAudit(*workspace, request.actor, "forget",
                                   "customer #" + std::to_string(customer->key.value), detail.dump(), request.at);
    if (!noted)
        return tl::unexpected(noted.error());
    if (auto kept = transaction->commit(); !kept)
        return tl::unexpected(kept.error());
    return ForgottenCustomer{erased->orders, erased->events, customers.clearLog(), copiesOf(request.workspace)};
}

} // namespace ms::workflow
