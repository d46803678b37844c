// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of page Inventory beside the orders: transfers, excess and kits; and what a planner keeps: settings,
// volumes.
#include "app/inventory/inventory_page.h"

#include "ui_inventory_page.h"

#include "app/controls/change_command.h"
#include "app/controls/filter_bar.h"
#include "app/format.h"
#include "workflow/inventory_prices.h"
#include "workflow/inventory_settings.h"
#include "workflow/kit_review.h"

#include <QUndoStack>

namespace ms::app {
namespace {

/// Why a kit was not changed.
QString kitWords(const workflow::KitEdit& edit, const Error& error)
{
    const QString kit = QString::fromStdString(edit.kit.text);
    const QString component = QString::fromStdString(edit.component.text);
    if (error.code == ErrorCode::NotFound)
        return InventoryPage::tr("%1 or %2 is not in the catalogue.").arg(kit, component);
    if (error.code != ErrorCode::InvalidInput)
        return format::sentence(error) + QLatin1Char(' ') + QString::fromStdString(error.detail);
    return edit.units && edit.units->units < 1
               ? InventoryPage::tr("A kit needs at least one unit of a component.")
               : InventoryPage::tr("%1 cannot go into %2: the kit would contain itself.").arg(component, kit);
}

} // namespace

void InventoryPage::connectLists()
{
    connect(m_ui->masterTabs, &QTabWidget::currentChanged, this, &InventoryPage::turnToTab);
    connect(m_ui->transferTab, &TransferPanel::skuChosen, this, &InventoryPage::selectSku);
    connect(m_ui->transferTab, &TransferPanel::proposeAsked, this, &InventoryPage::proposeMoves);
    connect(m_ui->excessTab, &ExcessPanel::skuChosen, this, &InventoryPage::selectSku);
    connect(m_ui->excessTab, &ExcessPanel::scenarioAsked, this, &InventoryPage::tryMarkdowns);
    connect(m_ui->kitTab, &KitPanel::skuChosen, this, &InventoryPage::selectSku);
    connect(m_ui->kitTab, &KitPanel::editAsked, this, [this](const workflow::KitEdit& edit) { editKit(edit, true); });
    connect(m_ui->supplierTab, &SupplierPanel::receiptAsked, this, [this](const workflow::GoodsReceipt& receipt) {
        writeReceipt(receipt, std::make_shared<std::int64_t>(0), true);
    });
    m_listsTurn = {[this](const Sku& sku) { m_ui->transferTab->showSku(sku); },
                   [this](const Sku& sku) { m_ui->excessTab->showSku(sku); },
                   [this](const Sku& sku) { m_ui->kitTab->showSku(sku); }};
    remember(m_ui->transferTab->view(), QStringLiteral("transfers"));
    remember(m_ui->excessTab->view(), QStringLiteral("excess"));
    remember(m_ui->kitTab->kitsView(), QStringLiteral("kits"));
    remember(m_ui->kitTab->partsView(), QStringLiteral("components"));
}

/// The filters speak of orders alone; the detail follows the row that each list has.
void InventoryPage::turnToTab()
{
    const QWidget* tab = m_ui->masterTabs->currentWidget();
    filterBar()->setEnabled(tab == m_ui->reviewView);
    if (tab == m_ui->transferTab)
        m_ui->transferTab->showCurrent();
    else if (tab == m_ui->excessTab)
        m_ui->excessTab->showCurrent();
    else if (tab == m_ui->kitTab)
        m_ui->kitTab->showCurrent();
    weighExcess();
}

void InventoryPage::showPrices(const workflow::InventoryRow& row)
{
    auto steps = workflow::priceSteps(*m_inputs, m_scenario, row);
    if (!steps)
        session().say(format::sentence(steps.error()));
    m_ui->priceBreakTab->show(row, steps ? std::move(*steps) : std::vector<workflow::PriceStep>(),
                              workflow::headerOf(*m_inputs).currency);
}

void InventoryPage::offerSkus()
{
    QStringList skus;
    for (const auto& row : m_rows.rows())
        skus << QString::fromStdString(row.sku.text);
    m_ui->kitTab->setSkus(skus);
}

void InventoryPage::showLists()
{
    m_ui->excessTab->setExcess(workflow::excessOf(m_rows.rows()), workflow::headerOf(*m_inputs).currency,
                               m_plan.planned > 0);
    setTabCount(m_ui->excessTab, tr("Excess"), m_ui->excessTab->count());
    m_ui->kitTab->setKits(workflow::reviewKits(*m_inputs, m_rows.rows()));
    setTabCount(m_ui->kitTab, tr("Kits"), m_ui->kitTab->count());
    weighExcess();
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
            if (m_looked)
                m_ui->transferTab->showSku(*m_looked);
            showReason();
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
                m_ui->excessTab->setExcess(std::move(done->excess), workflow::headerOf(*m_inputs).currency, true);
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

void InventoryPage::saveScenario()
{
    m_storing.startAfter(
        tr("Saving settings"),
        [path = workspacePath().toStdString(), scenario = m_ui->scenarioTab->scenario()](Progress&) -> Result<bool> {
            return workflow::saveInventoryScenario(path, scenario).map([] { return true; });
        },
        [this](Result<bool> done) {
            finishOverride(done, tr("Service level, review period and targets by class are the shop's settings now."));
        });
}

void InventoryPage::changeVolume(int row, const QVariant& litres)
{
    const auto after = litres.isValid() ? std::optional(litres.toDouble()) : std::nullopt;
    const auto& shown = m_rows.row(row);
    const auto before = m_volumesUnread.lastSaid(shown.sku, shown.volumeLitres);
    if (after == before)
        return;
    using Litres = std::optional<double>; // of one unit; none: not known
    undoStack()->push(new ChangeCommand<Litres>(tr("Volume of %1").arg(QString::fromStdString(shown.sku.text)), before,
                                                after,
                                                [this, sku = shown.sku](const Litres& now) { storeVolume(sku, now); }));
}

/// A component is stored first, and can be undone once it is: only then is it known that no kit contains itself.
void InventoryPage::editKit(const workflow::KitEdit& edit, bool undoable)
{
    m_kitEditing.startAfter(
        tr("Storing a kit"),
        [path = workspacePath().toStdString(), edit](Progress&) { return workflow::editKit(path, edit); },
        [this, edit, undoable](const Result<std::optional<Quantity>>& before) {
            if (!before)
                return session().say(kitWords(edit, before.error()));
            if (undoable)
                undoStack()->push(new ChangeCommand<workflow::KitEdit>(
                    tr("Kit %1").arg(QString::fromStdString(edit.kit.text)), {edit.kit, edit.component, *before}, edit,
                    [this](const workflow::KitEdit& other) { editKit(other, false); }, true));
            m_ui->kitTab->clearEdit();
            m_wanted = edit.kit;
            session().say(tr("The kit was stored. Undo brings the one before back."));
            session().noteDataChanged();
        });
}

void InventoryPage::storeVolume(const Sku& sku, const std::optional<double>& litres)
{
    m_volumesUnread.say(sku, litres);
    m_storing.startAfter(
        tr("Storing a volume"),
        [path = workspacePath().toStdString(), sku, litres](Progress&) -> Result<bool> {
            return workflow::setProductVolume(path, sku, litres).map([] { return true; });
        },
        [this, sku](Result<bool> done) {
            if (!done && !m_storing.waiting())
                m_volumesUnread.forget(sku);
            m_wanted = sku;
            finishOverride(done, tr("The volume was stored. Undo brings the one before back."));
        });
}

} // namespace ms::app
