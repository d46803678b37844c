// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/launch_panel.h"

#include "ui_launch_panel.h"

#include "app/chart/chart_view.h"
#include "app/demand/demand_columns.h"
#include "app/format.h"

#include <QAction>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace ms::app {

using workflow::LaunchAnalogue;

namespace {

double xOf(Day day, std::size_t week)
{
    return static_cast<double>(dayNumber(day)) + 7.0 * static_cast<double>(week);
}

/// What those it sells like sold together, weighed, times the multiplier; from the latest of their first weeks on.
QList<QPointF> weighedHistory(const workflow::LaunchProposal& proposal)
{
    std::size_t weeks = SIZE_MAX;
    for (const LaunchAnalogue& one : proposal.analogues)
        weeks = std::min(weeks, one.history.size());
    QList<QPointF> points;
    for (std::size_t back = weeks; back > 0 && !proposal.analogues.empty(); --back) {
        double sum = 0;
        for (const LaunchAnalogue& one : proposal.analogues)
            sum += one.weight * one.history[one.history.size() - back];
        const LaunchAnalogue& first = proposal.analogues.front();
        points << QPointF(xOf(first.firstDay, first.history.size() - back), proposal.launch.multiplier * sum);
    }
    return points;
}

} // namespace

std::vector<Column<LaunchAnalogue>> LaunchPanel::columns()
{
    using Kind = ColumnKind;
    std::vector<Column<LaunchAnalogue>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const LaunchAnalogue&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"sku", tr("SKU")}, [](const LaunchAnalogue& one) { return QString::fromStdString(one.sku.text); });
    add({"title", tr("Title")}, [](const LaunchAnalogue& one) { return QString::fromStdString(one.title); });
    add({"weight", tr("Weight, %"), Kind::Percent, 0, Total::None, tr("Its share of the mean, by likeness")},
        [](const LaunchAnalogue& one) { return one.weight; });
    add({"similarity", tr("Likeness, %"), Kind::Percent, 0, Total::None,
         tr("Of title, price, category and brand, as far as they are known"), true},
        [](const LaunchAnalogue& one) { return one.similarity; });
    add({"units", tr("Sold/week"), Kind::Number, 1, Total::None, tr("Mean of the last 13 weeks")},
        [](const LaunchAnalogue& one) { return one.unitsAWeek; });
    add({"started", tr("Start seen"), Kind::Text, 0, Total::None, tr("Whether its first weeks are in the data"), true},
        [yes = tr("yes"), no = tr("no")](const LaunchAnalogue& one) { return one.launchSeen ? yes : no; });
    return columns;
}

LaunchPanel::LaunchPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::LaunchPanel>()), m_rows(columns())
{
    m_ui->setupUi(this);
    createTable();
    connect(m_ui->analogueEdit, &QLineEdit::returnPressed, this, &LaunchPanel::addAnalogue);
    connect(m_ui->multiplierBox, &QDoubleSpinBox::valueChanged, this, [this] {
        m_multiplied = true;
        Q_EMIT proposalAsked();
    });
    connect(m_ui->startedBox, &QCheckBox::toggled, this, &LaunchPanel::proposalAsked);
    // What is saved is what is shown: not before it is what was asked for.
    connect(this, &LaunchPanel::proposalAsked, this, [this] { m_ui->launchButton->setEnabled(false); });
    connect(m_ui->launchButton, &QPushButton::clicked, this, [this] {
        if (m_proposal)
            Q_EMIT launchAsked(m_proposal->launch);
    });
    connect(m_ui->withdrawButton, &QPushButton::clicked, this, [this] { Q_EMIT launchAsked(std::nullopt); });
}

LaunchPanel::~LaunchPanel() = default;

void LaunchPanel::createTable()
{
    m_ui->analoguesView->setModel(&m_rows);
    m_ui->analoguesView->setFooterVisible(false);
    auto* leave = new QAction(tr("Leave out"), this);
    connect(leave, &QAction::triggered, this, &LaunchPanel::leaveOut);
    m_ui->analoguesView->addRowAction(leave);
}

void LaunchPanel::show(const workflow::DemandDetail& detail)
{
    m_product = {detail.products.empty() ? 0 : detail.products.front()};
    m_analogues.clear();
    m_multiplied = false;
    m_ownWeeks = detail.history.size();
    m_proposal.reset();
    m_rows.setRows({});
    const QSignalBlocker quiet(m_ui->startedBox);
    m_ui->startedBox->setChecked(detail.launch && detail.launch->asStarted);
    m_ui->analogueEdit->clear();
    m_ui->withdrawButton->setVisible(detail.launch.has_value());
    m_ui->launchButton->setEnabled(false);
}

workflow::LaunchRequest LaunchPanel::request() const
{
    workflow::LaunchRequest request;
    request.product = m_product;
    request.analogues = m_analogues;
    if (m_multiplied)
        request.multiplier = m_ui->multiplierBox->value();
    request.asStarted = m_ui->startedBox->isChecked();
    return request;
}

void LaunchPanel::setProposal(const Result<workflow::LaunchProposal>& proposal)
{
    if (!proposal) {
        m_analogues.clear();
        for (const LaunchAnalogue& one : m_rows.rows())
            m_analogues.push_back(one.sku); // what was there before the one that cannot be
        m_ui->launchLabel->setText(format::sentence(proposal.error()));
        m_ui->launchButton->setEnabled(m_proposal && !m_proposal->points.empty());
        return;
    }
    m_proposal = *proposal;
    m_rows.setRows(proposal->analogues);
    const QSignalBlocker quiet(m_ui->multiplierBox);
    m_ui->multiplierBox->setValue(proposal->launch.multiplier);
    m_ui->launchButton->setEnabled(!proposal->points.empty());
    double total = 0;
    for (const workspace::ForecastPoint& point : proposal->points)
        total += point.mean;
    const QString own =
        m_ownWeeks == 0 ? tr("No full week of its own.") : tr("%n week(s) of its own.", nullptr, int(m_ownWeeks));
    m_ui->launchLabel->setText(
        own + QLatin1Char(' ') +
        tr("Like those below: %1 units in the next %2 weeks.")
            .arg(format::number(total), format::count(static_cast<qint64>(proposal->points.size()))));
}

void LaunchPanel::addAnalogue()
{
    const QString sku = m_ui->analogueEdit->text().trimmed();
    if (sku.isEmpty())
        return;
    m_analogues.clear();
    for (const LaunchAnalogue& one : m_rows.rows())
        m_analogues.push_back(one.sku);
    if (const Sku added{sku.toStdString()};
        std::find(m_analogues.begin(), m_analogues.end(), added) == m_analogues.end())
        m_analogues.push_back(added);
    m_ui->analogueEdit->clear();
    Q_EMIT proposalAsked();
}

void LaunchPanel::leaveOut()
{
    const int row = m_ui->analoguesView->currentRow();
    if (row < 0 || m_rows.rowCount() < 2) // it must sell like something
        return;
    m_analogues.clear();
    for (int other = 0; other < m_rows.rowCount(); ++other)
        if (other != row)
            m_analogues.push_back(m_rows.row(other).sku);
    Q_EMIT proposalAsked();
}

void LaunchPanel::draw(ChartView& chart, const workflow::DemandDetail& detail) const
{
    if (!m_proposal)
        return;
    const QString sku = QString::fromStdString(detail.sku.text);
    chart.setTitle(DemandColumns::heading(detail));
    chart.setExportName(QStringLiteral("launch-") + sku);
    chart.begin({tr("Week"), AxisKind::Day}, {tr("Units a week"), AxisKind::Number, true}, false);
    QList<QPointF> mean;
    QList<QPointF> low;
    QList<QPointF> high;
    for (std::size_t k = 0; k < m_proposal->points.size(); ++k) {
        const double x = xOf(m_proposal->firstDay, k);
        mean << QPointF(x, m_proposal->points[k].mean);
        low << QPointF(x, m_proposal->points[k].low80);
        high << QPointF(x, m_proposal->points[k].high80);
    }
    chart.addBand(tr("80 %"), low, high, Ink::Forecast, 0.25);
    chart.addLine(tr("Those it sells like"), weighedHistory(*m_proposal), Ink::Compared, true);
    QList<QPointF> own;
    for (std::size_t t = 0; t < detail.history.size(); ++t)
        own << QPointF(xOf(detail.days[t], 0), detail.history[t]);
    if (!own.isEmpty())
        chart.addLine(tr("History"), own, Ink::History);
    chart.addLine(tr("Forecast"), mean, Ink::Forecast);
    chart.end();
    chart.setCaption(tr("What those it sells like sold, weighed and times %1, and the forecast that comes of it")
                         .arg(format::number(m_proposal->launch.multiplier, 2)));
}

} // namespace ms::app
