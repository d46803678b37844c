// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/plan_sentences.h"

#include <charconv>

namespace ms::inventory {

tl::unexpected<Error> refused(const Sentence& sentence, double value)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return failure(ErrorCode::InvalidInput, sentence.with({std::string_view(text, end)}));
}

} // namespace ms::inventory
