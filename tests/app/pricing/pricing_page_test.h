// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../app_test.h"

#include "app/pricing/pricing_page.h"
#include "app/table/table_view.h"
#include "workflow/demo_shop.h"

#include <QLabel>
#include <QTabBar>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace ms::app {

/// Page Pricing on a small demo shop, made once for all tests of one program; each test gets a page of its own.
class PricingPageTest {
protected:
    void makeShop()
    {
        prepareLook();
        workflow::DemoRequest request;
        request.workspace = path();
        request.size.products = 80;
        NoProgress progress;
        QVERIFY(workflow::createDemoShop(request, progress));
    }
    void openPage()
    {
        m_session = std::make_unique<TestSession>();
        m_page = std::make_unique<PricingPage>(m_session->session);
        m_page->resize(1240, 760);
        m_session->session.openWorkspace(m_folder.filePath("demo.studio"));
        m_page->setVisible(true);
        m_page->activate();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->state(), Page::State::Content, 60000);
    }
    void closePage()
    {
        m_page.reset();
        m_session.reset();
    }

    template <class Widget>
    Widget* child(const char* name) const
    {
        auto* found = m_page->findChild<Widget*>(QLatin1String(name));
        Q_ASSERT(found);
        return found;
    }
    QString label(const char* name) const { return child<QLabel>(name)->text(); }
    TableView* table() const { return child<TableView>("skusView"); }
    QTabBar* tabs() const
    {
        for (QTabBar* bar : m_page->findChildren<QTabBar*>())
            if (bar->accessibleName() == QLatin1String("Price scenarios"))
                return bar;
        return nullptr;
    }
    std::string path() const { return m_folder.filePath("demo.studio").toStdString(); }

    QTemporaryDir m_folder;
    std::unique_ptr<TestSession> m_session;
    std::unique_ptr<PricingPage> m_page;
};

} // namespace ms::app
