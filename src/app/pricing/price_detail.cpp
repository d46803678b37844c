// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pricing/price_detail.h"

#include "ui_price_detail.h"

#include "app/chart/chart_view.h"
#include "app/controls/restyle.h"
#include "app/format.h"
#include "app/pricing/difference_view.h"
#include "app/pricing/markdown_view.h"
#include "app/pricing/price_words.h"
#include "app/pricing/shop_test_view.h"
#include "app/table/table_view.h"

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

constexpr int curvePoints = 61;
constexpr int narrowestChart = 232;

} // namespace

PriceDetail::PriceDetail(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::PriceDetail>()), m_neighbourRows(PricingColumns::neighbours()),
      m_scenarioRows(PricingColumns::scenarios()), m_crossRows(PricingColumns::crossMatrix()),
      m_historyRows(PricingColumns::history())
{
    m_ui->setupUi(this);
    m_ui->neighboursView->setModel(&m_neighbourRows);
    m_ui->scenariosView->setModel(&m_scenarioRows);
    m_ui->scenariosView->setFooterVisible(false);
    m_ui->crossView->setModel(&m_crossRows);
    m_ui->crossView->setFooterVisible(false);
    m_ui->historyView->setModel(&m_historyRows);
    m_ui->historyView->setFooterVisible(false);
    m_ui->historyView->sortBy(QStringLiteral("day"), Qt::DescendingOrder);
    m_ui->detailSplitter->setSizes({330, 300});
    for (ChartView* chart : {m_ui->demandChart, m_ui->profitChart})
        chart->setMinimumWidth(narrowestChart);
    m_ui->chartSplitter->setSizes({300, 300});
    for (QLabel* label : {m_ui->unitsTried, m_ui->revenueTried, m_ui->marginTried, m_ui->coverTried, m_ui->orderTried,
                          m_ui->cashTried}) {
        QFont bold = label->font();
        bold.setWeight(QFont::DemiBold);
        label->setFont(bold);
    }
    connectControls();
}

PriceDetail::~PriceDetail() = default;

void PriceDetail::setFileDialogs(FileDialogs* dialogs)
{
    m_ui->demandChart->setFileDialogs(dialogs);
    m_ui->profitChart->setFileDialogs(dialogs);
}

void PriceDetail::setBook(ScenarioBook* book)
{
    m_ui->differenceView->setBook(book);
    connect(m_ui->differenceView, &DifferenceView::skuRequested, this, &PriceDetail::neighbourRequested);
}

void PriceDetail::setStudy(std::shared_ptr<const workflow::PriceStudy> study)
{
    m_ui->differenceView->setStudy(std::move(study));
}

void PriceDetail::connectControls()
{
    connectChart(m_ui->demandChart);
    connectChart(m_ui->profitChart);
    connect(m_ui->priceSlider, &QSlider::valueChanged, this, [this](int value) {
        if (m_following)
            return;
        if (m_ui->priceSlider->isSliderDown())
            setTried(value);
        else
            choose(value);
    });
    connect(m_ui->priceSlider, &QSlider::sliderReleased, this, [this] { choose(m_ui->priceSlider->value()); });
    connect(m_ui->priceField, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        if (!m_following)
            choose(inMinor(value));
    });
    connect(m_ui->resetButton, &QPushButton::clicked, this, [this] { choose(sku().priceMinor); });
    connect(m_ui->suggestionButton, &QPushButton::clicked, this, [this] {
        if (sku().suggestionMinor)
            choose(*sku().suggestionMinor);
    });
    connect(m_ui->testButton, &QPushButton::clicked, this,
            [this] { m_ui->detailTabs->setCurrentWidget(m_ui->testView); });
    connect(m_ui->markdownView, &MarkdownView::planWanted, this, &PriceDetail::markdownWanted);
    connect(m_ui->testView, &ShopTestView::planWanted, this, &PriceDetail::testWanted);
    connect(m_ui->testView, &ShopTestView::kept, this, &PriceDetail::testKept);
    connect(m_ui->matrixBox, &QCheckBox::toggled, this, [this](bool matrix) {
        m_ui->neighboursStack->setCurrentIndex(matrix ? 1 : 0);
        askCross();
    });
    connect(m_ui->detailTabs, &QTabWidget::currentChanged, this, &PriceDetail::askCross);
    connect(m_ui->neighboursView, &TableView::rowActivated, this, [this](int row) {
        const std::size_t at = m_neighbours[static_cast<std::size_t>(row)].row;
        Q_EMIT neighbourRequested(m_study->rows()[at].sku);
    });
}

void PriceDetail::connectChart(ChartView* chart)
{
    connect(chart, &ChartView::handleMoved, this, [this](int, double x) { setTried(inMinor(x)); });
    connect(chart, &ChartView::handleReleased, this, [this](int, double x) { choose(inMinor(x)); });
    connect(chart, &ChartView::said, this, &PriceDetail::said);
}

void PriceDetail::showSku(std::shared_ptr<const workflow::PriceStudy> study, std::size_t row,
                          std::optional<std::int64_t> triedMinor)
{
    const bool same = m_study == study && m_row == row;
    m_study = std::move(study);
    m_row = row;
    m_following = true;
    const std::int64_t current = sku().priceMinor;
    const std::int64_t tried = triedMinor.value_or(current);
    const auto lowest = static_cast<int>(std::max<std::int64_t>(1, std::min(tried, current / 2)));
    const auto highest = static_cast<int>(std::max({tried, current + (current + 1) / 2, std::int64_t{lowest} + 1}));
    m_ui->priceSlider->setRange(lowest, highest);
    m_ui->priceSlider->setPageStep(std::max(1, (highest - lowest) / 20));
    m_ui->priceField->setDecimals(m_study->currency().decimals());
    m_ui->priceField->setRange(inUnits(1), inUnits(1'000'000'000));
    m_ui->priceField->setSingleStep(inUnits(std::max<std::int64_t>(1, current / 100)));
    m_ui->priceField->setPrefix(format::currencySign(m_study->currency()));
    m_following = false;
    m_tried = tried;
    if (!same) {
        for (QLabel* label : m_ui->effectTab->findChildren<QLabel*>())
            label->setMinimumWidth(0);
        m_ui->ruleLabel->setMinimumHeight(0);
        m_neighbours = m_study->neighbours(m_row);
        m_ui->markdownView->setSku(m_study, m_row);
        m_ui->testView->setSku(m_study, m_row);
        const bool refused = sku().elasticity.status == pricing::ElasticityStatus::NotIdentifiable;
        m_ui->testButton->setVisible(refused);
        m_ui->suggestionButton->setVisible(!refused);
        m_crossRows.setRows({}, m_study->currency());
        m_crossAsked = false;
        drawCurves();
        showWords();
        showHistory();
        askCross();
    }
    setTried(tried);
}

void PriceDetail::setLedger(std::shared_ptr<const workflow::PriceLedger> ledger)
{
    m_ledger = std::move(ledger);
    if (m_study)
        showHistory();
}

void PriceDetail::showMarkdown(const Result<pricing::MarkdownPlan>& plan)
{
    m_ui->markdownView->showPlan(plan);
}

void PriceDetail::showTest(const Result<workflow::ShopTestPlan>& plan)
{
    m_ui->testView->showPlan(plan);
}

void PriceDetail::setTrial(workflow::TrialPrices trial)
{
    m_trial = std::move(trial);
}

void PriceDetail::askCross()
{
    if (m_crossAsked || !m_study || !m_ui->matrixBox->isChecked() ||
        m_ui->detailTabs->currentWidget() != m_ui->neighboursTab)
        return;
    m_crossAsked = true;
    Q_EMIT crossWanted();
}

void PriceDetail::showCross(const workflow::CrossMatrix& matrix)
{
    if (matrix.rows.empty() || matrix.rows.front() != m_row)
        return;
    std::vector<CrossRow> rows;
    for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
        const workflow::PricedSku& known = m_study->rows()[matrix.rows[i]];
        rows.push_back({static_cast<int>(i) + 1, QString::fromStdString(known.sku.text),
                        QString::fromStdString(known.title), matrix.values[i]});
    }
    const bool alone = rows.size() < 2;
    m_crossRows.setRows(std::move(rows), m_study->currency());
    m_ui->crossLabel->setText(alone ? tr("No other SKU is like this one.")
                                    : tr("Per cent of the row's units when the column's price rises by 1 %; above 0: "
                                         "they stand for each other."));
}

void PriceDetail::showHistory()
{
    std::vector<workflow::PriceEvent> events;
    if (m_ledger) {
        const auto [first, last] =
            std::ranges::equal_range(m_ledger->events, sku().sku, {}, &workflow::PriceEvent::sku);
        events.assign(first, last);
    }
    m_historyRows.setRows(std::move(events), m_study->currency());
}

void PriceDetail::setScenarios(std::vector<ScenarioRow> rows, const Currency& currency)
{
    m_scenarioRows.setRows(std::move(rows), currency);
}

void PriceDetail::choose(std::int64_t minor)
{
    setTried(minor);
    Q_EMIT priceChosen(minor);
}

void PriceDetail::setTried(std::int64_t minor)
{
    m_tried = std::max<std::int64_t>(1, minor);
    m_following = true;
    m_ui->priceSlider->setValue(static_cast<int>(std::min<std::int64_t>(m_tried, m_ui->priceSlider->maximum())));
    m_ui->priceField->setValue(inUnits(m_tried));
    m_following = false;
    m_ui->resetButton->setEnabled(m_tried != sku().priceMinor);
    m_ui->suggestionButton->setEnabled(sku().suggestionMinor && *sku().suggestionMinor != m_tried);
    moveCharts();
    showNumbers();
    showRule();
    showNeighbours();
    keepRoom();
}

/// Texts that grow and shrink would move the page under the hand and paint all of it again: while one SKU is looked at,
/// they keep the room that they had.
void PriceDetail::keepRoom()
{
    for (QLabel* label : m_ui->effectTab->findChildren<QLabel*>())
        label->setMinimumWidth(std::max(label->minimumWidth(), label->sizeHint().width()));
    QLabel* rule = m_ui->ruleLabel;
    // Before the first layout a label is so narrow that its words would want half of the card.
    const int most = 2 * rule->fontMetrics().lineSpacing();
    rule->setMinimumHeight(std::max(rule->minimumHeight(), std::min(most, rule->heightForWidth(rule->width()))));
}

void PriceDetail::drawCurves()
{
    const auto curve = m_study->curve(m_row, curvePoints);
    const bool margin = sku().costMinor.has_value();
    QList<QPointF> units, unitsLow, unitsHigh, profit, profitLow, profitHigh;
    for (const pricing::PriceEffect& effect : curve) {
        const pricing::Band& money = margin && effect.margin ? *effect.margin : effect.revenue;
        units << QPointF(effect.price, effect.units.mean);
        unitsLow << QPointF(effect.price, effect.units.low80);
        unitsHigh << QPointF(effect.price, effect.units.high80);
        profit << QPointF(effect.price, money.mean);
        profitLow << QPointF(effect.price, money.low80);
        profitHigh << QPointF(effect.price, money.high80);
    }
    const QString sign = format::currencySign(m_study->currency());
    const ChartAxis price{tr("Price, %1").arg(sign)};
    const QString name = QString::fromStdString(sku().sku.text);
    const auto fill = [&](ChartView* chart, const ChartAxis& y, const QList<QPointF>& mean, const QList<QPointF>& low,
                          const QList<QPointF>& high, int& dot, int& handle) {
        chart->begin(price, y);
        if (!mean.isEmpty()) {
            const auto kept = PriceWords::allowedRange(*m_study, m_row);
            chart->addBand(tr("80 % of cases"), low, high, Ink::Forecast, 0.25);
            chart->addLine(tr("Expected"), mean, Ink::Forecast);
            if (kept.first > mean.front().x())
                chart->addHatch(mean.front().x(), std::min(kept.first, mean.back().x()));
            if (kept.second < mean.back().x())
                chart->addHatch(std::max(kept.second, mean.front().x()), mean.back().x());
            dot = chart->addDots(QString(), {QPointF(inUnits(m_tried), 0)}, Ink::Compared);
            chart->addHandle(inUnits(sku().priceMinor), tr("Now"), Ink::History, true);
            if (sku().competitorMinor)
                chart->addMark(inUnits(*sku().competitorMinor), tr("Competitor"));
            handle = chart->addHandle(inUnits(m_tried), tr("Tried"), Ink::Compared);
        }
        chart->setCaption(PriceWords::caption(*m_study, m_row));
        chart->end();
    };
    m_ui->demandChart->setTitle(tr("Units of %1").arg(name));
    m_ui->profitChart->setTitle(margin ? tr("Margin of %1").arg(name) : tr("Revenue of %1").arg(name));
    m_ui->demandChart->setExportName(QStringLiteral("demand-over-price-") + name);
    m_ui->profitChart->setExportName(
        (margin ? QStringLiteral("margin-over-price-") : QStringLiteral("revenue-over-price-")) + name);
    const int weeks = workflow::PriceStudy::horizonWeeks;
    fill(m_ui->demandChart, {tr("Units in %1 weeks").arg(weeks), AxisKind::Number, true}, units, unitsLow, unitsHigh,
         m_demandDot, m_demandHandle);
    fill(m_ui->profitChart,
         {(margin ? tr("Margin in %1 weeks, %2") : tr("Revenue in %1 weeks, %2")).arg(weeks).arg(sign),
          AxisKind::Number, true},
         profit, profitLow, profitHigh, m_profitDot, m_profitHandle);
}

void PriceDetail::moveCharts()
{
    const auto effect = m_study->effect(m_row, m_tried);
    if (!effect)
        return;
    const double price = inUnits(m_tried);
    const pricing::Band& money = effect->margin ? *effect->margin : effect->revenue;
    m_ui->demandChart->moveHandle(m_demandHandle, price);
    m_ui->profitChart->moveHandle(m_profitHandle, price);
    m_ui->demandChart->replacePoints(m_demandDot, {QPointF(price, effect->units.mean)});
    m_ui->profitChart->replacePoints(m_profitDot, {QPointF(price, money.mean)});
}

void PriceDetail::showWords()
{
    m_ui->whyLabel->setText(PriceWords::why(*m_study, m_row));
    m_ui->rulesLabel->setText(PriceWords::rules(*m_study, m_row));
}

void PriceDetail::showNeighbours()
{
    std::vector<NeighbourRow> rows;
    for (const workflow::Neighbour& neighbour : m_neighbours) {
        const workflow::PricedSku& other = m_study->rows()[neighbour.row];
        rows.push_back({QString::fromStdString(other.sku.text), QString::fromStdString(other.title),
                        neighbour.crossElasticity, neighbour.halfWidth95(), neighbour.unitsPerWeek,
                        m_study->unitsChange(m_row, m_tried, neighbour)});
    }
    m_ui->neighboursLabel->setVisible(rows.empty());
    m_neighbourRows.setRows(std::move(rows), m_study->currency());
}

} // namespace ms::app
