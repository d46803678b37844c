// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace ms::app {

/// What a push wrote beside a change, in the window's language; the shop's own words stay as they came.
QString pushWords(const std::string& reason);

} // namespace ms::app
