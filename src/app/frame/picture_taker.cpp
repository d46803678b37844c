// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/picture_taker.h"

#include "app/clock.h"
#include "app/frame/main_window.h"
#include "app/page.h"
#include "app/session.h"

#include <QApplication>
#include <QDir>
#include <QTabWidget>
#include <QTextStream>

namespace ms::app {
namespace {

constexpr int patienceMs = 60'000;
constexpr int paintMs = 300; // after settled(): layouts and delegates have their say

const Clock& wallClock()
{
    static const Clock clock;
    return clock;
}

QString themeName(ThemeMode theme)
{
    return theme == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

} // namespace

PictureTaker::PictureTaker(const PictureOrder& order, std::vector<PageEntry> pages, FileDialogs& dialogs,
                           QObject* parent)
    : QObject(parent), m_order(order), m_pages(std::move(pages)), m_dialogs(dialogs)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, &PictureTaker::giveUp);
}

PictureTaker::~PictureTaker() = default;

void PictureTaker::start()
{
    QDir().mkpath(m_order.folder);
    planShots();
    next();
}

void PictureTaker::planShots()
{
    std::vector<QString> ids;
    for (const PageEntry& page : m_pages) {
        if (m_order.page.isEmpty() || m_order.page == page.id)
            ids.push_back(page.id);
    }
    const std::pair<QString, QString> states[] = {{QStringLiteral("filled"), m_order.filledWorkspace},
                                                  {QStringLiteral("empty"), m_order.emptyWorkspace},
                                                  {QStringLiteral("error"), m_order.brokenWorkspace}};
    for (const ThemeMode theme : m_order.themes) {
        for (const QSize& size : m_order.sizes) {
            if (m_order.page.isEmpty())
                m_shots.push_back({QStringLiteral("welcome"), {}, {}, size, theme});
            for (const auto& [state, workspace] : states) {
                for (const QString& id : ids) {
                    if (!workspace.isEmpty())
                        m_shots.push_back({state, workspace, id, size, theme});
                }
            }
        }
    }
}

void PictureTaker::next()
{
    if (m_shots.empty()) {
        m_window.reset();
        Q_EMIT finished(m_failures);
        return;
    }
    m_current = m_shots.front();
    m_shots.pop_front();
    prepare(m_current);
}

void PictureTaker::openWindow(const Shot& shot)
{
    const QString state = shot.state + themeName(shot.theme) + QString::number(shot.size.width());
    if (m_window && m_openState == state)
        return;
    m_openState = state;
    m_window.reset();
    m_session.reset();
    m_settings = std::make_unique<Settings>(QDir(m_order.folder).filePath(QStringLiteral(".settings.ini")));
    applyTheme(*qApp, shot.theme);
    m_session = std::make_unique<Session>(*m_settings, m_dialogs, wallClock());
    m_session->setRemembering(false);
    if (!shot.workspace.isEmpty())
        m_session->openWorkspace(shot.workspace);
    m_window = std::make_unique<MainWindow>(*m_session, m_pages);
    m_window->resize(shot.size);
    m_window->show();
}

void PictureTaker::prepare(const Shot& shot)
{
    openWindow(shot);
    m_patience.start();
    m_watch.takeLongestMs(); // making the window is not the page's doing
    Page* page = shot.page.isEmpty() ? nullptr : m_window->openPage(shot.page);
    if (page && page->settling()) {
        connect(
            page, &Page::settled, this, [this] { QTimer::singleShot(paintMs, this, &PictureTaker::take); },
            Qt::SingleShotConnection);
        m_blockedMs = m_watch.takeLongestMs();
        if (shot.state == QLatin1String("filled"))
            write(QStringLiteral("working"));
        m_watch.takeLongestMs(); // nor is encoding a picture
        return;
    }
    m_blockedMs = m_watch.takeLongestMs();
    QTimer::singleShot(paintMs, this, &PictureTaker::take);
}

void PictureTaker::take()
{
    m_patience.stop();
    report(m_current.state);
    m_looks.clear();
    if (m_current.state == QLatin1String("filled")) {
        queueTabs();
        if (const Page* page = m_window->currentPage())
            m_looks = page->looks();
    }
    takeTab();
}

/// Tabs of nested widgets come with the tab that holds them, so that each is in sight when its picture is taken.
void PictureTaker::queueTabs()
{
    Page* page = m_window->currentPage();
    const auto widgets = page ? page->findChildren<QTabWidget*>() : QList<QTabWidget*>();
    for (QTabWidget* tabs : widgets) {
        for (int tab = 0; tab < tabs->count() && tabs->isVisible(); ++tab) {
            if (tab != tabs->currentIndex() && tabs->isTabVisible(tab))
                m_tabs.emplace_back(tabs, tab);
        }
        m_tabs.emplace_back(tabs, tabs->currentIndex()); // as it was
    }
}

/// Turns to the next tab, and takes its picture once its jobs and layouts had their say.
void PictureTaker::takeTab()
{
    if (m_tabs.empty())
        return takeLook();
    const auto [tabs, tab] = m_tabs.front();
    m_tabs.pop_front();
    if (!tabs || !tabs->isVisible())
        return takeTab();
    const bool last = m_tabs.empty() || m_tabs.front().first != tabs;
    m_watch.takeLongestMs();
    tabs->setCurrentIndex(tab);
    if (last) // only turned back
        return takeTab();
    QTimer::singleShot(paintMs, this, [this, name = tabs->widget(tab)->objectName()] {
        report(QStringLiteral("filled-") + name);
        takeTab();
    });
}

/// The next look that the page names, once its jobs are done; the page keeps the last one for whoever comes after.
void PictureTaker::takeLook()
{
    Page* page = m_window->currentPage();
    if (m_looks.isEmpty() || !page)
        return next();
    m_watch.takeLongestMs();
    page->showLook(m_looks.front());
    m_patience.start();
    auto* poll = new QTimer(m_window.get());
    connect(poll, &QTimer::timeout, this, [this, poll] {
        if (!m_session->jobs().entries().empty())
            return;
        poll->deleteLater();
        m_patience.stop();
        report(QStringLiteral("filled-") + m_looks.takeFirst());
        takeLook();
    });
    poll->start(paintMs);
}

/// Writes the picture and says how long the loop stood still before it.
void PictureTaker::report(const QString& state)
{
    const double blockedMs = std::max(std::exchange(m_blockedMs, 0.0), m_watch.takeLongestMs());
    double& longest = m_longestMs[m_current.page + QLatin1Char(' ') + state];
    longest = std::max(longest, blockedMs);
    write(state);
    m_watch.takeLongestMs(); // encoding a picture is not the page's doing
    QTextStream(stdout) << m_current.page << ' ' << state << ' ' << themeName(m_current.theme) << ' '
                        << m_current.size.width() << 'x' << m_current.size.height() << ": longest block "
                        << QString::number(blockedMs, 'f', 1) << " ms\n";
}

void PictureTaker::giveUp()
{
    ++m_failures;
    QTextStream(stderr) << "page " << m_current.page << " did not settle (" << m_current.state << ")\n";
    m_tabs.clear();
    m_window.reset(); // its late settled() belongs to nobody
    m_openState.clear();
    next();
}

void PictureTaker::write(const QString& state)
{
    const QString name = QStringLiteral("%1%2-%3-%4x%5%6.png")
                             .arg(m_current.page.isEmpty() ? QString() : m_current.page + QLatin1Char('-'), state,
                                  themeName(m_current.theme))
                             .arg(m_current.size.width())
                             .arg(m_current.size.height())
                             .arg(m_order.ending);
    if (!m_window->grab().save(QDir(m_order.folder).filePath(name))) {
        ++m_failures;
        QTextStream(stderr) << name << " could not be written\n";
    }
}

} // namespace ms::app
