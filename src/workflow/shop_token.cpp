// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/shop_token.h"

#include "platform/token.h"

namespace ms::workflow {

Result<std::string> shopToken(const std::filesystem::path& file)
{
    return platform::readToken(file.empty() ? std::nullopt : std::optional(file));
}

} // namespace ms::workflow
