// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace ms::app {

/// Why a SKU cannot be planned, in the user's language and with the user's decimal mark; a reason that none of
/// inventory/plan_sentences.h is stays as it is.
QString planWords(const std::string& problem);

} // namespace ms::app
