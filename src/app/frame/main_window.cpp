// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/main_window.h"

#include "app/data/import_dialog.h"
#include "app/frame/about.h"
#include "app/frame/command_palette.h"
#include "app/frame/context_help.h"
#include "app/frame/diagnostics_dialog.h"
#include "app/frame/name_index.h"
#include "app/page.h"
#include "app/theme.h"
#include "app/welcome/welcome_page.h"
#include "ui_main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QTimer>
#include <QUndoStack>

namespace ms::app {

MainWindow::MainWindow(Session& session, std::vector<PageEntry> pages)
    : m_session(session), m_pages(std::move(pages)), m_ui(std::make_unique<Ui::MainWindow>())
{
    m_ui->setupUi(this);
    m_welcome = new WelcomePage(session);
    m_ui->stack->addWidget(m_welcome);
    m_palette = new CommandPalette(this);
    m_names = new NameIndex(session);
    m_names->setParent(this);
    for (const PageEntry& page : m_pages)
        m_ui->rail->addPage(page.id, page.title, page.icon);
    createActions();
    createWorkspaceMenu();
    connectFrame();
    m_ui->stack->installEventFilter(this);
    if (!restoreGeometry(session.settings().windowGeometry()))
        resize(1440, 900);
    followWorkspace(session.workspacePath());
}

MainWindow::~MainWindow() = default;

QAction* MainWindow::addShortcut(const QString& text, const QString& icon, const QKeySequence& keys,
                                 const std::function<void()>& act)
{
    auto* action = new QAction(lineIcon(icon), text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    return action;
}

void MainWindow::onPage(const std::function<void(Page&)>& act)
{
    if (Page* page = currentPage())
        act(*page);
}

void MainWindow::createActions()
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        const PageEntry& page = m_pages[i];
        addShortcut(page.title, page.icon, QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)), [this, id = page.id] {
            openPage(id);
        })->setProperty("palette", tr("Page"));
    }
    addShortcut(tr("Recompute this page"), "refresh", QKeySequence::Refresh,
                [this] { onPage([](Page& page) { page.recompute(); }); });
    addShortcut(tr("Filter the table"), "filter", QKeySequence::Find,
                [this] { onPage([](Page& page) { page.focusFilter(); }); });
    addShortcut(tr("Export…"), "export", QKeySequence(QStringLiteral("Ctrl+E")),
                [this] { onPage([](Page& page) { page.openExportMenu(); }); });
    addShortcut(tr("Help"), "info", QKeySequence::HelpContents, [this] { showHelp(*this); });
    addShortcut(tr("Undo"), "undo", QKeySequence::Undo,
                [this] { onPage([](Page& page) { page.undoStack()->undo(); }); });
    addShortcut(tr("Redo"), "redo", QKeySequence(QStringLiteral("Ctrl+Shift+Z")),
                [this] { onPage([](Page& page) { page.undoStack()->redo(); }); });
    for (const char* keys : {"Ctrl+Return", "Ctrl+Enter"}) {
        auto* primary = new QAction(this);
        primary->setShortcut(QKeySequence(QLatin1String(keys)));
        connect(primary, &QAction::triggered, this, [this] {
            onPage([](Page& page) {
                if (page.primaryAction() && page.primaryAction()->isEnabled())
                    page.primaryAction()->trigger();
            });
        });
        addAction(primary);
    }
    auto* search = new QAction(this);
    search->setShortcut(QKeySequence(QStringLiteral("Ctrl+K")));
    connect(search, &QAction::triggered, this, &MainWindow::openPalette);
    addAction(search);
}

void MainWindow::createWorkspaceMenu()
{
    auto* menu = new QMenu(this);
    QAction* fresh =
        addShortcut(tr("New workspace…"), "plus", QKeySequence::New, [this] { m_welcome->makeWorkspace(); });
    QAction* open =
        addShortcut(tr("Open workspace…"), "folder", QKeySequence::Open, [this] { m_welcome->chooseWorkspace(); });
    QAction* theme = addShortcut(tr("Light or dark"), "contrast", QKeySequence(QStringLiteral("Ctrl+Shift+L")),
                                 [this] { toggleTheme(); });
    QAction* about = addShortcut(tr("About Merchant Studio"), "info", {}, [this] { showAbout(this); });
    QAction* diagnostics = addShortcut(tr("Diagnostics…"), "search", {}, [this] { showDiagnostics(m_session, this); });
    QAction* quit = addShortcut(tr("Quit"), "close", QKeySequence::Quit, [this] { close(); });
    connect(menu, &QMenu::aboutToShow, this, [this, menu, fresh, open, theme, diagnostics, about, quit] {
        menu->clear();
        menu->addActions({fresh, open});
        for (const QString& path : m_session.settings().recentWorkspaces()) {
            if (path != m_session.workspacePath())
                menu->addAction(lineIcon("store"), QFileInfo(path).fileName(), this,
                                [this, path] { m_session.openWorkspace(path); });
        }
        menu->addAction(tr("Close workspace"), this, [this] { m_session.openWorkspace({}); });
        menu->addSeparator();
        menu->addActions({theme, diagnostics, about, quit});
    });
    m_ui->header->setMenu(menu);
}

void MainWindow::connectFrame()
{
    m_ui->jobBar->watch(&m_session.jobs());
    connect(m_ui->rail, &Rail::chosen, this, &MainWindow::openPage);
    connect(m_ui->header, &HeaderBar::searchRequested, this, &MainWindow::openPalette);
    connect(&m_session, &Session::workspaceOpened, this, &MainWindow::followWorkspace);
    connect(&m_session.status(), &StatusFeed::changed, this, &MainWindow::followStatus);
    connect(&m_session, &Session::filesOffered, this, &MainWindow::importFiles);
    connect(&m_session, &Session::said, m_ui->jobBar, &JobBar::say);
    connect(&m_session, &Session::badgeChanged, m_ui->rail, &Rail::setBadge);
    connect(&m_session.settings(), &Settings::themeChanged, this, [](ThemeMode mode) { applyTheme(*qApp, mode); });
}

void MainWindow::connectPage(Page* page)
{
    connect(page, &Page::pageRequested, this, &MainWindow::openPage);
    connect(page, &Page::skuRequested, this, &MainWindow::openSku);
    connect(page, &Page::customerRequested, this, &MainWindow::openCustomer);
}

Page* MainWindow::openPage(const QString& id)
{
    const auto entry =
        std::find_if(m_pages.begin(), m_pages.end(), [&id](const PageEntry& page) { return page.id == id; });
    if (entry == m_pages.end() || m_session.workspacePath().isEmpty())
        return nullptr;
    if (!m_made.contains(id)) {
        m_made[id] = entry->make(m_session, m_ui->stack);
        m_made[id]->setWhatsThis(entry->help);
        m_ui->stack->addWidget(m_made[id]);
        connectPage(m_made[id]);
    }
    Page* page = m_made[id];
    m_ui->stack->setCurrentWidget(page);
    m_ui->rail->setCurrent(id);
    m_session.settings().setLastPage(id);
    page->activate();
    page->setFocus(Qt::OtherFocusReason);
    return page;
}

Page* MainWindow::currentPage() const
{
    return qobject_cast<Page*>(m_ui->stack->currentWidget());
}

void MainWindow::openWelcome()
{
    m_ui->stack->setCurrentWidget(m_welcome);
    m_ui->rail->setCurrent({});
    m_welcome->setFocus(Qt::OtherFocusReason);
    m_welcome->refresh();
}

void MainWindow::followWorkspace(const QString& path)
{
    m_ui->rail->setVisible(!path.isEmpty());
    m_ui->header->setWorkspace(QFileInfo(path).completeBaseName(), path);
    setWindowTitle(path.isEmpty() ? tr("Merchant Studio") : tr("%1 – Merchant Studio").arg(QFileInfo(path).fileName()));
    if (path.isEmpty() || m_pages.empty()) {
        openWelcome();
        return;
    }
    if (currentPage())
        return; // the page in front reloads by itself
    const QString last = m_session.settings().lastPage();
    if (last.isEmpty() || !openPage(last))
        openPage(m_pages.front().id);
}

void MainWindow::followStatus()
{
    m_ui->header->showStatus(m_session.status().latest());
    int submitted = 0;
    if (const auto& status = m_session.status().latest()) {
        for (const auto& [state, count] : status->proposals)
            submitted += state == approvals::State::Submitted ? static_cast<int>(count) : 0;
    }
    m_ui->rail->setBadge(QStringLiteral("approvals"), submitted);
}

void MainWindow::importFiles(const QStringList& files)
{
    startImport(m_session, files, this);
}

void MainWindow::openSku(const QString& id, const Sku& sku)
{
    if (Page* page = openPage(id))
        page->showSku(sku);
}

void MainWindow::openCustomer(const QString& id, const CustomerId& customer)
{
    if (Page* page = openPage(id))
        page->showCustomer(customer);
}

const PageEntry* MainWindow::placeAmong(const QStringList& ids) const
{
    const PageEntry* best = nullptr;
    for (const PageEntry& page : m_pages) {
        const qsizetype rank = ids.indexOf(page.id);
        if (rank >= 0 && currentPage() && currentPage()->id() == page.id)
            return &page;
        if (rank >= 0 && (!best || rank < ids.indexOf(best->id)))
            best = &page;
    }
    return best;
}

void MainWindow::openPalette()
{
    std::vector<Command> commands;
    const auto add = [&commands](QAction* action, const QString& hint) {
        if (!action->text().isEmpty() && action->isEnabled())
            commands.push_back(
                {action->text().remove(QLatin1Char('&')), hint, action->icon(), [action] { action->trigger(); }});
    };
    onPage([&add](Page& page) {
        for (QAction* action : page.actions())
            add(action, page.title());
    });
    for (QAction* action : actions())
        add(action, action->shortcut().toString(QKeySequence::NativeText));
    const PageEntry* ofSkus = placeAmong({"pricing", "demand", "inventory"});
    const PageEntry* ofCustomers = placeAmong({"recommendations", "customers"});
    m_names->append(
        commands, ofSkus ? ofSkus->title : QString(), [this, ofSkus](const Sku& sku) { openSku(ofSkus->id, sku); },
        ofCustomers ? ofCustomers->title : QString(),
        [this, ofCustomers](const CustomerId& customer) { openCustomer(ofCustomers->id, customer); });
    m_palette->open(std::move(commands));
}

void MainWindow::toggleTheme()
{
    const bool dark = colorsOf(palette()).ground.lightness() < 128;
    m_session.settings().setTheme(dark ? ThemeMode::Light : ThemeMode::Dark);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_painted && event->type() == QEvent::Paint) {
        m_painted = true;
        QTimer::singleShot(0, this, &MainWindow::firstPainted);
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_session.settings().setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    if (!files.isEmpty())
        m_session.offerFiles(files);
}

} // namespace ms::app
