// SPDX-License-Identifier: GPL-3.0-or-later
// What page Inventory does in the background, beside reading and planning: proposals, suppliers, frontier, overrides.
#include "app/inventory/inventory_page.h"

#include "ui_inventory_page.h"

#include "app/approvals/refusal_words.h"
#include "app/format.h"
#include "app/inventory/frontier_chart.h"
#include "app/inventory/inventory_words.h"

#include <QAction>

namespace ms::app {

namespace {

constexpr const char* author = "merchant-studio";

}

void InventoryPage::propose()
{
    std::vector<workflow::InventoryOrderWish> chosen;
    for (const int row : rowsToPropose())
        chosen.push_back({m_rows.row(row), InventoryWords::reason(m_rows.row(row)).toStdString()});
    const workflow::Proposer proposer{workspacePath().toStdString(), author, session().clock().now()};
    m_proposeAction->setEnabled(false);
    m_proposing.start(
        tr("Proposing %n order(s)", nullptr, static_cast<int>(chosen.size())),
        [inputs = m_inputs, scenario = m_scenario, chosen, proposer, today = today()](Progress& progress) {
            return workflow::proposeInventoryOrders(*inputs, scenario, chosen, proposer, today, progress);
        },
        [this](Result<workflow::ProposedBatch> batch) {
            finishProposing(
                batch, tr("%n order(s) wait for approval.", nullptr, static_cast<int>(batch ? batch->proposals : 0)));
        });
}

void InventoryPage::proposeMoves()
{
    const auto chosen = m_ui->transferTab->chosen();
    const workflow::Proposer proposer{workspacePath().toStdString(), author, session().clock().now()};
    m_proposing.start(
        tr("Proposing %n transfer(s)", nullptr, static_cast<int>(chosen.size())),
        [chosen, days = m_ui->transferTab->daysOnTheWay(), proposer, today = today()](Progress& progress) {
            return workflow::proposeInventoryMoves(chosen, days, proposer, today, progress);
        },
        [this](Result<workflow::ProposedBatch> batch) {
            finishProposing(batch, tr("%n transfer(s) wait for approval.", nullptr,
                                      static_cast<int>(batch ? batch->proposals : 0)));
        });
}

void InventoryPage::finishProposing(const Result<workflow::ProposedBatch>& batch, const QString& said)
{
    updateProposeAction();
    if (!batch) {
        session().say(format::sentence(batch.error()) + QLatin1Char(' ') +
                      QString::fromStdString(batch.error().detail));
        return;
    }
    QString words = said;
    if (!batch->refused.empty())
        words += QLatin1Char(' ') + tr("%1 refused, the first (%2): %3")
                                        .arg(format::count(static_cast<qint64>(batch->refused.size())),
                                             QString::fromStdString(batch->refused.front().sku.text),
                                             refusalWords(batch->refused.front().reason));
    session().say(words);
    if (batch->proposals > 0)
        session().noteDataChanged();
}

void InventoryPage::reviewSuppliers()
{
    m_suppliers.start(
        tr("Reading deliveries"),
        [path = workspacePath().toStdString(), asOf = workflow::headerOf(*m_inputs).asOf](Progress&) {
            return workflow::reviewSuppliers(path, asOf);
        },
        [this](Result<std::vector<workflow::SupplierReview>> reviews) {
            if (reviews)
                m_ui->supplierTab->setReviews(std::move(*reviews));
            else if (reviews.error().code != ErrorCode::Canceled)
                session().say(format::sentence(reviews.error()));
        });
}

void InventoryPage::drawFrontier()
{
    if (!m_inputs || m_ui->detailTabs->currentWidget() != m_ui->frontierChart)
        return;
    m_frontier.start(
        tr("Weighing stock against service"),
        [inputs = m_inputs, scenario = m_scenario](Progress& progress) {
            return workflow::inventoryFrontier(*inputs, scenario, progress);
        },
        [this](Result<std::vector<workflow::FrontierPoint>> frontier) {
            if (frontier)
                FrontierChart::draw(*m_ui->frontierChart, *frontier, m_scenario.cycleServiceLevel,
                                    workflow::headerOf(*m_inputs).currency);
            else if (frontier.error().code != ErrorCode::Canceled)
                session().say(format::sentence(frontier.error()));
        });
}

void InventoryPage::overrideCurrent()
{
    const auto request = m_ui->overrideTab->request();
    const auto effect = m_ui->overrideTab->effect();
    if (!request || !effect)
        return;
    m_overriding.start(
        tr("Setting an override"),
        [path = workspacePath().toStdString(), request = *request, effect = *effect,
         at = session().clock().now()](Progress&) -> Result<bool> {
            return workflow::overrideStock(path, request, effect, at).map([] { return true; });
        },
        [this](Result<bool> done) {
            finishOverride(done, tr("The override counts in every plan until its last day."));
        });
}

void InventoryPage::withdrawCurrent()
{
    const int row = m_ui->reviewView->currentRow();
    if (row < 0)
        return;
    m_overriding.start(
        tr("Taking an override back"),
        [path = workspacePath().toStdString(), sku = m_rows.row(row).sku, at = session().clock().now()](Progress&)
            -> Result<bool> { return workflow::withdrawStockOverride(path, sku, at).map([] { return true; }); },
        [this](Result<bool> done) { finishOverride(done, tr("The override was taken back.")); });
}

void InventoryPage::finishOverride(const Result<bool>& done, const QString& said)
{
    if (!done) {
        session().say(format::sentence(done.error()) + QLatin1Char(' ') + QString::fromStdString(done.error().detail));
        return;
    }
    if (const int row = m_ui->reviewView->currentRow(); row >= 0)
        m_wanted = m_rows.row(row).sku;
    m_ui->overrideTab->clear();
    session().say(said);
    session().noteDataChanged();
}

} // namespace ms::app
