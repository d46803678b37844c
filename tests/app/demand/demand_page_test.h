// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../../features/small_shop.h"
#include "../app_test.h"

#include "app/controls/tile.h"
#include "app/demand/demand_page.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "workspace/product_repository.h"

#include <QAction>
#include <QLabel>
#include <QTabWidget>

namespace ms::app {

using features::testing::SmallShop;

/// Page Demand on a small shop, new for each test.
class DemandPageTest {
protected:
    void makeShop()
    {
        m_shop = std::make_unique<SmallShop>();
        m_session = std::make_unique<TestSession>();
    }
    void closePage()
    {
        m_page.reset();
        m_session.reset();
        m_shop.reset();
    }
    void sell()
    {
        std::vector<std::string> days;
        for (int week = 0; week < 40; ++week)
            days.push_back(toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week}));
        std::vector<SmallShop::Sale> sales;
        for (int week = 0; week < 40; ++week) {
            const char* day = days[static_cast<std::size_t>(week)].c_str();
            sales.push_back({day, "A", 20 + week % 3, 500});
            sales.push_back({day, "B", 5 + week % 2, 300});
            if (week < 25)
                sales.push_back({day, "C", 7, 200});
        }
        m_shop->sell(sales);
        m_shop->sell({{"2011-10-09", "B", 1, 300}}); // so that the last week is complete
    }
    /// Opens the page on the shop and waits until it has read everything.
    void open()
    {
        m_session->session.openWorkspace(QString::fromStdString((*m_shop)->path().string()));
        m_page = std::make_unique<DemandPage>(m_session->session);
        m_page->resize(1200, 800);
        m_page->show();
        m_page->activate();
        QTRY_VERIFY(!m_page->settling());
    }
    /// Presses the primary button and waits for the page to show the new run.
    void forecast()
    {
        m_page->primaryAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->state() == Page::State::Content && !m_page->settling() &&
                                     m_page->primaryAction()->isEnabled(),
                                 20000);
    }
    template <class T>
    T* child(const char* name)
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    Tile* tile(int index) { return m_page->findChildren<Tile*>().at(index); }

    std::unique_ptr<SmallShop> m_shop;
    std::unique_ptr<TestSession> m_session;
    std::unique_ptr<DemandPage> m_page;
};

} // namespace ms::app
