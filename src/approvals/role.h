// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/person.h"
#include "core/result.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ms::approvals {

/// What a person of this machine is in one workspace; each may do what the one before may.
enum class Role { Viewer, Editor, Approver, Admin };

inline constexpr std::array<std::string_view, 4> roleNames{"viewer", "editor", "approver", "admin"};

/// What a role is asked for. An editor proposes; an approver decides, pushes and rolls back; an admin sets limits,
/// roles, the shop, and pauses. Everyone may look.
enum class Act { Look, Propose, Decide, Push, Govern };

struct Person {
    std::string name;
    Role role{};
    friend bool operator==(const Person&, const Person&) = default;
};

constexpr std::string_view toText(Role role)
{
    return roleNames[static_cast<std::size_t>(role)];
}
/// None for a text that is no role.
std::optional<Role> roleFromText(std::string_view text);

bool may(Role role, Act act);

/// Whether `name` may do `act` where `people` have roles. Without any, everyone may do everything; with some, whoever
/// is not among them may only look. Errors: Permission, saying what role is needed.
Result<void> mayAct(std::string_view name, Act act, const std::vector<Person>& people);

} // namespace ms::approvals
