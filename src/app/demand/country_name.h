// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace ms::app {

/// A country in the language of the window; one that is not known by its English name, and without one by its code.
/// `code`: ISO 3166, two capitals.
QString countryName(const std::string& code);

/// Names and codes, in the order in which the language of the locale sorts names.
std::vector<std::pair<QString, QString>> namedCountries(const std::vector<std::string>& codes);

} // namespace ms::app
