// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace ms::app {

/// Why a change was not proposed or approved, in the user's language; a reason that none of
/// approvals/refusal_sentences.h is stays as it is.
QString refusalWords(const std::string& reason);

} // namespace ms::app
