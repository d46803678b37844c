// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/approvals_page.h"

#include "app/approvals/approval_chart.h"
#include "app/approvals/approval_columns.h"
#include "app/approvals/approval_words.h"
#include "app/chart/chart_view.h"
#include "app/controls/filter_bar.h"
#include "app/controls/tile.h"
#include "app/format.h"
#include "app/table/table_view.h"
#include "app/theme.h"
#include "ui_approvals_page.h"

#include <QAction>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace ms::app {

using ChangeState = approvals::State; // Page has states of its own
using workflow::QueuedChange;

namespace {

constexpr std::chrono::milliseconds newsPause{100};

/// What needs someone comes first, what is done last.
int urgency(ChangeState state)
{
    switch (state) {
    case ChangeState::Submitted:
        return 0;
    case ChangeState::Failed:
        return 1;
    case ChangeState::Approved:
    case ChangeState::Queued:
    case ChangeState::Sent:
        return 2;
    case ChangeState::Draft:
        return 3;
    default:
        return 4;
    }
}

} // namespace

ApprovalsPage::ApprovalsPage(Session& session, QWidget* parent, const QString& merchantProgram)
    : Page(session, QStringLiteral("approvals"), tr("Approvals"), parent), m_ui(std::make_unique<Ui::ApprovalsPage>()),
      m_model(approvalColumns()), m_log(auditColumns()), m_practice(merchantProgram), m_load(session.jobs()),
      m_decide(session.jobs()), m_pushJob(session.jobs()), m_retryJob(session.jobs()), m_pauseJob(session.jobs()),
      m_rollBackJob(session.jobs())
{
    auto* content = new QWidget(this);
    m_ui->setupUi(content);
    setContent(content);
    m_waitsTile = addTile(tr("Waits for approval"));
    m_readyTile = addTile(tr("Ready for the shop"));
    m_confirmedTile = addTile(tr("Confirmed"));
    m_failedTile = addTile(tr("Failed"));
    m_ui->queueView->setModel(&m_model);
    m_ui->logView->setModel(&m_log);
    m_ui->logView->setFooterVisible(false);
    m_ui->changeTitle->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_ui->sizeChart->setFileDialogs(&session.dialogs());
    m_ui->approverEdit->setText(qEnvironmentVariable("USER"));
    m_ui->splitter->setSizes({840, 480});
    m_ui->detailSplitter->setSizes({300, 340});
    filterBar()->bind(m_ui->queueView);
    filterBar()->addChoice(tr("State"), QStringLiteral("state"));
    filterBar()->addChoice(tr("Kind"), QStringLiteral("kind"));
    filterBar()->setPlaceholder(tr("SKU, title, author"));
    createActions();
    connectViews();
    remember(m_ui->splitter, QStringLiteral("splitter"));
    remember(m_ui->detailSplitter, QStringLiteral("detail"));
    remember(m_ui->queueView, QStringLiteral("table"));
    refreshConnection();
    refreshActions();
}

ApprovalsPage::~ApprovalsPage() = default;

void ApprovalsPage::createActions()
{
    m_next = new QAction(lineIconOnAccent("check"), tr("Approve"), this);
    connect(m_next, &QAction::triggered, this, [this] {
        if (countIn(ChangeState::Submitted) > 0)
            decide(workflow::approve, tr("Approving"), idsIn({ChangeState::Submitted}));
        else
            push();
    });
    setPrimaryAction(m_next);
    m_reject = new QAction(lineIcon("close"), tr("Reject"), this);
    connect(m_reject, &QAction::triggered, this,
            [this] { decide(workflow::reject, tr("Rejecting"), idsIn({ChangeState::Submitted})); });
    m_undo = new QAction(lineIcon("undo"), tr("Undo approval"), this);
    connect(m_undo, &QAction::triggered, this, [this] {
        decide(workflow::undoApproval, tr("Taking approvals back"),
               idsIn({ChangeState::Queued, ChangeState::Approved}));
    });
    m_retry = new QAction(lineIcon("refresh"), tr("Try failed again"), this);
    connect(m_retry, &QAction::triggered, this, &ApprovalsPage::retry);
    m_rollBack = new QAction(lineIcon("clock"), tr("Roll back"), this);
    m_rollBack->setToolTip(tr("Proposes the old prices again; someone else approves them"));
    connect(m_rollBack, &QAction::triggered, this, &ApprovalsPage::rollBack);
    m_ui->queueView->addRowAction(m_rollBack);
    m_push = new QAction(lineIcon("send"), tr("Push"), this);
    connect(m_push, &QAction::triggered, this, &ApprovalsPage::push);
    m_practise = new QAction(lineIcon("store"), tr("Open a practice shop"), this);
    m_practise->setToolTip(tr("A shop on this computer with your products and prices, to push to without harm"));
    connect(m_practise, &QAction::triggered, this, [this] { m_practice.start(workspacePath()); });
    m_pause = new QAction(lineIcon("lock"), tr("Pause everything"), this);
    m_pause->setToolTip(tr("Nothing is approved and nothing is sent until somebody resumes; a running push ends"));
    connect(m_pause, &QAction::triggered, this, &ApprovalsPage::pauseOrResume);
    m_govern = new QAction(lineIcon("scale"), tr("Limits and people…"), this);
    m_govern->setToolTip(tr("How much may be let through, and by whom"));
    connect(m_govern, &QAction::triggered, this, &ApprovalsPage::govern);
    createTransferActions();
    for (QAction* action : {m_practise, m_pause, m_govern, m_retry, m_undo, m_reject, m_push})
        addSecondaryAction(action);
}

void ApprovalsPage::connectViews()
{
    connect(m_ui->queueView, &TableView::currentRowChanged, this, &ApprovalsPage::refreshDetail);
    connect(m_ui->queueView, &TableView::selectionChanged, this, [this] {
        refreshDetail();
        refreshActions();
    });
    connect(m_ui->queueView, &TableView::rowActivated, this, [this](int row) {
        const bool price = std::holds_alternative<approvals::PriceChange>(m_model.row(row).proposal.change);
        Q_EMIT skuRequested(price ? QStringLiteral("pricing") : QStringLiteral("inventory"),
                            Sku{skuOf(m_model.row(row)).toStdString()});
    });
    connect(m_ui->sizeChart, &ChartView::said, &session(), &Session::say);
    connect(m_ui->shopNameEdit, &QLineEdit::textChanged, this, &ApprovalsPage::refreshActions);
    connect(m_ui->approverEdit, &QLineEdit::textChanged, this, &ApprovalsPage::refreshActions);
    connect(m_ui->reasonEdit, &QLineEdit::textChanged, this, &ApprovalsPage::refreshActions);
    connect(&m_practice, &PracticeShop::opened, this, [this] {
        this->session().say(tr("The practice shop is open at %1").arg(m_practice.address()));
        refreshConnection();
        refreshActions();
    });
    connect(&m_practice, &PracticeShop::failed, this, [this](const QString& why) {
        this->session().say(tr("The practice shop did not open: %1").arg(why));
        refreshConnection();
        refreshActions();
    });
    m_newsTimer.setInterval(newsPause);
    connect(&m_newsTimer, &QTimer::timeout, this, &ApprovalsPage::takeNews);
}

void ApprovalsPage::showSku(const Sku& sku)
{
    const auto rows = m_model.rows();
    const auto found = std::find_if(
        rows.begin(), rows.end(), [&](const QueuedChange& change) { return skuOf(change).toStdString() == sku.text; });
    if (found != rows.end())
        m_ui->queueView->selectRow(static_cast<int>(found - rows.begin()));
}

void ApprovalsPage::reload()
{
    m_load.start(
        tr("Reading what waits for approval"),
        [path = workspacePath().toStdString()](Progress&) { return workflow::readApprovalBoard(path); },
        [this](Result<workflow::ApprovalBoard> board) { showBoard(std::move(board)); });
}

void ApprovalsPage::showBoard(Result<workflow::ApprovalBoard> board)
{
    if (!board) {
        showError(board.error(), tr("Nothing was changed."));
        return;
    }
    m_board = std::move(*board);
    const bool empty = m_board.changes.empty();
    std::stable_sort(m_board.changes.begin(), m_board.changes.end(), [](const auto& a, const auto& b) {
        return urgency(a.proposal.state) < urgency(b.proposal.state);
    });
    m_model.setRows(std::exchange(m_board.changes, {}), m_board.currency);
    m_log.setRows(std::exchange(m_board.log, {}));
    fillTiles();
    refreshConnection();
    refreshActions();
    if (empty) {
        showEmpty(tr("Nothing is proposed yet. Propose prices on Pricing or orders on Inventory."));
        return;
    }
    if (m_ui->queueView->currentRow() < 0)
        m_ui->queueView->selectFirstRow();
    refreshDetail();
    m_ui->sizeChart->setVisible(ApprovalChart::draw(*m_ui->sizeChart, m_model.rows(), m_board.currency));
    showContent();
}

bool ApprovalsPage::isMeant(const QueuedChange& change, ChangeState state, Whose whose)
{
    return change.proposal.state == state && (whose == Whose::All || isTransfer(change) == (whose == Whose::People));
}

int ApprovalsPage::countIn(ChangeState state, Whose whose) const
{
    const auto rows = m_model.rows();
    return static_cast<int>(
        std::ranges::count_if(rows, [&](const QueuedChange& change) { return isMeant(change, state, whose); }));
}

std::vector<std::int64_t> ApprovalsPage::idsIn(std::initializer_list<ChangeState> states, Whose whose) const
{
    const auto pick = [&](const std::vector<int>& rows) {
        std::vector<std::int64_t> ids;
        for (const int row : rows) {
            if (std::ranges::any_of(states, [&](ChangeState state) { return isMeant(m_model.row(row), state, whose); }))
                ids.push_back(m_model.row(row).proposal.id);
        }
        return ids;
    };
    // One selected row is only where the reader stands; two or more are meant. Otherwise all that the filters show.
    const std::vector<int> selected = m_ui->queueView->selectedRows();
    if (selected.size() > 1) {
        if (auto ids = pick(selected); !ids.empty())
            return ids;
    }
    return pick(m_ui->queueView->shownRows());
}

void ApprovalsPage::fillTiles()
{
    const int waits = countIn(ChangeState::Submitted);
    const int ready = countIn(ChangeState::Queued, Whose::Shop) + countIn(ChangeState::Sent, Whose::Shop);
    const int failed = countIn(ChangeState::Failed, Whose::Shop);
    m_waitsTile->setFigure(format::count(waits));
    m_waitsTile->setNote(waits > 0 ? tr("not by their author") : tr("nothing to decide"));
    m_readyTile->setFigure(format::count(ready));
    m_readyTile->setNote(ready > 0 ? tr("approved, to push") : tr("nothing to push"));
    m_confirmedTile->setFigure(format::count(countIn(ChangeState::Confirmed, Whose::Shop)));
    m_confirmedTile->setNote(tr("read back, equal"), Tile::Tone::Good);
    m_failedTile->setFigure(format::count(failed));
    m_failedTile->setNote(failed > 0 ? tr("the note says why") : tr("no failures"),
                          failed > 0 ? Tile::Tone::Bad : Tile::Tone::Neutral);
    session().setBadge(id(), waits);
}

bool ApprovalsPage::connected() const
{
    return m_practice.running() || !m_board.shopUrl.empty();
}

bool ApprovalsPage::practising() const
{
    return m_practice.running() && m_board.shopUrl.empty();
}

bool ApprovalsPage::production() const
{
    return m_board.production && !m_board.shopUrl.empty();
}

void ApprovalsPage::refreshConnection()
{
    const QString url = practising() ? m_practice.address() : QString::fromStdString(m_board.shopUrl);
    m_ui->connectionBar->setProperty("banner", m_board.paused ? "bad" : production() ? "warning" : "info");
    m_ui->connectionBar->style()->unpolish(m_ui->connectionBar);
    m_ui->connectionBar->style()->polish(m_ui->connectionBar);
    if (m_board.paused) {
        m_ui->connectionPill->setText(tr("Paused"));
        m_ui->connectionLabel->setText(tr("Nothing is approved and nothing is sent"));
    } else if (production()) {
        m_ui->connectionPill->setText(tr("Production"));
        m_ui->connectionLabel->setText(tr("A push changes what customers see at %1").arg(url));
    } else if (connected()) {
        m_ui->connectionPill->setText(tr("Sandbox"));
        m_ui->connectionLabel->setText(tr("Practice only, at %1").arg(url));
    } else {
        m_ui->connectionPill->setText(tr("Not connected"));
        m_ui->connectionLabel->setText(tr("Open a practice shop, or connect your own"));
    }
    m_ui->connectionPill->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_ui->shopNameEdit->setVisible(production());
}

void ApprovalsPage::refreshActions()
{
    const bool busy = m_pushJob.running() || m_decide.running();
    const bool named = !m_ui->approverEdit->text().trimmed().isEmpty();
    const auto waits = idsIn({ChangeState::Submitted}).size();
    const int ready = countIn(ChangeState::Queued, Whose::Shop) + countIn(ChangeState::Sent, Whose::Shop);
    const bool mayPush = !busy && named && !m_board.paused && ready > 0 && connected() &&
                         (!production() || m_ui->shopNameEdit->text().toStdString() == m_board.shopName);
    const QString pushText = production() ? tr("Push %1 to production").arg(format::count(ready))
                                          : tr("Push %1 to Sandbox").arg(format::count(ready));
    m_push->setText(pushText);
    m_push->setEnabled(mayPush);
    const bool deciding = countIn(ChangeState::Submitted) > 0;
    m_push->setVisible(deciding && ready > 0);
    m_next->setText(deciding ? tr("Approve %1").arg(format::count(qint64(waits))) : pushText);
    m_next->setIcon(lineIconOnAccent(deciding ? "check" : "send"));
    m_next->setEnabled(deciding ? !busy && named && !m_board.paused && waits > 0 : mayPush);
    m_pause->setText(m_board.paused ? tr("Resume") : tr("Pause everything"));
    m_pause->setEnabled(named && !workspacePath().isEmpty());
    m_govern->setEnabled(!workspacePath().isEmpty());
    m_reject->setText(tr("Reject %1").arg(format::count(qint64(waits))));
    m_reject->setVisible(deciding);
    m_reject->setEnabled(!busy && named && waits > 0 && !m_ui->reasonEdit->text().trimmed().isEmpty());
    m_reject->setToolTip(tr("A rejection needs a reason"));
    m_undo->setVisible(countIn(ChangeState::Queued) + countIn(ChangeState::Approved) > 0);
    m_undo->setEnabled(!busy && named);
    m_retry->setVisible(countIn(ChangeState::Failed, Whose::Shop) > 0);
    m_retry->setEnabled(!busy && named);
    m_rollBack->setEnabled(!busy && named && countIn(ChangeState::Confirmed, Whose::Shop) > 0);
    refreshTransferActions(!busy && named);
    m_practise->setVisible(!m_practice.running() && m_board.shopUrl.empty());
    m_practise->setEnabled(!workspacePath().isEmpty());
}

void ApprovalsPage::refreshDetail()
{
    const std::vector<int> selected = m_ui->queueView->selectedRows();
    if (selected.size() > 1) {
        std::vector<const QueuedChange*> changes;
        for (const int row : selected)
            changes.push_back(&m_model.row(row));
        m_ui->changeTitle->setText(tr("%1 changes together").arg(format::count(qint64(selected.size()))));
        m_ui->changeText->setText(describeChanges(changes, m_board.currency));
        return;
    }
    const int row = m_ui->queueView->currentRow();
    if (row < 0) {
        m_ui->changeTitle->clear();
        m_ui->changeText->clear();
        return;
    }
    const QueuedChange& change = m_model.row(row);
    m_ui->changeTitle->setText(skuOf(change) + QStringLiteral("  ") + QString::fromStdString(change.title));
    m_ui->changeText->setText(describeChange(change, m_board.currency));
}

} // namespace ms::app
