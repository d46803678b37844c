// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace ms
{

/// The version of the program and its engines, "0.1.0"; stored with every run whose numbers depend on them.
std::string_view version();

} // namespace ms
