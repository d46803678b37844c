// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/correction_panel.h"

#include "ui_correction_panel.h"

#include "app/format.h"
#include "app/table/known.h"

#include <algorithm>

namespace ms::app {

using workflow::CorrectionRequest;
using workflow::OddWeek;

namespace {

QString whyOf(const OddWeek& week)
{
    if (!week.stockout)
        return QCoreApplication::translate("ms::app", "Looked right");
    return *week.stockout ? QCoreApplication::translate("ms::app", "Out of stock")
                          : QCoreApplication::translate("ms::app", "Outlier");
}

QString whyTip(const OddWeek& week)
{
    if (!week.stockout)
        return QCoreApplication::translate("ms::app", "The forecast took it as it was.");
    if (*week.stockout)
        return QCoreApplication::translate(
                   "ms::app", "Stock ran out: demand was at least what was sold, and about %1 by the weeks around it.")
            .arg(format::number(week.found.value_or(week.sold), 1));
    const double other = week.found.value_or(0);
    return QCoreApplication::translate(
               "ms::app", "%1 times the largest other week within a year, %2 units: one event, and no sign of more.")
        .arg(format::number(other > 0 ? week.sold / other : 0, 1), format::number(other, 1));
}

QString stateOf(const OddWeek& week)
{
    if (!week.said)
        return QCoreApplication::translate("ms::app", "Replaced");
    return week.said->value ? QCoreApplication::translate("ms::app", "Corrected")
                            : QCoreApplication::translate("ms::app", "Kept as sold");
}

} // namespace

CorrectionPanel::CorrectionPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::CorrectionPanel>()), m_weeks(columns())
{
    m_ui->setupUi(this);
    m_ui->weeksView->setModel(&m_weeks);
    m_ui->weeksView->setFooterVisible(false);
    connect(m_ui->weeksView, &TableView::currentRowChanged, this, &CorrectionPanel::showRow);
    connect(m_ui->correctWeekBox, &QComboBox::currentIndexChanged, this, &CorrectionPanel::showWeek);
    connect(m_ui->correctButton, &QPushButton::clicked, this, [this] { ask(m_ui->unitsBox->value()); });
    connect(m_ui->keepButton, &QPushButton::clicked, this, [this] { ask(std::nullopt); });
    connect(m_ui->leaveButton, &QPushButton::clicked, this, [this] {
        if (const auto at = week())
            Q_EMIT correctionAsked(*at, std::nullopt);
    });
}

CorrectionPanel::~CorrectionPanel() = default;

std::vector<Column<OddWeek>> CorrectionPanel::columns()
{
    using Kind = ColumnKind;
    std::vector<Column<OddWeek>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const OddWeek&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"week", tr("Week"), Kind::Date}, [](const OddWeek& week) { return format::toDate(week.week); });
    columns.push_back({{"why", tr("Why"), Kind::Status},
                       whyOf,
                       [](const OddWeek& week) {
                           return !week.stockout ? Tone::Neutral : *week.stockout ? Tone::Bad : Tone::Warning;
                       },
                       whyTip});
    add({"sold", tr("Sold"), Kind::Number, 1}, [](const OddWeek& week) { return week.sold; });
    add({"found", tr("Forecast's own"), Kind::Number, 1, Total::None,
         tr("What the run put in its place; empty: nothing")},
        [](const OddWeek& week) { return known(week.found); });
    add({"used", tr("Next run uses"), Kind::Number, 1, Total::None, tr("Units that count as demand of the week")},
        [](const OddWeek& week) { return week.used(); });
    add({"state", tr("State")}, stateOf);
    add({"author", tr("Author"), Kind::Text, 0, Total::None, QString(), true}, [](const OddWeek& week) {
        return week.said ? QVariant(QString::fromStdString(week.said->author)) : QVariant();
    });
    return columns;
}

void CorrectionPanel::show(const workflow::DemandDetail& detail)
{
    const auto before = week();
    m_days.assign(detail.days.rbegin(), detail.days.rend());
    m_sold.assign(detail.history.rbegin(), detail.history.rend());
    const bool any = !detail.oddWeeks.empty();
    m_weeks.setRows(detail.oddWeeks);
    {
        const QSignalBlocker quiet(m_ui->correctWeekBox);
        m_ui->correctWeekBox->clear();
        for (std::size_t k = 0; k < m_days.size() && k < m_sold.size(); ++k)
            m_ui->correctWeekBox->addItem(tr("%1: %2").arg(format::date(m_days[k]), format::number(m_sold[k], 1)));
    }
    m_ui->oddLabel->setText(
        any ? tr("Sales stay as they are. The next forecast follows what is said here.")
            : tr("No week looks odd or was without stock. Any week can be corrected; sales stay as they are."));
    const auto at = std::find(m_days.begin(), m_days.end(), before.value_or(any ? detail.oddWeeks.back().week : Day{}));
    m_ui->correctWeekBox->setCurrentIndex(at == m_days.end() ? 0 : static_cast<int>(at - m_days.begin()));
    showWeek();
}

std::optional<Day> CorrectionPanel::week() const
{
    const int at = m_ui->correctWeekBox->currentIndex();
    return at >= 0 && static_cast<std::size_t>(at) < m_days.size() ? std::optional(m_days[static_cast<std::size_t>(at)])
                                                                   : std::nullopt;
}

const OddWeek* CorrectionPanel::odd() const
{
    const auto at = week();
    const auto rows = m_weeks.rows();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const OddWeek& one) { return at && one.week == *at; });
    return found == rows.end() ? nullptr : &*found;
}

void CorrectionPanel::ask(std::optional<double> value)
{
    const auto at = week();
    if (!at)
        return;
    CorrectionRequest request;
    request.week = *at;
    request.value = value;
    Q_EMIT correctionAsked(*at, request);
}

void CorrectionPanel::showRow(int row)
{
    if (row < 0)
        return;
    const auto at = std::find(m_days.begin(), m_days.end(), m_weeks.row(row).week);
    if (at != m_days.end())
        m_ui->correctWeekBox->setCurrentIndex(static_cast<int>(at - m_days.begin()));
}

void CorrectionPanel::showWeek()
{
    const int at = m_ui->correctWeekBox->currentIndex();
    const OddWeek* one = odd();
    if (at >= 0)
        m_ui->unitsBox->setValue(one != nullptr ? one->used() : m_sold[static_cast<std::size_t>(at)]);
    m_ui->correctButton->setEnabled(at >= 0);
    m_ui->keepButton->setEnabled(one != nullptr && one->found && !(one->said && !one->said->value));
    m_ui->leaveButton->setEnabled(one != nullptr && one->said);
}

} // namespace ms::app
