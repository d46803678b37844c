// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace ms::app {

/// Why a push sent nothing at all (workflow/evidence_sentences.h), in the user's language; anything else stays.
QString evidenceWords(const std::string& reason);

} // namespace ms::app
