// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/page_list.h"

#include "app/page.h"

namespace ms::app {

std::vector<PageEntry> pageList()
{
    return {};
}

} // namespace ms::app
