// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does with transfers between locations, which people move: write their note, say that they arrived.
#include "app/approvals/approvals_page.h"

#include "app/controls/action_button.h"
#include "app/table/table_view.h"
#include "app/theme.h"
#include "ui_approvals_page.h"
#include "workflow/transfer_notes.h"

#include <QAction>

namespace ms::app {

using ChangeState = approvals::State; // Page has states of its own

void ApprovalsPage::createTransferActions()
{
    m_note = new QAction(lineIcon("export"), tr("Transfer note…"), this);
    m_note->setToolTip(tr("A list for the people who move the goods, which are on their way from then on; one that was "
                          "lost is written again under the same numbers"));
    connect(m_note, &QAction::triggered, this, &ApprovalsPage::writeNote);
    m_arrived = new QAction(lineIcon("check"), tr("Goods arrived"), this);
    m_arrived->setToolTip(tr("The goods of these transfers came in; the next stock count there includes them"));
    connect(m_arrived, &QAction::triggered, this,
            [this] { endTransfers(workflow::confirmArrival, tr("Writing down arrivals")); });
    m_callOff = new QAction(lineIcon("close"), tr("Call off"), this);
    m_callOff->setToolTip(tr("The goods stay where they are after all; say why under Reason"));
    connect(m_callOff, &QAction::triggered, this,
            [this] { endTransfers(workflow::callOffTransfers, tr("Calling transfers off")); });
    for (auto [action, button] :
         {std::pair(m_note, m_ui->noteButton), {m_arrived, m_ui->arrivedButton}, {m_callOff, m_ui->callOffButton}}) {
        addAction(action);
        m_ui->queueView->addRowAction(action);
        button->setAction(action);
    }
}

void ApprovalsPage::refreshTransferActions(bool mayAct)
{
    const int approved = countIn(ChangeState::Approved, Whose::People);
    const int onTheWay = countIn(ChangeState::Sent, Whose::People);
    m_note->setVisible(approved + onTheWay > 0);
    m_note->setEnabled(mayAct && !m_board.paused);
    m_arrived->setVisible(onTheWay > 0);
    m_arrived->setEnabled(mayAct);
    m_callOff->setVisible(onTheWay > 0);
    m_callOff->setEnabled(mayAct && !m_ui->reasonEdit->text().trimmed().isEmpty());
}

/// Of the selected transfers, else of those that were approved; when none is left to be sent off, of those on the way.
void ApprovalsPage::writeNote()
{
    auto ids = idsIn({ChangeState::Approved}, Whose::People);
    if (ids.empty())
        ids = idsIn({ChangeState::Sent}, Whose::People);
    if (ids.empty())
        return;
    session().dialogs().saveFile(
        window(), tr("Write transfer note"), QStringLiteral("transfers.csv"), tr("CSV files (*.csv)"),
        [this, ids](const QString& path) {
            decide(
                [out = path.toStdString()](const workflow::DecisionRequest& request, Progress& progress) {
                    return workflow::writeTransferNote(request, out, progress);
                },
                tr("Writing a transfer note"), ids);
        });
}

void ApprovalsPage::endTransfers(const Decide& action, const QString& name)
{
    decide(action, name, idsIn({ChangeState::Sent}, Whose::People));
}

} // namespace ms::app
