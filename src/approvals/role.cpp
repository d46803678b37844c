// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/role.h"

#include <algorithm>

namespace ms::approvals {
namespace {

Role neededFor(Act act)
{
    switch (act) {
    case Act::Look:
        return Role::Viewer;
    case Act::Propose:
        return Role::Editor;
    case Act::Decide:
    case Act::Push:
        return Role::Approver;
    case Act::Govern:
        break;
    }
    return Role::Admin;
}

} // namespace

std::optional<Role> roleFromText(std::string_view text)
{
    for (std::size_t i = 0; i < roleNames.size(); ++i) {
        if (roleNames[i] == text)
            return static_cast<Role>(i);
    }
    return std::nullopt;
}

bool may(Role role, Act act)
{
    return role >= neededFor(act);
}

Result<void> mayAct(std::string_view name, Act act, const std::vector<Person>& people)
{
    if (people.empty() || act == Act::Look)
        return {};
    const auto known =
        std::find_if(people.begin(), people.end(), [&](const Person& one) { return person(one.name) == person(name); });
    const Role role = known == people.end() ? Role::Viewer : known->role;
    if (may(role, act))
        return {};
    return failure(ErrorCode::Permission, std::string(name) + " is " +
                                              (known == people.end() ? "not among the people of this workspace"
                                                                     : "a " + std::string(toText(role))) +
                                              "; this needs the role " + std::string(toText(neededFor(act))));
}

} // namespace ms::approvals
