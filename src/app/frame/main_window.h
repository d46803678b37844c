// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/frame/page_list.h"
#include "core/id.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QMap>

#include <memory>

class QAction;

namespace Ui {
class MainWindow;
}

namespace ms::app {

class CommandPalette;
class NameIndex;
class Page;
class Session;
class WelcomePage;

/// The window: header, rail, the page in front, job bar. It routes between pages by their ids and knows no SKU.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Session& session, std::vector<PageEntry> pages);
    ~MainWindow() override;

    /// Turns to a page, making it if it was never seen; null for an unknown id.
    Page* openPage(const QString& id);
    /// The page in front, or null while the welcome is shown.
    [[nodiscard]] Page* currentPage() const;
    [[nodiscard]] const std::vector<PageEntry>& pages() const { return m_pages; }
    void openPalette();

Q_SIGNALS:
    /// The first paint of the window with a page in it is done.
    void firstPainted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createActions();
    void createWorkspaceMenu();
    void connectFrame();
    void connectPage(Page* page);
    void followWorkspace(const QString& path);
    void followStatus();
    void importFiles(const QStringList& files);
    void openWelcome();
    void openSku(const QString& id, const Sku& sku);
    void openCustomer(const QString& id, const CustomerId& customer);
    /// The first of these pages that the window has, the one in front before all; null: none.
    [[nodiscard]] const PageEntry* placeAmong(const QStringList& ids) const;
    void toggleTheme();
    void onPage(const std::function<void(Page&)>& act);
    QAction* addShortcut(const QString& text, const QString& icon, const QKeySequence& keys,
                         const std::function<void()>& act);

    Session& m_session;
    std::vector<PageEntry> m_pages;
    std::unique_ptr<Ui::MainWindow> m_ui;
    QMap<QString, Page*> m_made;
    WelcomePage* m_welcome = nullptr;
    CommandPalette* m_palette = nullptr;
    NameIndex* m_names = nullptr;
    bool m_painted = false;
};

} // namespace ms::app
