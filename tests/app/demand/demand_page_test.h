// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../page_on_small_shop.h"

#include "app/demand/demand_page.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "workspace/product_repository.h"

#include <QAction>
#include <QLabel>
#include <QTabWidget>

namespace ms::app {

/// Page Demand on a small shop, new for each test.
class DemandPageTest : protected PageOnSmallShop<DemandPage> {
protected:
    void sell() { m_shop->sellForAYear(); }
    void open() { openPage(1200, 800); }
    /// Presses the primary button and waits for the page to show the new run.
    void forecast()
    {
        m_page->primaryAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->state() == Page::State::Content && !m_page->settling() &&
                                     m_page->primaryAction()->isEnabled(),
                                 20000);
    }
};

} // namespace ms::app
