// SPDX-License-Identifier: GPL-3.0-or-later
// What page Inventory does in the background, beside reading and planning: proposals, suppliers, frontier, overrides.
#include "app/inventory/inventory_page.h"

#include "ui_inventory_page.h"

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
        [this](Result<workflow::ProposedBatch> batch) { finishProposing(std::move(batch)); });
}

void InventoryPage::finishProposing(Result<workflow::ProposedBatch> batch)
{
    updateProposeAction();
    if (!batch) {
        session().say(format::sentence(batch.error()) + QLatin1Char(' ') +
                      QString::fromStdString(batch.error().detail));
        return;
    }
    QString said = tr("%n order(s) wait for approval.", nullptr, static_cast<int>(batch->proposals));
    if (!batch->refused.empty())
        said += QLatin1Char(' ') + tr("%1 refused, the first (%2): %3")
                                       .arg(format::count(static_cast<qint64>(batch->refused.size())),
                                            QString::fromStdString(batch->refused.front().sku.text),
                                            QString::fromStdString(batch->refused.front().reason));
    session().say(said);
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

/// Of the scenario, transfers see the lead time and the day of orders alone.
void InventoryPage::weighTransfers()
{
    if (m_weighed && m_weighed->leadTimeDays == m_scenario.leadTimeDays &&
        m_weighed->orderWeekday == m_scenario.orderWeekday)
        return;
    m_weighed = m_scenario;
    m_transfers.start(
        tr("Weighing transfers"),
        [path = workspacePath().toStdString(), inputs = m_inputs, scenario = m_scenario](Progress& progress) {
            return workflow::reviewTransfers(path, *inputs, scenario, workflow::usualTransferGain, progress);
        },
        [this](Result<workflow::TransferReview> review) {
            if (!review) {
                if (review.error().code != ErrorCode::Canceled)
                    session().say(format::sentence(review.error()));
                return;
            }
            m_ui->transferTab->setReview(std::move(*review), workflow::headerOf(*m_inputs).currency);
            setTabCount(m_ui->transferTab, tr("Transfers"), m_ui->transferTab->count());
            showRow(m_ui->reviewView->currentRow());
        });
}

void InventoryPage::setTabCount(QWidget* tab, const QString& name, int count)
{
    m_ui->masterTabs->setTabText(m_ui->masterTabs->indexOf(tab),
                                 count > 0 ? tr("%1 (%2)").arg(name, format::count(count)) : name);
}

/// Markdowns need the elasticities of all prices, which take a while: only for who looks, and once.
void InventoryPage::weighExcess()
{
    if (!m_inputs || m_ui->masterTabs->currentWidget() != m_ui->excessTab || m_ui->excessTab->count() == 0)
        return;
    m_clearance.start(
        tr("Looking for markdowns"),
        [path = workspacePath().toStdString(), study = m_study,
         excess = workflow::excessOf(m_rows.rows())](Progress& progress) -> Result<Clearance> {
            Clearance done{study, excess};
            if (!done.study) {
                auto made = workflow::PriceStudy::make({path, 0}, progress);
                if (!made)
                    return tl::unexpected(made.error());
                done.study = std::move(*made);
            }
            workflow::addMarkdowns(done.excess, *done.study);
            return done;
        },
        [this](Result<Clearance> done) {
            if (done) {
                m_study = done->study;
                m_ui->excessTab->setExcess(std::move(done->excess), workflow::headerOf(*m_inputs).currency);
            } else if (done.error().code != ErrorCode::Canceled) {
                session().say(format::sentence(done.error()));
            }
        });
}

void InventoryPage::tryMarkdowns()
{
    const auto chosen = m_ui->excessTab->chosen();
    if (chosen.empty())
        return;
    m_scenarioMaking.start(
        tr("Making a price scenario"),
        [path = workspacePath().toStdString(), name = tr("Clear excess").toStdString(), chosen,
         at = session().clock().now()](Progress& progress) {
            return workflow::makeClearanceScenario(path, name, chosen, at, progress);
        },
        [this, sku = chosen.front().sku](Result<std::string> name) {
            if (!name)
                return session().say(format::sentence(name.error()));
            session().say(tr("The markdowns are scenario \"%1\".").arg(QString::fromStdString(*name)));
            session().noteDataChanged();
            Q_EMIT skuRequested(QStringLiteral("pricing"), sku);
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
