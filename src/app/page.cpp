// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page.h"

#include "app/chart/chart_view.h"
#include "app/controls/action_button.h"
#include "app/controls/filter_bar.h"
#include "app/controls/state_overlay.h"
#include "app/controls/tile.h"
#include "app/format.h"
#include "app/job.h"
#include "app/table/table_view.h"
#include "app/theme.h"
#include "ui_page.h"

#include <QAction>
#include <QEvent>
#include <QFileInfo>
#include <QMenu>
#include <QSplitter>
#include <QUndoStack>

namespace ms::app {

Page::Page(Session& session, const QString& id, const QString& title, QWidget* parent)
    : QWidget(parent), m_session(session), m_id(id), m_ui(std::make_unique<Ui::Page>()), m_undo(new QUndoStack(this)),
      m_exportJob(std::make_unique<Job<std::int64_t>>(session.jobs()))
{
    m_ui->setupUi(this);
    setObjectName(id + QStringLiteral("Page"));
    setWindowTitle(title);
    m_ui->titleLabel->setText(title);
    m_ui->titleLabel->setFont(scaledFont(font(), 1.4, QFont::DemiBold));
    m_ui->subtitleLabel->setProperty("tone", "muted");
    m_ui->staleFrame->setProperty("banner", "warning");
    m_ui->staleFrame->hide();
    m_overlay = new StateOverlay(this);
    m_ui->contentLayout->addWidget(m_overlay, 1);
    connect(m_ui->staleButton, &QToolButton::clicked, this, [this] {
        if (m_staleMend)
            m_staleMend->trigger();
        else
            recompute();
    });
    connect(&session.status(), &StatusFeed::changed, this, [this] {
        if (m_state == State::Failed && m_session.status().error())
            showError(*m_session.status().error()); // the page failed first; now the cause is known
    });
    connect(&session, &Session::dataChanged, this, [this] {
        if (m_telling)
            return;
        m_outdated = true;
        if (isVisible())
            activate();
    });
}

Page::~Page() = default;

void Page::tellOthers()
{
    m_telling = true;
    m_session.noteDataChanged();
    m_telling = false;
}

QString Page::title() const
{
    return windowTitle();
}

void Page::activate()
{
    if (m_outdated)
        recompute();
}

void Page::recompute()
{
    m_outdated = false;
    showWorking();
    reload();
}

void Page::focusFilter()
{
    if (m_filterBar)
        m_filterBar->focusText();
}

void Page::showSku(const Sku&) {}

void Page::showCustomer(const CustomerId&) {}

Tile* Page::addTile(const QString& label)
{
    auto* tile = new Tile(label, this);
    Q_ASSERT(m_ui->tilesLayout->count() < 4);
    m_ui->tilesLayout->addWidget(tile);
    return tile;
}

FilterBar* Page::filterBar()
{
    if (!m_filterBar) {
        m_filterBar = new FilterBar(this);
        m_ui->filterLayout->addWidget(m_filterBar);
    }
    return m_filterBar;
}

void Page::setContent(QWidget* content)
{
    m_content = content;
    m_ui->contentLayout->addWidget(content, 1);
    content->hide();
}

void Page::setPrimaryAction(QAction* action)
{
    m_primary = action;
    addAction(action);
    auto* button = new ActionButton(action, this);
    button->setProperty("primary", true);
    m_ui->actionLayout->addWidget(button);
}

void Page::addSecondaryAction(QAction* action)
{
    addAction(action);
    auto* button = new ActionButton(action, this);
    const int at = m_ui->actionLayout->count() - (m_primary ? 1 : 0);
    m_ui->actionLayout->insertWidget(at, button);
}

void Page::remember(QSplitter* splitter, const QString& name)
{
    splitter->setChildrenCollapsible(false);
    splitter->restoreState(rememberedState(name));
    connect(splitter, &QSplitter::splitterMoved, this,
            [this, splitter, name] { storeState(name, splitter->saveState()); });
}

void Page::remember(TableView* table, const QString& name)
{
    table->restoreViewState(rememberedState(name));
    connect(table, &TableView::viewStateChanged, this, [this, table, name] { storeState(name, table->viewState()); });
    connect(table, &TableView::exportRequested, this, [this, table, name] { exportTable(*table, name); });
}

void Page::exportTable(const TableView& table, const QString& name)
{
    const QString suggestion = name == QLatin1String("table") ? m_id : m_id + QLatin1Char('-') + name;
    m_session.dialogs().saveFile(
        window(), tr("Export table"), suggestion + QStringLiteral(".xlsx"), QStringLiteral("*.xlsx *.csv"),
        [this, sheet = std::make_shared<workflow::Sheet>(table.asSheet())](const QString& path) {
            sheet->name = title().toStdString();
            m_exportJob->start(
                tr("Writing %1").arg(QFileInfo(path).fileName()),
                [sheet, file = path.toStdString()](Progress& progress) {
                    return workflow::writeSheet(file, *sheet, progress);
                },
                [this, path](const Result<std::int64_t>& rows) {
                    m_session.say(rows ? tr("%1 rows written to %2").arg(format::count(*rows), path)
                                       : QString::fromStdString(rows.error().detail));
                });
        });
}

void Page::openExportMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this, menu](bool focused) {
        for (ChartView* chart : findChildren<ChartView*>()) {
            if (chart->isVisible() && chart->isAncestorOf(focusWidget()) == focused)
                chart->fillMenu(
                    menu->addMenu(lineIcon("chart"), chart->title().isEmpty() ? tr("Chart") : chart->title()));
        }
        for (TableView* table : findChildren<TableView*>()) {
            if (table->isVisible() && table->isAncestorOf(focusWidget()) == focused)
                menu->addAction(lineIcon("export"),
                                table->accessibleName().isEmpty() ? tr("Export table…")
                                                                  : tr("Export %1…").arg(table->accessibleName()),
                                table, &TableView::exportRequested);
        }
    };
    offer(true);
    offer(false);
    if (menu->isEmpty())
        menu->addAction(tr("Nothing to export here yet"))->setEnabled(false);
    menu->popup(mapToGlobal(QPoint(space::large, space::large)));
}

QByteArray Page::rememberedState(const QString& name) const
{
    return m_session.settings().viewState(m_session.workspacePath(), m_id + QLatin1Char('-') + name);
}

void Page::storeState(const QString& name, const QByteArray& state)
{
    m_session.settings().setViewState(m_session.workspacePath(), m_id + QLatin1Char('-') + name, state);
}

void Page::showWorking()
{
    m_state = State::Working;
    m_settling = true;
    if (m_hasContent) {
        m_content->setEnabled(false);
        return;
    }
    showFurniture(true);
    m_overlay->showSkeleton();
    m_overlay->show();
    if (m_content)
        m_content->hide();
}

void Page::showContent()
{
    m_hasContent = true;
    showFurniture(true);
    m_overlay->hide();
    m_content->setEnabled(true);
    m_content->show();
    auto* table = m_content->findChild<TableView*>();
    if (hasFocus() && table)
        table->setFocus(Qt::OtherFocusReason);
    settle(State::Content);
}

void Page::showEmpty(const QString& sentence, QAction* mend)
{
    showFurniture(false);
    m_hasContent = false;
    m_overlay->showMessage(StateOverlay::Kind::Empty, sentence, {}, mend);
    m_overlay->show();
    if (m_content)
        m_content->hide();
    settle(State::Empty);
}

void Page::showError(const Error& error, const QString& advice, const QString& headline)
{
    if (error.code == ErrorCode::Canceled && m_hasContent) {
        showContent();
        return;
    }
    if (const auto& broken = m_session.status().error(); broken && broken->code != ErrorCode::Canceled) {
        // Whatever a page wanted to read: the cause is the file, and every page says it in the same words.
        showFailure(tr("This workspace cannot be opened."),
                    tr("The file was left as it is. Open another workspace from the menu at the top left.") +
                        QLatin1Char('\n') + QString::fromStdString(broken->detail));
        return;
    }
    const QString detail = QString::fromStdString(error.detail);
    showFailure(headline.isEmpty() ? format::sentence(error) : headline,
                advice.isEmpty() ? detail : advice + QLatin1Char('\n') + detail);
}

void Page::showFailure(const QString& headline, const QString& detail)
{
    showFurniture(false);
    m_hasContent = false;
    m_overlay->showMessage(StateOverlay::Kind::Error, headline, detail, nullptr);
    m_overlay->show();
    if (m_content)
        m_content->hide();
    settle(State::Failed);
}

void Page::showStale(const QString& sentence, QAction* mend)
{
    m_staleMend = mend;
    m_ui->staleLabel->setText(sentence);
    m_ui->staleButton->setText(mend ? mend->text() : tr("Recompute"));
    m_ui->staleFrame->setVisible(!sentence.isEmpty());
}

void Page::setSubtitle(const QString& text)
{
    m_ui->subtitleLabel->setText(text);
}

void Page::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_ui->titleLabel->setFont(scaledFont(font(), 1.4, QFont::DemiBold));
}

/// Tiles, filters and buttons of a page that has nothing to show would only be in the way of the sentence.
void Page::showFurniture(bool shown)
{
    m_ui->tilesRow->setVisible(shown);
    m_ui->actionRow->setVisible(shown);
    if (m_filterBar)
        m_filterBar->setVisible(shown);
    if (!shown)
        m_ui->staleFrame->hide();
}

void Page::settle(State state)
{
    m_state = state;
    m_settling = false;
    Q_EMIT settled();
}

} // namespace ms::app
