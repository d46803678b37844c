// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does: decide, try again, push.
#include "app/approvals/approvals_page.h"

#include "app/approvals/governance_dialog.h"
#include "app/approvals/push_words.h"
#include "app/approvals/refusal_words.h"
#include "app/format.h"
#include "app/table/table_view.h"
#include "ui_approvals_page.h"
#include "workflow/people.h"
#include "workflow/rollback.h"
#include "workflow/shop_connection.h"

#include <map>

namespace ms::app {

using ChangeState = approvals::State; // Page has states of its own
using workflow::QueuedChange;

workflow::DecisionRequest ApprovalsPage::decisionOn(std::vector<std::int64_t> ids)
{
    workflow::DecisionRequest request;
    request.workspace = workspacePath().toStdString();
    request.proposals = std::move(ids);
    request.approver = m_ui->approverEdit->text().trimmed().toStdString();
    request.reason = m_ui->reasonEdit->text().trimmed().toStdString();
    request.at = session().clock().now();
    return request;
}

void ApprovalsPage::decide(const Decide& action, const QString& name, const std::vector<std::int64_t>& ids)
{
    if (ids.empty())
        return;
    m_decide.start(
        name, [action, request = decisionOn(ids)](Progress& progress) { return action(request, progress); },
        [this](Result<workflow::DecidedProposals> result) { decided(result); });
    refreshActions();
}

void ApprovalsPage::decided(const Result<workflow::DecidedProposals>& result)
{
    if (!result) {
        showError(result.error(), tr("Nothing was decided."));
        refreshActions();
        return;
    }
    if (!result->refused.empty())
        session().say(tr("%1 decided, %2 not: %3")
                          .arg(format::count(qint64(result->decided.size())),
                               format::count(qint64(result->refused.size())),
                               refusalWords(result->refused.front().reason)));
    else
        session().say(tr("%1 decided").arg(format::count(qint64(result->decided.size()))));
    if (!result->decided.empty())
        m_ui->reasonEdit->clear();
    session().noteDataChanged();
    recompute();
}

void ApprovalsPage::retry()
{
    const auto ids = idsIn({ChangeState::Failed}, Whose::Shop);
    if (ids.empty())
        return;
    m_retryJob.start(
        tr("Putting failed changes back"),
        [request = decisionOn(ids)](Progress&) { return workflow::retryFailed(request); },
        [this](Result<workflow::DecidedProposals> result) {
            if (!result) {
                showError(result.error(), tr("Nothing was changed."));
                return;
            }
            if (!result->refused.empty())
                session().say(tr("%1 are sent again, %2 not: %3")
                                  .arg(format::count(qint64(result->decided.size())),
                                       format::count(qint64(result->refused.size())),
                                       pushWords(result->refused.front().reason)));
            recompute();
        });
}

void ApprovalsPage::rollBack()
{
    std::vector<std::int64_t> ids;
    for (const int row : m_ui->queueView->selectedRows()) {
        if (m_model.row(row).proposal.state == ChangeState::Confirmed)
            ids.push_back(m_model.row(row).proposal.id);
    }
    if (ids.empty()) {
        session().say(tr("Select confirmed price changes to roll back"));
        return;
    }
    const workflow::Proposer proposer{workspacePath().toStdString(), m_ui->approverEdit->text().trimmed().toStdString(),
                                      session().clock().now()};
    m_rollBackJob.start(
        tr("Proposing the old prices"),
        [proposer, ids](Progress& progress) { return workflow::proposeRollback(proposer, ids, progress); },
        [this](Result<workflow::ProposedBatch> batch) {
            if (!batch) {
                showError(batch.error(), tr("Nothing was changed."));
                return;
            }
            session().say(batch->refused.empty()
                              ? tr("%1 old prices wait for approval").arg(format::count(batch->proposals))
                              : tr("%1 old prices wait for approval, %2 not: %3")
                                    .arg(format::count(batch->proposals), format::count(qint64(batch->refused.size())),
                                         refusalWords(batch->refused.front().reason)));
            recompute();
        });
}

void ApprovalsPage::pauseOrResume()
{
    const std::string actor = m_ui->approverEdit->text().trimmed().toStdString();
    const std::string reason = m_ui->reasonEdit->text().trimmed().toStdString();
    const bool pause = !m_board.paused;
    m_pauseJob.start(
        pause ? tr("Pausing everything") : tr("Resuming"),
        [path = workspacePath().toStdString(), actor, reason, pause](Progress&) -> Result<bool> {
            const auto done = workflow::pauseAll(path, actor, reason, pause);
            return done ? Result<bool>(pause) : tl::unexpected(done.error());
        },
        [this](Result<bool> result) {
            if (!result)
                session().say(QString::fromStdString(result.error().detail));
            recompute();
        });
}

void ApprovalsPage::govern()
{
    auto* dialog = new GovernanceDialog(session(), m_ui->approverEdit->text().trimmed(), m_board.currency, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, &ApprovalsPage::recompute);
    dialog->open();
}

void ApprovalsPage::push()
{
    workflow::PushRequest request;
    request.workspace = workspacePath().toStdString();
    request.actor = m_ui->approverEdit->text().trimmed().toStdString();
    request.at = session().clock().now();
    const bool practice = practising();
    if (practice) {
        request.shop.baseUrl = m_practice.address().toStdString();
        request.token = m_practice.token().toStdString();
    } else {
        request.productionName = m_ui->shopNameEdit->text().toStdString();
    }
    m_news = std::make_shared<PushNews>();
    request.news = [news = m_news](const workflow::PushedRow& row) { news->add(row); };
    m_newsTimer.start();
    m_pushJob.start(
        production() ? tr("Pushing to production") : tr("Pushing to Sandbox"),
        [request, practice](Progress& progress) mutable -> Result<workflow::PushReport> {
            if (!practice) { // asked here, because the workspace and the keychain may take their time
                auto shop = workflow::shopTarget(request.workspace);
                if (!shop)
                    return tl::unexpected(shop.error());
                request.kind = shop->kind;
                request.shop = shop->shop;
                request.token = std::move(shop->secret);
            }
            return workflow::push(request, progress);
        },
        [this](Result<workflow::PushReport> report) { pushed(report); });
    refreshActions();
}

void ApprovalsPage::takeNews()
{
    std::vector<workflow::PushedRow> rows = m_news ? m_news->take() : std::vector<workflow::PushedRow>();
    if (rows.empty())
        return;
    std::map<std::int64_t, const workflow::PushedRow*> newest;
    for (const workflow::PushedRow& row : rows)
        newest[row.proposal] = &row;
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const auto found = newest.find(m_model.row(i).proposal.id);
        if (found == newest.end())
            continue;
        QueuedChange change = m_model.row(i);
        const workflow::PushState state = found->second->state;
        change.proposal.state = state == workflow::PushState::Sent        ? ChangeState::Sent
                                : state == workflow::PushState::Confirmed ? ChangeState::Confirmed
                                : state == workflow::PushState::Failed    ? ChangeState::Failed
                                : state == workflow::PushState::Expired   ? ChangeState::Expired
                                                                          : ChangeState::Queued;
        change.failure = found->second->reason;
        change.platformRef = found->second->platformRef;
        m_model.setRow(i, std::move(change));
    }
    fillTiles();
}

void ApprovalsPage::pushed(const Result<workflow::PushReport>& report)
{
    m_newsTimer.stop();
    takeNews();
    m_ui->shopNameEdit->clear();
    if (!report)
        session().say(tr("Nothing was pushed: %1").arg(pushWords(report.error().detail)));
    else if (report->stopped)
        session().say(tr("%1 confirmed, %2 wait for the next push: %3")
                          .arg(format::count(report->confirmed), format::count(report->waiting),
                               pushWords(report->stopped->detail)));
    else
        session().say(
            tr("%1 confirmed, %2 failed").arg(format::count(report->confirmed), format::count(report->failed)));
    session().noteDataChanged();
    recompute();
}

} // namespace ms::app
