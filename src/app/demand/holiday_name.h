// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace ms::app {

/// A holiday as resources/holidays names it, or several ("Boxing Day, Christmas Day"), in the language of the window;
/// most of those of one or two countries alone, and what is no holiday, as they are written.
QString holidayName(const std::string& name);

} // namespace ms::app
