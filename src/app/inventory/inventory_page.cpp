// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/inventory_page.h"

#include "ui_inventory_page.h"

#include "app/controls/filter_bar.h"
#include "app/controls/grown_text.h"
#include "app/controls/tile.h"
#include "app/format.h"
#include "app/inventory/inventory_words.h"
#include "app/inventory/stock_chart.h"
#include "app/table/filter_proxy_model.h"
#include "app/theme.h"
#include "workflow/measured_promise.h"

#include <QAction>
#include <QScopedValueRollback>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>

namespace ms::app {

using workflow::InventoryPlan;
using workflow::InventoryRow;

namespace {

bool isOrdered(const InventoryRow& row)
{
    return row.suggestion && row.suggestion->units > 0;
}

} // namespace

InventoryPage::InventoryPage(Session& session, QWidget* parent)
    : Page(session, QStringLiteral("inventory"), tr("Inventory"), parent), m_ui(std::make_unique<Ui::InventoryPage>()),
      m_rows(InventoryWords::columns()), m_load(session.jobs()), m_planning(session.jobs()),
      m_proposing(session.jobs()), m_suppliers(session.jobs()), m_transfers(session.jobs()),
      m_clearance(session.jobs()), m_scenarioMaking(session.jobs()), m_frontier(session.jobs()), m_year(session.jobs()),
      m_overriding(session.jobs()), m_storing(session.jobs()), m_kitEditing(session.jobs()), m_receiving(session.jobs())
{
    auto* content = new QWidget(this);
    m_ui->setupUi(content);
    setContent(content);
    m_ui->reviewView->setModel(&m_rows);
    m_ui->reviewView->setMultiSelection(true);
    m_ui->stockChart->setFileDialogs(&session.dialogs());
    m_ui->frontierChart->setFileDialogs(&session.dialogs());
    m_ui->detailTabs->setUsesScrollButtons(true);
    growWithWords(m_ui->arithmeticView);
    m_ui->splitter->setSizes({840, 540});
    m_ui->detailSplitter->setSizes({380, 320});
    createTiles();
    createActions();
    connectViews();
    remember(m_ui->splitter, QStringLiteral("splitter"));
    remember(m_ui->detailSplitter, QStringLiteral("detail"));
    remember(m_ui->reviewView, QStringLiteral("review"));
}

InventoryPage::~InventoryPage() = default;

void InventoryPage::createTiles()
{
    m_tiles = {addTile(tr("To order today")), addTile(tr("Money at risk")), addTile(tr("Stockout risk")),
               addTile(tr("Excess"))};
    const std::array filters = {TileFilter::Order, TileFilter::None, TileFilter::Risk, TileFilter::Excess};
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        if (filters[i] == TileFilter::None)
            continue;
        m_tiles[i]->setPressable(true);
        connect(m_tiles[i], &Tile::toggled, this, [this, filter = filters[i]](bool on) { filterBy(filter, on); });
    }
}

void InventoryPage::createActions()
{
    m_proposeAction = new QAction(tr("Propose orders"), this);
    m_proposeAction->setToolTip(tr("Puts the suggested orders of the selected rows, or of all shown, up for approval"));
    connect(m_proposeAction, &QAction::triggered, this, &InventoryPage::propose);
    setPrimaryAction(m_proposeAction);
    m_importAction = new QAction(tr("Import stock"), this);
    connect(m_importAction, &QAction::triggered, this, [this] { Q_EMIT pageRequested(QStringLiteral("data")); });
    auto* volume = new QAction(tr("Enter volume…"), this);
    connect(volume, &QAction::triggered, this, [this] {
        if (const int row = m_ui->reviewView->currentRow(); row >= 0)
            m_ui->reviewView->editCell(row, QStringLiteral("volume"));
    });
    m_ui->reviewView->addRowAction(volume);
    for (const auto& [page, words] : {std::pair{QStringLiteral("demand"), tr("Show in Demand")},
                                      std::pair{QStringLiteral("pricing"), tr("Show in Pricing")}}) {
        auto* action = new QAction(words, this);
        connect(action, &QAction::triggered, this, [this, page = page] {
            if (const int row = m_ui->reviewView->currentRow(); row >= 0)
                Q_EMIT skuRequested(page, m_rows.row(row).sku);
        });
        m_ui->reviewView->addRowAction(action);
    }
}

void InventoryPage::connectViews()
{
    filterBar()->bind(m_ui->reviewView);
    filterBar()->setPlaceholder(tr("SKU or title"));
    filterBar()->addChoice(tr("Attention"), QStringLiteral("attention"));
    filterBar()->addChoice(tr("Class"), QStringLiteral("class"));
    filterBar()->addChoice(tr("Category"), QStringLiteral("category"));
    filterBar()->addChoice(tr("Supplier"), QStringLiteral("supplier"));
    connect(m_ui->reviewView, &TableView::currentRowChanged, this, &InventoryPage::showRow);
    connect(m_ui->reviewView, &TableView::selectionChanged, this, &InventoryPage::updateProposeAction);
    connect(m_ui->reviewView, &TableView::filtersChanged, this, &InventoryPage::updateProposeAction);
    connect(m_ui->scenarioTab, &ScenarioPanel::scenarioChanged, this, &InventoryPage::replan);
    connect(m_ui->scenarioTab, &ScenarioPanel::saveAsked, this, &InventoryPage::saveScenario);
    connect(&m_rows, &TableModelBase::edited, this,
            [this](int row, const QString&, const QVariant& litres) { changeVolume(row, litres); });
    connect(m_ui->stockChart, &ChartView::said, &session(), &Session::say);
    connect(m_ui->frontierChart, &ChartView::said, &session(), &Session::say);
    connect(m_ui->detailTabs, &QTabWidget::currentChanged, this, &InventoryPage::drawFrontier);
    connect(m_ui->yearTab, &YearPanel::simulateAsked, this, &InventoryPage::simulateYear);
    connectLists();
    connect(m_ui->overrideTab, &StockOverridePanel::overrideAsked, this, &InventoryPage::overrideCurrent);
    connect(m_ui->overrideTab, &StockOverridePanel::withdrawAsked, this, &InventoryPage::withdrawCurrent);
}

void InventoryPage::showSku(const Sku& sku)
{
    m_wanted = sku;
    if (state() == State::Content)
        selectSku(std::exchange(m_wanted, {}));
}

void InventoryPage::reload()
{
    showWorking();
    m_load.start(
        tr("Reading stock and forecasts"),
        [path = workspacePath().toStdString()](Progress& progress) { return workflow::loadInventory(path, progress); },
        [this](Result<workflow::InventoryInputsPtr> inputs) { receive(std::move(inputs)); });
}

void InventoryPage::receive(Result<workflow::InventoryInputsPtr> inputs)
{
    if (!inputs)
        return showError(inputs.error(), tr("Nothing was changed. Press F5 to read again."));
    m_inputs = std::move(*inputs);
    if (!m_storing.running() && !m_storing.waiting())
        m_volumesUnread.forget();
    const auto& header = workflow::headerOf(*m_inputs);
    if (header.items == 0) {
        m_rows.setRows({});
        return showEmpty(tr("There is nothing to plan yet. Import sales and stock on page Data."), m_importAction);
    }
    m_saved.reset();
    m_weighed.reset();
    m_study.reset();
    m_ui->scenarioTab->setSaved(header.scenario, header.currency);
    const QString demand = header.forecastAt ? tr("forecast of %1").arg(format::dateTime(*header.forecastAt))
                                             : tr("mean of the last 26 weeks: nothing was forecast yet");
    setSubtitle(tr("Stock and sales to %1 · %2").arg(format::date(header.asOf), demand));
    replan();
    reviewSuppliers();
}

void InventoryPage::replan()
{
    if (!m_inputs)
        return;
    m_scenario = m_ui->scenarioTab->scenario();
    m_planning.start(
        tr("Planning %Ln SKU(s)", nullptr, static_cast<int>(workflow::headerOf(*m_inputs).items)),
        [inputs = m_inputs, scenario = m_scenario](Progress& progress) {
            return workflow::planInventory(*inputs, scenario, progress);
        },
        [this](Result<InventoryPlan> plan) { showPlan(std::move(plan)); });
}

void InventoryPage::showPlan(Result<InventoryPlan> plan)
{
    if (!plan) {
        if (plan.error().code == ErrorCode::Canceled && state() == State::Content)
            return; // a newer scenario is on its way
        return showError(plan.error(), tr("The plan before it was kept."));
    }
    const int row = m_ui->reviewView->currentRow();
    const Sku kept = !m_wanted.text.empty() || row < 0 || row >= m_rows.rowCount() ? std::exchange(m_wanted, {})
                                                                                   : m_rows.row(row).sku;
    const auto& header = workflow::headerOf(*m_inputs);
    auto rows = std::move(plan->rows);
    m_plan = std::move(*plan);
    {
        const QScopedValueRollback quiet(m_quiet, true);
        m_rows.setRows(std::move(rows), header.currency);
        m_looked.reset();
    }
    if (m_scenario == header.scenario) { // after each reading, and rarely otherwise
        m_saved = m_plan;
        offerSkus();
    }
    showTiles();
    showEffect();
    showStale(staleWords(), m_plan.unknownStock > 0 ? m_importAction : nullptr);
    showContent();
    selectSku(kept);
    updateProposeAction();
    drawFrontier();
    m_year.cancel(); // of another plan
    m_ui->yearTab->clear();
    weighTransfers();
    showLists();
}

/// Why some SKUs have no suggestion; empty when all have.
QString InventoryPage::staleWords() const
{
    const auto& header = workflow::headerOf(*m_inputs);
    if (m_plan.unknownStock == 0)
        return {};
    if (header.countedLater > 0)
        return tr("%1 SKUs were counted after %2, the last day with sales, so their stock of then is not known. Import "
                  "the sales up to the count, or counts of that day.")
            .arg(format::count(header.countedLater), format::date(header.asOf));
    return tr("The stock of %1 SKUs was never counted: they have no suggestion. Import stock positions, or assume a "
              "stock under Scenario.")
        .arg(format::count(m_plan.unknownStock));
}

void InventoryPage::showTiles()
{
    const Currency currency = workflow::headerOf(*m_inputs).currency;
    const auto money = [&currency](std::int64_t minor) { return format::roundMoney(Money{minor, currency}); };
    const bool nothingKnown = m_plan.planned == 0;
    const auto set = [&](std::size_t tile, const QString& figure, const QString& note, Tile::Tone tone) {
        m_tiles[tile]->setFigure(nothingKnown ? QString() : figure);
        m_tiles[tile]->setNote(nothingKnown ? tr("stock not known") : note, nothingKnown ? Tile::Tone::Neutral : tone);
    };
    const QString orders = tr("%Ln SKU(s), %1 units", nullptr, static_cast<int>(m_plan.orders))
                               .arg(format::shortCount(static_cast<double>(m_plan.orderUnits)));
    const bool costKnown = m_plan.ordersWithoutCost < m_plan.orders || m_plan.orders == 0;
    set(0, costKnown ? money(m_plan.orderCostMinor) : format::count(m_plan.orders),
        costKnown && m_plan.ordersWithoutCost == 0 ? orders
        : costKnown ? orders + tr(", cost unknown of %1").arg(format::count(m_plan.ordersWithoutCost))
                    : orders + tr(", cost unknown"),
        Tile::Tone::Neutral);
    set(1, money(m_plan.atRiskMinor), tr("if nothing is ordered"), Tile::Tone::Neutral);
    const double allowed = 1.0 - m_scenario.cycleServiceLevel;
    const bool byClass = !m_scenario.fillRate && std::ranges::any_of(m_scenario.classTargets, [](const auto& target) {
        return target.has_value();
    });
    set(2, format::count(m_plan.aboveRisk),
        m_scenario.leastCost ? tr("of %1, above their own").arg(format::count(m_plan.planned))
        : byClass            ? tr("of %1, above their class").arg(format::count(m_plan.planned))
                             : tr("of %1, above %2").arg(format::count(m_plan.planned), format::percent(allowed, 0)),
        m_plan.aboveRisk > 0 ? Tile::Tone::Warning : Tile::Tone::Good);
    set(3, money(m_plan.excessMinor), tr("%Ln SKU(s) overstocked", nullptr, static_cast<int>(m_plan.excessSkus)),
        Tile::Tone::Neutral);
}

void InventoryPage::showEffect()
{
    if (!m_saved || m_scenario == workflow::headerOf(*m_inputs).scenario)
        return m_ui->scenarioTab->setEffect({});
    const Currency currency = workflow::headerOf(*m_inputs).currency;
    const auto step = [](std::int64_t now, std::int64_t before) {
        return format::change(static_cast<double>(now - before));
    };
    const double minor = std::pow(10.0, currency.decimals());
    QString text = tr("Against the saved settings: %1 units ordered, %2 SKUs above the promised risk")
                       .arg(step(m_plan.orderUnits, m_saved->orderUnits), step(m_plan.aboveRisk, m_saved->aboveRisk));
    if (m_plan.orderCostMinor > 0 || m_saved->orderCostMinor > 0)
        text += tr(", order cost %1 %2")
                    .arg(format::change(static_cast<double>(m_plan.orderCostMinor - m_saved->orderCostMinor) / minor),
                         format::currencySign(currency));
    if (m_plan.cut > 0)
        text += tr(", %Ln order(s) cut by a limit", nullptr, static_cast<int>(m_plan.cut));
    text += QLatin1Char('.');
    if (m_plan.leastCostUnknown > 0)
        text += QLatin1Char(' ') + tr("%Ln SKU(s) without a price above the unit cost keep the service level.", nullptr,
                                      static_cast<int>(m_plan.leastCostUnknown));
    if (m_plan.roomUncounted)
        text += QLatin1Char(' ') + tr("No volume is known, so room in litres limits nothing: enter volumes in column "
                                      "\"Volume, litres\", or import them.");
    else if (m_plan.volumesUnknown > 0)
        text += QLatin1Char(' ') + tr("%Ln of the orders have no volume and count as the mean of the others.", nullptr,
                                      static_cast<int>(m_plan.volumesUnknown));
    if (m_plan.savedMinor && m_plan.mostSavedMinor.value_or(0) > 0)
        text += QLatin1Char(' ') +
                tr("Within the budget these orders take away %1 of the most money at risk that any choice could.")
                    .arg(format::percent(static_cast<double>(*m_plan.savedMinor) /
                                         static_cast<double>(*m_plan.mostSavedMinor)));
    m_ui->scenarioTab->setEffect(text);
}

void InventoryPage::filterBy(TileFilter filter, bool on)
{
    for (Tile* tile : m_tiles) {
        if (tile != sender() && on)
            tile->setChecked(false);
    }
    if (!on)
        m_ui->reviewView->proxy()->setCondition({});
    else if (filter == TileFilter::Order)
        m_ui->reviewView->proxy()->setCondition([this](int row) { return isOrdered(m_rows.row(row)); });
    else if (filter == TileFilter::Risk)
        m_ui->reviewView->proxy()->setCondition([this](int row) {
            return m_rows.row(row).stockoutProbability.value_or(0) > 1.0 - m_rows.row(row).serviceLevel;
        });
    else
        m_ui->reviewView->proxy()->setCondition([this](int row) { return m_rows.row(row).excessUnits > 0; });
    updateProposeAction();
}

void InventoryPage::selectSku(const Sku& sku)
{
    const auto rows = m_rows.rows();
    const auto found = std::ranges::find(rows, sku, &InventoryRow::sku);
    if (found == rows.end())
        m_ui->reviewView->selectFirstRow();
    else if (const int row = static_cast<int>(found - rows.begin()); row != m_ui->reviewView->currentRow())
        m_ui->reviewView->selectRow(row);
    showRow(m_ui->reviewView->currentRow());
}

/// What the simple formula would hold, why that is another number, and how it kept its promise.
QString InventoryPage::againstSimpleFormula(double safetyStock, double simple)
{
    const auto& measured = workflow::simpleFormulaPromise;
    const QString held = tr("Safety stock %1; Z·σ·√L of past demand would hold %2.")
                             .arg(format::number(safetyStock), format::number(simple));
    return held + QLatin1Char(' ') +
           tr("It leaves out review period and forecast errors: measured, it ran out in %1 to %2 % of weeks where %3 % "
              "was promised.")
               .arg(format::number(100.0 * measured.fewest, 1), format::number(100.0 * measured.most, 1),
                    format::number(100.0 * measured.promised));
}

void InventoryPage::showRow(int row)
{
    if (m_quiet || row < 0 || row >= m_rows.rowCount() || !m_inputs || m_looked == m_rows.row(row).sku)
        return;
    const InventoryRow& shown = m_rows.row(row);
    m_looked = shown.sku; // what follows turns other lists to it, which say so
    const auto detail = workflow::inventoryDetail(*m_inputs, m_scenario, shown);
    if (!detail)
        return session().say(format::sentence(detail.error()));
    StockChart::draw(*m_ui->stockChart, *detail, m_scenario);
    const int why = m_ui->detailTabs->indexOf(m_ui->whyScroll);
    m_ui->detailTabs->setTabText(
        why, shown.suggestion && !shown.kit ? tr("Why %1?").arg(format::count(shown.suggestion->units)) : tr("Why?"));
    QString reason = InventoryWords::reason(shown);
    if (shown.usualLeadTime && shown.suggestion)
        reason += QLatin1Char(' ') + tr("Its lead time is the settings' %1 days, as no supplier states or shows one.")
                                         .arg(format::number(shown.leadTimeDays));
    if (detail->simpleSafetyStock && shown.safetyStock)
        reason += QLatin1Char('\n') + againstSimpleFormula(*shown.safetyStock, *detail->simpleSafetyStock);
    m_reason = reason;
    showReason();
    for (const auto& turn : m_listsTurn)
        turn(shown.sku);
    m_ui->overrideTab->show(m_inputs, m_scenario, shown, today());
    m_ui->supplierTab->showSupplier(shown.supplier);
    showPrices(shown);
    m_ui->arithmeticView->setHtml(InventoryWords::arithmetic(detail->why, workflow::headerOf(*m_inputs).currency));
    m_ui->arithmeticView->setVisible(!detail->why.terms.empty());
}

/// Goods that lie elsewhere come before orders.
void InventoryPage::showReason()
{
    const QString moves = m_looked ? m_ui->transferTab->adviceFor(*m_looked) : QString();
    m_ui->reasonLabel->setText(moves.isEmpty() ? m_reason : moves + QLatin1Char('\n') + m_reason);
}

Day InventoryPage::today()
{
    return std::chrono::floor<std::chrono::days>(session().clock().now());
}

std::vector<int> InventoryPage::rowsToPropose() const
{
    auto rows = m_ui->reviewView->selectedRows();
    if (rows.size() < 2) // the row that is merely looked at is no selection
        rows = m_ui->reviewView->shownRows();
    std::erase_if(rows, [this](int row) { return !isOrdered(m_rows.row(row)); });
    return rows;
}

void InventoryPage::updateProposeAction()
{
    const auto count = static_cast<int>(rowsToPropose().size());
    m_proposeAction->setText(count > 0 ? tr("Propose %Ln order(s)", nullptr, count) : tr("Propose orders"));
    m_proposeAction->setEnabled(count > 0);
}

} // namespace ms::app
