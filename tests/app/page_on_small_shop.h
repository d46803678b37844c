// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../features/small_shop.h"
#include "app_test.h"

#include "app/controls/tile.h"

#include <memory>

namespace ms::app {

using features::testing::SmallShop;

/// A page on a small shop, new for each test.
template <class PageClass>
class PageOnSmallShop {
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
    /// Opens the page on the shop and waits until it has read everything.
    void openPage(int width, int height)
    {
        m_session->session.openWorkspace(QString::fromStdString((*m_shop)->path().string()));
        m_page = std::make_unique<PageClass>(m_session->session);
        m_page->resize(width, height);
        m_page->show();
        m_page->activate();
        QTRY_VERIFY(!m_page->settling());
    }
    template <class T>
    T* child(const char* name)
    {
        return m_page->template findChild<T*>(QString::fromLatin1(name));
    }
    Tile* tile(int index) { return m_page->template findChildren<Tile*>().at(index); }

    std::unique_ptr<SmallShop> m_shop;
    std::unique_ptr<TestSession> m_session;
    std::unique_ptr<PageClass> m_page;
};

} // namespace ms::app
