// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/demand_detail_view.h"

#include "ui_demand_detail.h"

#include "app/demand/demand_chart.h"
#include "app/demand/grain_chart.h"
#include "app/format.h"
#include "app/session.h"

#include <QComboBox>
#include <QLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ms::app {

using workflow::Grain;

namespace {

const QLatin1String grainLooks[] = {QLatin1String("by-hour"), QLatin1String("by-day"), QLatin1String("by-week"),
                                    QLatin1String("by-month")};

} // namespace

DemandDetailView::DemandDetailView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_ui(std::make_unique<Ui::DemandDetailView>()),
      m_figures(GrainChart::figures()), m_backtest(DemandColumns::backtest()),
      m_components(DemandColumns::components()), m_snapshots(DemandColumns::snapshots()), m_read(session.jobs()),
      m_try(session.jobs()), m_propose(session.jobs())
{
    m_ui->setupUi(this);
    m_ui->demandChart->setFileDialogs(&session.dialogs());
    m_ui->detailSplitter->setSizes({360, 280});
    createTables();
    createGrainBox();
    connect(m_ui->detailTabs, &QTabWidget::currentChanged, this, [this] {
        if (m_ui->detailTabs->currentWidget() == m_ui->launchTab && !m_ui->launchTab->hasProposal())
            proposeLaunch();
        redraw();
    });
    connect(m_ui->launchTab, &LaunchPanel::proposalAsked, this, &DemandDetailView::proposeLaunch);
    connect(m_ui->launchTab, &LaunchPanel::launchAsked, this, &DemandDetailView::launchAsked);
    connect(m_ui->compareBox, &QComboBox::activated, this, &DemandDetailView::tryMethod);
    connect(m_ui->demandChart, &ChartView::said, &session, &Session::say);
    connect(m_ui->demandChart, &ChartView::pointReleased, this, [this](int series, int index, double y) {
        if (series == m_dots)
            Q_EMIT overrideAsked(m_ui->overridesTab->request(static_cast<std::size_t>(index), y));
    });
    connect(m_ui->overridesTab, &OverridePanel::overrideAsked, this,
            [this] { Q_EMIT overrideAsked(m_ui->overridesTab->request()); });
    connect(m_ui->eventsTab, &EventPanel::calendarAsked, this, &DemandDetailView::calendarAsked);
    connect(m_ui->correctionsTab, &CorrectionPanel::correctionAsked, this, &DemandDetailView::correctionAsked);
    connect(m_ui->lockButton, &QPushButton::clicked, this, [this] {
        if (m_detail)
            Q_EMIT lockAsked(m_detail->lockedMethod ? std::string() : lockable());
    });
    connect(m_ui->overridesTab, &OverridePanel::withdrawAsked, this, &DemandDetailView::withdrawAsked);
}

DemandDetailView::~DemandDetailView() = default;

void DemandDetailView::createTables()
{
    m_ui->figuresView->setModel(&m_figures);
    m_ui->backtestView->setModel(&m_backtest);
    m_ui->backtestView->setFooterVisible(false);
    m_ui->componentsView->setModel(&m_components);
    m_ui->componentsView->setFooterVisible(false);
    m_ui->snapshotsView->setModel(&m_snapshots);
    m_ui->snapshotsView->setFooterVisible(false);
}

void DemandDetailView::createGrainBox()
{
    m_grainBox = new QComboBox(m_ui->demandChart);
    m_grainBox->setObjectName(QStringLiteral("grainBox"));
    m_grainBox->setAccessibleName(tr("Length of the periods"));
    m_grainBox->setToolTip(tr("Tells demand in other periods; the totals stay"));
    for (const Grain grain : {Grain::Day, Grain::Week, Grain::Month})
        m_grainBox->addItem(GrainChart::name(grain), static_cast<int>(grain));
    m_grainBox->setCurrentIndex(m_grainBox->findData(static_cast<int>(Grain::Week)));
    m_ui->demandChart->addControl(m_grainBox);
    connect(m_grainBox, &QComboBox::currentIndexChanged, this, &DemandDetailView::readGrain);
}

void DemandDetailView::setTimed(bool timed)
{
    const int at = m_grainBox->findData(static_cast<int>(Grain::Hour));
    if (timed && at < 0)
        m_grainBox->insertItem(0, GrainChart::name(Grain::Hour), static_cast<int>(Grain::Hour));
    else if (!timed && at >= 0)
        m_grainBox->removeItem(at);
}

void DemandDetailView::setCategories(const std::vector<std::string>& categories)
{
    m_ui->eventsTab->setCategories(categories);
}

QString DemandDetailView::author() const
{
    return m_ui->overridesTab->author();
}

QSplitter* DemandDetailView::splitter() const
{
    return m_ui->detailSplitter;
}

QStringList DemandDetailView::looks() const
{
    QStringList looks;
    for (int at = 0; at < m_grainBox->count(); ++at)
        if (at != m_grainBox->currentIndex())
            looks << grainLooks[m_grainBox->itemData(at).toInt()];
    looks << QStringLiteral("compared");
    return looks;
}

void DemandDetailView::showLook(const QString& look)
{
    const auto* grain = std::find(std::begin(grainLooks), std::end(grainLooks), look);
    if (grain != std::end(grainLooks)) {
        m_ui->detailTabs->setCurrentWidget(m_ui->figuresTab);
        return m_grainBox->setCurrentIndex(m_grainBox->findData(static_cast<int>(grain - std::begin(grainLooks))));
    }
    m_grainBox->setCurrentIndex(m_grainBox->findData(static_cast<int>(Grain::Week)));
    m_wantsLaunch = look == QLatin1String("new-product");
    if (m_wantsLaunch)
        return;
    m_ui->detailTabs->setCurrentWidget(m_ui->backtestTab);
    m_ui->compareBox->setCurrentIndex(m_ui->compareBox->findData(QStringLiteral("ses")));
    tryMethod();
}

Grain DemandDetailView::grain() const
{
    return static_cast<Grain>(m_grainBox->currentData().toInt());
}

void DemandDetailView::show(workflow::DemandDetail detail)
{
    m_detail = std::move(detail);
    m_periodsKnown = false;
    m_components.setRows(DemandColumns::stepsOf(*m_detail));
    m_snapshots.setHiddenByDefault(QStringLiteral("before"), m_detail->snapshots.runs.size() < 2);
    m_snapshots.setHiddenByDefault(QStringLiteral("earlier"), m_detail->snapshots.runs.size() < 3);
    m_snapshots.setRows(m_detail->snapshots.weeks);
    m_ui->overridesTab->show(*m_detail);
    m_ui->causesTab->show(*m_detail);
    m_ui->eventsTab->show(*m_detail);
    m_ui->correctionsTab->show(*m_detail);
    const auto& runs = m_detail->snapshots.runs;
    m_ui->snapshotsLabel->setText(
        runs.empty() ? tr("There is no run yet.")
        : runs.size() == 1
            ? tr("One run so far, of %1. The next one will stand beside it.").arg(format::dateTime(runs.front()))
            : tr("Runs of %1 and before: what they said of each week, and what came.")
                  .arg(format::dateTime(runs.front())));
    m_ui->whyLabel->setText(DemandChart::explanation(*m_detail));
    m_ui->noteLabel->setText(DemandColumns::noteText(m_detail->note));
    m_ui->noteLabel->setVisible(!m_ui->noteLabel->text().isEmpty());
    m_ui->whyTab->layout()->activate(); // wrapped words need their height now, not at the next event
    m_ui->launchTab->show(*m_detail);
    showTabs();
    if (m_detail->newcomer && std::exchange(m_wantsLaunch, false))
        m_ui->detailTabs->setCurrentWidget(m_ui->launchTab);
    if (m_ui->detailTabs->currentWidget() == m_ui->launchTab)
        proposeLaunch();
    fillMethods();
    tryMethod();
    readGrain();
}

/// Those that mean something of what is shown: places and the total cannot be overridden, only SKUs have parts.
void DemandDetailView::showTabs()
{
    using workflow::DemandLevel;
    const bool sku = m_detail->level == DemandLevel::Sku;
    const auto show = [this](QWidget* tab, bool shown) {
        m_ui->detailTabs->setTabVisible(m_ui->detailTabs->indexOf(tab), shown);
    };
    m_ui->componentsView->setVisible(sku);
    show(m_ui->causesTab, sku && !m_detail->newcomer);
    show(m_ui->correctionsTab, sku && !m_detail->newcomer);
    m_ui->lockButton->setVisible(sku || m_detail->level == DemandLevel::Category);
    show(m_ui->overridesTab, sku || m_detail->level == DemandLevel::Category);
    show(m_ui->snapshotsTab, sku);
    show(m_ui->launchTab, sku && m_detail->newcomer);
}

/// Methods that can be compared with; the one that was chosen before stays chosen.
void DemandDetailView::fillMethods()
{
    const QString chosen = m_ui->compareBox->currentData().toString();
    m_ui->compareBox->clear();
    m_ui->compareBox->addItem(tr("No other method"), QString());
    for (const std::string& method : workflow::comparableMethods())
        if (method != m_detail->method)
            m_ui->compareBox->addItem(DemandColumns::methodTitle(method), QString::fromStdString(method));
    m_ui->compareBox->setCurrentIndex(std::max(m_ui->compareBox->findData(chosen), 0));
}

/// The method that can be locked: the one that was chosen to compare with, or the one in use; empty: neither can be.
std::string DemandDetailView::lockable() const
{
    const std::string chosen = m_ui->compareBox->currentData().toString().toStdString();
    const std::vector<std::string> methods = workflow::comparableMethods();
    const std::string wanted = chosen.empty() && m_detail ? m_detail->method : chosen;
    return std::find(methods.begin(), methods.end(), wanted) == methods.end() ? std::string() : wanted;
}

void DemandDetailView::showLock()
{
    const std::string method = m_detail && m_detail->lockedMethod ? *m_detail->lockedMethod : lockable();
    const bool locked = m_detail && m_detail->lockedMethod;
    m_ui->lockButton->setEnabled(!method.empty());
    m_ui->lockButton->setText(method.empty() ? tr("Lock a method")
                              : locked       ? tr("Unlock %1").arg(DemandColumns::methodTitle(method))
                                             : tr("Lock %1").arg(DemandColumns::methodTitle(method)));
    m_ui->lockButton->setToolTip(
        method.empty() ? tr("Choose the method to lock at the left. A combination is what is used without a lock.")
        : locked       ? tr("The backtest chooses the method again from the next run on")
                       : tr("Every run to come forecasts it by this method, whatever the backtest says"));
}

void DemandDetailView::tryMethod()
{
    showLock();
    const std::string method = m_ui->compareBox->currentData().toString().toStdString();
    m_trial.reset();
    m_try.cancel();
    if (m_detail && !method.empty())
        m_try.start(
            tr("Trying a method"),
            [detail = *m_detail, method](Progress& progress) { return workflow::tryMethod(detail, method, progress); },
            [this](Result<workflow::MethodTrial> trial) { showTrial(std::move(trial)); });
    showScores();
    redraw();
}

void DemandDetailView::showTrial(Result<workflow::MethodTrial> trial)
{
    if (!trial) {
        if (trial.error().code != ErrorCode::Canceled)
            m_session.say(format::sentence(trial.error()));
        return;
    }
    m_trial = std::move(*trial);
    showScores();
    redraw();
}

void DemandDetailView::showScores()
{
    if (!m_detail)
        return;
    std::vector<forecast::BacktestScore> scores = m_detail->backtest;
    const auto isThere = [&](const std::string& method) {
        return std::any_of(scores.begin(), scores.end(), [&](const auto& one) { return one.method == method; });
    };
    if (m_trial && m_trial->score && !isThere(m_trial->method))
        scores.push_back(*m_trial->score);
    m_backtest.setRows(scores);
    m_ui->backtestLabel->setText(DemandChart::verdict(*m_detail, m_trial ? &*m_trial : nullptr));
}

void DemandDetailView::proposeLaunch()
{
    if (!m_detail || !m_detail->newcomer)
        return;
    workflow::LaunchRequest request = m_ui->launchTab->request();
    request.workspace = m_session.workspacePath().toStdString();
    m_propose.start(
        tr("Looking for products that sell alike"),
        [request](Progress& progress) { return workflow::proposeLaunch(request, progress); },
        [this](Result<workflow::LaunchProposal> proposal) {
            if (!proposal && proposal.error().code == ErrorCode::Canceled)
                return;
            m_ui->launchTab->setProposal(proposal);
            redraw();
        });
}

void DemandDetailView::readGrain()
{
    if (!m_detail)
        return;
    if (grain() == Grain::Week) {
        NoProgress nobody;
        m_read.cancel();
        return showGrain(workflow::demandAtGrain({}, *m_detail, Grain::Week, nobody));
    }
    m_read.start(
        tr("Reading one SKU"),
        [path = m_session.workspacePath().toStdString(), detail = *m_detail, asked = grain()](Progress& progress) {
            return workflow::demandAtGrain(path, detail, asked, progress);
        },
        [this](Result<workflow::GrainDetail> periods) { showGrain(std::move(periods)); });
}

void DemandDetailView::showGrain(Result<workflow::GrainDetail> periods)
{
    if (!periods) {
        if (periods.error().code != ErrorCode::Canceled)
            m_session.say(format::sentence(periods.error()));
        return;
    }
    m_periods = std::move(*periods);
    m_periodsKnown = true;
    m_figures.setHiddenByDefault(QStringLiteral("hour"), m_periods.grain != Grain::Hour);
    m_figures.setHiddenByDefault(QStringLiteral("low80"), !m_periods.banded);
    m_figures.setHiddenByDefault(QStringLiteral("high80"), !m_periods.banded);
    m_figures.setHiddenByDefault(QStringLiteral("held"),
                                 std::none_of(m_periods.periods.begin(), m_periods.periods.end(),
                                              [](const auto& period) { return period.held.has_value(); }));
    m_figures.setRows(m_periods.periods);
    m_ui->figuresLabel->setText(GrainChart::words(m_periods));
    const auto ahead = std::find_if(m_periods.periods.begin(), m_periods.periods.end(),
                                    [](const workflow::GrainPeriod& period) { return period.mean.has_value(); });
    if (ahead != m_periods.periods.end())
        m_ui->figuresView->selectRow(static_cast<int>(ahead - m_periods.periods.begin()));
    redraw();
}

void DemandDetailView::redraw()
{
    if (!m_detail)
        return;
    if (m_ui->detailTabs->currentWidget() == m_ui->launchTab && m_ui->launchTab->hasProposal()) {
        m_dots = -1;
        return m_ui->launchTab->draw(*m_ui->demandChart, *m_detail);
    }
    if (grain() != Grain::Week && !m_periodsKnown)
        return; // those at hand are of the SKU before
    if (m_periods.grain != Grain::Week) {
        m_dots = -1;
        return GrainChart::draw(*m_ui->demandChart, *m_detail, m_periods);
    }
    const bool backtest = m_ui->detailTabs->currentWidget() == m_ui->backtestTab;
    const bool dragged = m_ui->detailTabs->currentWidget() == m_ui->overridesTab;
    m_dots =
        DemandChart::draw(*m_ui->demandChart, *m_detail, backtest, dragged, backtest && m_trial ? &*m_trial : nullptr);
}

} // namespace ms::app
