// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace ms::app {

/// What an entry of the audit log says was done, or to what, in the user's language; names stay as they are.
QString auditWords(const std::string& said);

} // namespace ms::app
