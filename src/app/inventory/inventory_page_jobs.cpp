// SPDX-License-Identifier: GPL-3.0-or-later
// What page Inventory does in the background, beside reading and planning: proposals, suppliers, frontier, overrides.
#include "app/inventory/inventory_page.h"

#include "ui_inventory_page.h"

#include "app/approvals/refusal_words.h"
#include "app/format.h"
#include "app/inventory/frontier_chart.h"
#include "app/inventory/inventory_words.h"
#include "workflow/clock.h"

#include <QAction>
#include <QUndoStack>

namespace ms::app {

namespace {

constexpr const char* author = "merchant-studio";
constexpr int years = 100; // a simulation of each SKU, which takes seconds for thousands

/// Why nothing was written down.
QString receiptWords(const workflow::GoodsReceipt& receipt, const Error& error)
{
    const QString order = QString::fromStdString(receipt.order);
    if (error.code == ErrorCode::InvalidInput)
        return InventoryPage::tr(
                   "Order %1: so much is not open, or the day is before the order's own or still to come.")
            .arg(order);
    return format::sentence(error) + QLatin1Char(' ') + QString::fromStdString(error.detail);
}

} // namespace

void InventoryPage::propose()
{
    std::vector<workflow::InventoryOrderWish> chosen;
    for (const int row : rowsToPropose())
        chosen.push_back({m_rows.row(row), InventoryWords::reason(m_rows.row(row)).toStdString()});
    const workflow::Proposer proposer{workspacePath().toStdString(), author, session().clock().now()};
    m_proposeAction->setEnabled(false);
    m_proposing.startAfter(
        tr("Proposing %Ln order(s)", nullptr, static_cast<int>(chosen.size())),
        [inputs = m_inputs, scenario = m_scenario, chosen, proposer, today = today()](Progress& progress) {
            return workflow::proposeInventoryOrders(*inputs, scenario, chosen, proposer, today, progress);
        },
        [this](Result<workflow::ProposedBatch> batch) {
            finishProposing(
                batch, tr("%Ln order(s) wait for approval.", nullptr, static_cast<int>(batch ? batch->proposals : 0)));
        });
}

void InventoryPage::proposeMoves()
{
    const auto chosen = m_ui->transferTab->chosen();
    const workflow::Proposer proposer{workspacePath().toStdString(), author, session().clock().now()};
    m_proposing.startAfter(
        tr("Proposing %Ln transfer(s)", nullptr, static_cast<int>(chosen.size())),
        [chosen, days = m_ui->transferTab->daysOnTheWay(), proposer, today = today()](Progress& progress) {
            return workflow::proposeInventoryMoves(chosen, days, proposer, today, progress);
        },
        [this](Result<workflow::ProposedBatch> batch) {
            finishProposing(batch, tr("%Ln transfer(s) wait for approval.", nullptr,
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
            if (!reviews) {
                if (reviews.error().code != ErrorCode::Canceled)
                    session().say(format::sentence(reviews.error()));
                return;
            }
            m_ui->supplierTab->setReviews(std::move(*reviews), today());
            setTabCount(m_ui->supplierTab, tr("Suppliers"), m_ui->supplierTab->toAsk());
        });
}

/// A receipt is stored first, and can be undone once it is: only then is it known that so much was open.
void InventoryPage::writeReceipt(const workflow::GoodsReceipt& receipt, const ReceiptCommand::Act& act, bool undoable)
{
    workflow::GoodsReceipt now = receipt;
    now.actor = author;
    now.at = workflow::unixNow();
    m_receiving.startAfter(
        tr("Writing down what came"),
        [path = workspacePath().toStdString(), now, act](Progress&) {
            auto done = workflow::receiveGoods(path, now);
            *act = done ? done->act : 0;
            return done;
        },
        [this, now, act, undoable](const Result<workflow::ReceivedGoods>& done) {
            if (!done)
                return session().say(receiptWords(now, done.error()));
            const QString order = QString::fromStdString(now.order);
            if (undoable)
                undoStack()->push(new ReceiptCommand(
                    now.lost ? tr("Order %1 lost").arg(order) : tr("Receipt of order %1").arg(order), now, act,
                    [this](const workflow::GoodsReceipt& again, const ReceiptCommand::Act& kept) {
                        writeReceipt(again, kept, false);
                    },
                    [this](const std::string& code, const ReceiptCommand::Act& kept) { takeReceiptBack(code, kept); }));
            session().say(now.lost ? tr("What was open of order %1 is given up. Undo waits for it again.").arg(order)
                                   : tr("Order %1: the goods are on hand. Undo takes that back.").arg(order));
            session().noteDataChanged();
        });
}

void InventoryPage::takeReceiptBack(const std::string& order, const ReceiptCommand::Act& act)
{
    m_receiving.startAfter(
        tr("Taking a receipt back"),
        [path = workspacePath().toStdString(), order, act](Progress&) -> Result<workflow::ReceivedGoods> {
            if (*act == 0)
                return failure(ErrorCode::NotFound, "it was not written down again");
            return workflow::undoReceipt(path, order, std::exchange(*act, 0), author, workflow::unixNow());
        },
        [this, order](const Result<workflow::ReceivedGoods>& done) {
            if (!done)
                return session().say(format::sentence(done.error()) + QLatin1Char(' ') +
                                     QString::fromStdString(done.error().detail));
            session().say(tr("Order %1: its goods are on order again.").arg(QString::fromStdString(order)));
            session().noteDataChanged();
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

void InventoryPage::simulateYear()
{
    m_ui->yearTab->setBusy(true);
    m_year.start(
        tr("Simulating a year"),
        [inputs = m_inputs, scenario = m_scenario](Progress& progress) {
            workflow::YearSettings settings;
            settings.paths = years;
            return workflow::simulateYear(*inputs, scenario, settings, progress);
        },
        [this](const Result<workflow::ShopYear>& year) {
            if (year)
                return m_ui->yearTab->setYear(*year, workflow::headerOf(*m_inputs).currency);
            m_ui->yearTab->setBusy(false);
            if (year.error().code != ErrorCode::Canceled)
                session().say(format::sentence(year.error()));
        });
}

void InventoryPage::overrideCurrent()
{
    const auto request = m_ui->overrideTab->request();
    const auto effect = m_ui->overrideTab->effect();
    if (!request || !effect)
        return;
    m_overriding.startAfter(
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
    m_overriding.startAfter(
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
