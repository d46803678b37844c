// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/approvals/practice_shop.h"
#include "app/approvals/push_news.h"
#include "app/job.h"
#include "app/page.h"
#include "app/table/row_table_model.h"
#include "workflow/approval_queue.h"
#include "workflow/approve.h"
#include "workflow/propose.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace Ui {
class ApprovalsPage;
}

namespace ms::app {

/// What waits for a decision, what goes to the shop, and what became of it.
class ApprovalsPage : public Page {
    Q_OBJECT
public:
    /// `merchantProgram`: starts the practice shop; empty: the one beside this program.
    explicit ApprovalsPage(Session& session, QWidget* parent = nullptr, const QString& merchantProgram = {});
    ~ApprovalsPage() override;

    void showSku(const Sku& sku) override;

protected:
    void reload() override;

private:
    using Decide = std::function<Result<workflow::DecidedProposals>(const workflow::DecisionRequest&, Progress&)>;

    void createActions();
    void connectViews();
    void showBoard(Result<workflow::ApprovalBoard> board);
    void fillTiles();
    void refreshActions();
    void refreshConnection();
    void refreshDetail();

    [[nodiscard]] workflow::DecisionRequest decisionOn(std::vector<std::int64_t> ids);
    void decide(const Decide& action, const QString& name, const std::vector<std::int64_t>& ids);
    void decided(const Result<workflow::DecidedProposals>& result);
    void retry();
    void rollBack();
    void pauseOrResume();
    void govern();
    void push();
    void pushed(const Result<workflow::PushReport>& report);
    void takeNews();

    void createTransferActions();
    void refreshTransferActions(bool mayAct);
    void writeNote();
    void endTransfers(const Decide& action, const QString& name);
    /// Whom changes concern once they are approved: a shop that is told, or people who move goods.
    enum class Whose { All, Shop, People };
    /// Ids of the selected rows in these states; of all rows in them when none of them is selected.
    [[nodiscard]] std::vector<std::int64_t> idsIn(std::initializer_list<approvals::State> states,
                                                  Whose whose = Whose::All) const;
    [[nodiscard]] static bool isMeant(const workflow::QueuedChange& change, approvals::State state, Whose whose);
    [[nodiscard]] int countIn(approvals::State state, Whose whose = Whose::All) const;
    [[nodiscard]] bool connected() const;
    [[nodiscard]] bool practising() const; ///< the practice shop is where a push goes
    [[nodiscard]] bool production() const;

    std::unique_ptr<Ui::ApprovalsPage> m_ui;
    RowTableModel<workflow::QueuedChange> m_model;
    RowTableModel<approvals::AuditEntry> m_log;
    workflow::ApprovalBoard m_board; ///< its rows live in the models
    Tile* m_waitsTile = nullptr;
    Tile* m_readyTile = nullptr;
    Tile* m_confirmedTile = nullptr;
    Tile* m_failedTile = nullptr;
    QAction* m_next = nullptr; ///< the primary: approve while something waits, then push
    QAction* m_reject = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_retry = nullptr;
    QAction* m_rollBack = nullptr;
    QAction* m_push = nullptr;
    QAction* m_note = nullptr;    ///< of transfers: sends their goods off
    QAction* m_arrived = nullptr; ///< of transfers
    QAction* m_callOff = nullptr; ///< of transfers
    QAction* m_practise = nullptr;
    QAction* m_pause = nullptr;  ///< stops everything, or lets it go on
    QAction* m_govern = nullptr; ///< limits and people
    PracticeShop m_practice;
    std::shared_ptr<PushNews> m_news;
    QTimer m_newsTimer;
    Job<workflow::ApprovalBoard> m_load;
    Job<workflow::DecidedProposals> m_decide;
    Job<workflow::PushReport> m_pushJob;
    Job<workflow::DecidedProposals> m_retryJob;
    Job<bool> m_pauseJob;
    Job<workflow::ProposedBatch> m_rollBackJob;
};

} // namespace ms::app
