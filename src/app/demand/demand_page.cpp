// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/demand_page.h"

#include "ui_demand_page.h"

#include "app/controls/filter_bar.h"
#include "app/controls/tile.h"
#include "app/demand/demand_columns.h"
#include "app/demand/demand_detail_view.h"
#include "app/format.h"
#include "app/table/filter_proxy_model.h"
#include "app/theme.h"
#include "workflow/demand_levels.h"
#include "workflow/product_launch.h"

#include <QAction>
#include <QComboBox>
#include <QSpinBox>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ms::app {
namespace {

constexpr int defaultHorizon = 13; // weeks: a quarter
constexpr int longestHorizon = 104;
const char* const newLook = "new-product"; // of the pictures
const char* const totalLook = "total";

/// The view's tiles are those of its SKUs; its rows are of the level.
Result<workflow::DemandView> readAtLevel(const std::string& path, workflow::DemandLevel level, Progress& progress)
{
    auto view = workflow::readDemandView(path, progress);
    if (!view || level == workflow::DemandLevel::Sku)
        return view;
    auto rows = workflow::demandAtLevel(path, view->rows, level, progress);
    if (!rows)
        return tl::unexpected(rows.error());
    view->rows = std::move(*rows);
    return view;
}

} // namespace

DemandPage::DemandPage(Session& session, QWidget* parent)
    : Page(session, QStringLiteral("demand"), tr("Demand"), parent), m_ui(std::make_unique<Ui::DemandPage>()),
      m_skus(DemandColumns::skus()), m_load(session.jobs()), m_read(session.jobs()), m_run(session.jobs()),
      m_deeds(session.jobs())
{
    auto* content = new QWidget(this);
    m_ui->setupUi(content);
    setContent(content);
    m_ui->skusView->setModel(&m_skus);
    m_detailView = new DemandDetailView(session, m_ui->splitter);
    m_ui->splitter->setSizes({600, 560});
    createTiles();
    createActions();
    connectViews();
    remember(m_ui->splitter, QStringLiteral("splitter"));
    remember(m_detailView->splitter(), QStringLiteral("detail"));
    remember(m_ui->skusView, QStringLiteral("skus"));
}

DemandPage::~DemandPage() = default;

void DemandPage::createTiles()
{
    m_skuTile = addTile(tr("SKUs"));
    m_errorTile = addTile(tr("Error, class A"));
    m_coverageTile = addTile(tr("Inside the 80 % band"));
    m_exceptionTile = addTile(tr("Exceptions"));
    m_exceptionTile->setPressable(true);
    connect(m_exceptionTile, &Tile::toggled, this, &DemandPage::filterExceptions);
}

void DemandPage::createActions()
{
    m_forecastAction = new QAction(lineIconOnAccent(QStringLiteral("play")), tr("Forecast"), this);
    m_forecastAction->setToolTip(tr("Forecast every SKU again"));
    connect(m_forecastAction, &QAction::triggered, this, &DemandPage::runForecast);
    setPrimaryAction(m_forecastAction);
    m_priceAction = new QAction(tr("Show in Pricing"), this);
    connect(m_priceAction, &QAction::triggered, this, [this] { showElsewhere(QStringLiteral("pricing")); });
    m_ui->skusView->addRowAction(m_priceAction);
    m_inventoryAction = new QAction(tr("Show in Inventory"), this);
    connect(m_inventoryAction, &QAction::triggered, this, [this] { showElsewhere(QStringLiteral("inventory")); });
    m_ui->skusView->addRowAction(m_inventoryAction);
}

void DemandPage::showElsewhere(const QString& page)
{
    const int row = m_ui->skusView->currentRow();
    if (row >= 0 && m_skus.row(row).level == workflow::DemandLevel::Sku)
        Q_EMIT skuRequested(page, m_skus.row(row).sku);
}

void DemandPage::createLevelBox()
{
    using workflow::DemandLevel;
    m_levelBox = new QComboBox;
    m_levelBox->setObjectName(QStringLiteral("levelBox"));
    m_levelBox->setAccessibleName(tr("What the rows are"));
    m_levelBox->setToolTip(tr("Sums of SKUs; every level has the same total"));
    for (const auto& [name, level] :
         {std::pair(tr("By SKU"), DemandLevel::Sku), std::pair(tr("By category"), DemandLevel::Category),
          std::pair(tr("By place"), DemandLevel::Location), std::pair(tr("Total"), DemandLevel::Total)})
        m_levelBox->addItem(name, static_cast<int>(level));
    filterBar()->addControl(m_levelBox);
    connect(m_levelBox, &QComboBox::currentIndexChanged, this, [this] {
        if (level() != DemandLevel::Sku)
            m_exceptionTile->setChecked(false);
        recompute();
    });
}

void DemandPage::connectViews()
{
    filterBar()->bind(m_ui->skusView);
    filterBar()->setPlaceholder(tr("SKU or title"));
    filterBar()->addChoice(tr("Class"), QStringLiteral("class"));
    filterBar()->addChoice(tr("Exception"), QStringLiteral("exception"));
    createLevelBox();
    m_horizon = new QSpinBox;
    m_horizon->setObjectName(QStringLiteral("horizonBox"));
    m_horizon->setRange(1, longestHorizon);
    m_horizon->setValue(defaultHorizon);
    m_horizon->setSuffix(tr(" weeks ahead"));
    m_horizon->setAccessibleName(tr("Weeks to forecast"));
    m_horizon->setToolTip(tr("How far the next forecast reaches"));
    filterBar()->addControl(m_horizon);
    connect(m_ui->skusView, &TableView::currentRowChanged, this, &DemandPage::showRow);
    connect(m_detailView, &DemandDetailView::overrideAsked, this, &DemandPage::overrideWeek);
    connect(m_detailView, &DemandDetailView::launchAsked, this, &DemandPage::launchProduct);
    connect(m_detailView, &DemandDetailView::calendarAsked, this, &DemandPage::changeCalendar);
    connect(m_detailView, &DemandDetailView::correctionAsked, this, &DemandPage::correctWeek);
    connect(m_detailView, &DemandDetailView::lockAsked, this, &DemandPage::lockMethod);
    connect(m_detailView, &DemandDetailView::withdrawAsked, this, &DemandPage::withdrawOverride);
}

void DemandPage::showSku(const Sku& sku)
{
    m_wanted = sku;
    if (state() == State::Content)
        selectSku();
}

QStringList DemandPage::looks() const
{
    QStringList looks = m_detailView->looks();
    if (newcomer())
        looks << QLatin1String(newLook);
    return looks << QLatin1String(totalLook);
}

void DemandPage::showLook(const QString& look)
{
    if (const auto sku = newcomer(); sku && look == QLatin1String(newLook))
        showSku(*sku);
    if (look == QLatin1String(totalLook))
        return m_levelBox->setCurrentIndex(m_levelBox->count() - 1);
    m_detailView->showLook(look);
}

/// The first product that is too new for a history of its own.
std::optional<Sku> DemandPage::newcomer() const
{
    const auto rows = m_skus.rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [](const workflow::DemandRow& row) {
        return row.history.size() < workflow::newcomerWeeks;
    });
    return found == rows.end() ? std::nullopt : std::optional(found->sku);
}

void DemandPage::reload()
{
    showWorking();
    if (m_unheard > 0) {
        m_readAll = true; // once what was said is written
        return;
    }
    m_load.start(
        tr("Reading demand and forecasts"),
        [path = workspacePath().toStdString(), shown = level()](Progress& progress) {
            return readAtLevel(path, shown, progress);
        },
        [this](Result<workflow::DemandView> view) { showView(std::move(view)); });
}

workflow::DemandLevel DemandPage::level() const
{
    return static_cast<workflow::DemandLevel>(m_levelBox->currentData().toInt());
}

void DemandPage::showView(Result<workflow::DemandView> view)
{
    if (m_unheard > 0) { // it does not know yet what was said; it is read again once that is written
        m_readAll = true;
        return;
    }
    m_overrideSaid.reset();
    if (!view)
        return showError(view.error(), tr("Nothing was changed. Press F5 to read again."));
    if (view->rows.empty()) {
        m_skus.setRows({});
        return showEmpty(tr("There are no sales yet. Import an export of your shop on page Data."));
    }
    if (!view->run) {
        m_skus.setRows({});
        return showEmpty(tr("Nothing was forecast yet: %1 SKUs have sales.")
                             .arg(format::count(static_cast<qint64>(view->rows.size()))),
                         m_forecastAction);
    }
    showTiles(*view);
    showHorizon(*view->run);
    m_detailView->setTimed(view->timed);
    m_detailView->setCategories(view->categories);
    setSubtitle(
        tr("Sales to %1 · %2 weeks from %3")
            .arg(format::date(view->dataEnd), format::count(view->run->horizon), format::date(view->run->firstDay)));
    showStale(view->run->stale ? tr("Sales or settings changed since this forecast.") : QString(), m_forecastAction);
    const int row = m_ui->skusView->currentRow();
    if (m_wanted.text.empty() && row >= 0 && row < m_skus.rowCount())
        m_wanted = m_skus.row(row).sku;
    const bool sums = !view->rows.empty() && view->rows.front().level != workflow::DemandLevel::Sku;
    for (const char* only : {"exception", "mase", "method", "cause"})
        m_skus.setHiddenByDefault(QLatin1String(only), sums); // they speak of SKUs
    for (QAction* of : {m_priceAction, m_inventoryAction})
        of->setEnabled(!sums);
    filterBar()->setPlaceholder(sums ? tr("Name") : tr("SKU or title"));
    m_skus.setTitle(QStringLiteral("sku"), DemandColumns::columnTitle(level()));
    m_skus.setTitle(QStringLiteral("title"),
                    level() == workflow::DemandLevel::Category || level() == workflow::DemandLevel::Total
                        ? tr("Covers")
                        : tr("Title"));
    m_skus.setRows(std::move(view->rows));
    showContent();
    selectSku();
}

/// The next forecast reaches as far as the last one did, until somebody says otherwise.
void DemandPage::showHorizon(const workflow::ShownRun& run)
{
    const std::pair shown(workspacePath(), run.key);
    if (std::exchange(m_shownRun, shown) == shown)
        return;
    m_horizon->setMaximum(std::max(longestHorizon, run.horizon));
    m_horizon->setValue(run.horizon);
}

void DemandPage::showTiles(const workflow::DemandView& view)
{
    m_skuTile->setFigure(format::count(view.skusByClass[0] + view.skusByClass[1] + view.skusByClass[2]));
    m_skuTile->setNote(tr("%1 A, %2 B, %3 C")
                           .arg(format::count(view.skusByClass[0]), format::count(view.skusByClass[1]),
                                format::count(view.skusByClass[2])));
    const double unknown = std::nan("");
    const double error = view.maseByClass[0].value_or(unknown);
    m_errorTile->setFigure(format::number(error, 2));
    m_errorTile->setNote(tr("MASE, naive 1.00"), error < 1 ? Tile::Tone::Good : Tile::Tone::Neutral);
    const double coverage = view.measuredCoverage80.value_or(unknown);
    m_coverageTile->setFigure(std::isnan(coverage) ? QString() : format::percent(coverage));
    m_coverageTile->setNote(tr("promised 80 %"),
                            std::abs(coverage - 0.8) <= 0.03 ? Tile::Tone::Good : Tile::Tone::Warning);
    m_exceptionTile->setFigure(format::count(view.exceptions));
    m_exceptionTile->setNote(tr("press to see these"), view.exceptions > 0 ? Tile::Tone::Warning : Tile::Tone::Neutral);
}

void DemandPage::filterExceptions(bool only)
{
    if (!only)
        return m_ui->skusView->proxy()->setCondition({});
    m_levelBox->setCurrentIndex(
        m_levelBox->findData(static_cast<int>(workflow::DemandLevel::Sku))); // only they have some
    m_ui->skusView->proxy()->setCondition(
        [this](int row) { return m_skus.row(row).exception != workflow::DemandException::None; });
}

void DemandPage::selectSku()
{
    const auto rows = m_skus.rows();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const auto& row) { return !m_wanted.text.empty() && row.sku == m_wanted; });
    m_wanted = {};
    if (found != rows.end())
        m_ui->skusView->selectRow(static_cast<int>(found - rows.begin()));
    else
        m_ui->skusView->selectFirstRow();
}

void DemandPage::showRow(int row)
{
    if (row < 0)
        return;
    m_read.start(
        tr("Reading one SKU"),
        [path = workspacePath().toStdString(), asked = m_skus.row(row)](Progress& progress) {
            return workflow::readDemandDetail(path, asked, progress);
        },
        [this](Result<workflow::DemandDetail> detail) { showDetail(std::move(detail)); });
}

void DemandPage::showDetail(Result<workflow::DemandDetail> detail)
{
    if (!detail) {
        if (detail.error().code != ErrorCode::Canceled)
            session().say(format::sentence(detail.error()));
        return;
    }
    if (m_unheard > 0)
        return; // it does not know yet what was said; it is read again once that is written
    forgetUnread();
    refreshPlanned(*detail);
    m_detailView->show(std::move(*detail));
}

/// An override is seen in the table at once.
void DemandPage::refreshPlanned(const workflow::DemandDetail& detail)
{
    const int at = m_ui->skusView->currentRow();
    if (at < 0 || at >= m_skus.rowCount() || m_skus.row(at).sku != detail.sku || detail.mean.empty())
        return;
    std::optional<double> planned;
    for (std::size_t k = 0; k < detail.mean.size() && k < detail.held.size(); ++k)
        if (detail.held[k])
            planned = planned.value_or(m_skus.row(at).forecastAWeek.value_or(0)) +
                      (*detail.held[k] - detail.mean[k]) / static_cast<double>(detail.mean.size());
    workflow::DemandRow row = m_skus.row(at);
    if (row.plannedAWeek.has_value() == planned.has_value() &&
        std::abs(row.plannedAWeek.value_or(0) - planned.value_or(0)) < 1e-9)
        return;
    row.plannedAWeek = planned;
    m_skus.setRow(at, std::move(row));
}

} // namespace ms::app
