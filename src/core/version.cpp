// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.h"

namespace ms
{

std::string_view version()
{
    return MS_VERSION;
}

} // namespace ms
