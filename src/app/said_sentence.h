// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <span>
#include <string>

namespace ms::app {

/// What the program wrote down in English, in the user's words: the first of `sentences` that it is is translated under
/// `context`, with its values through `value`. What is none of them stays as it is.
QString saidSentence(const char* context, std::span<const char* const> sentences, const std::string& said,
                     const std::function<QString(const std::string&)>& value);

} // namespace ms::app
