// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/cause_panel.h"

#include "ui_cause_panel.h"

#include "app/demand/demand_columns.h"
#include "app/format.h"

#include <QLocale>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ms::app {

using workspace::ForecastCause;

CausePanel::CausePanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::CausePanel>()), m_causes(columns()), m_events(eventColumns())
{
    m_ui->setupUi(this);
    m_ui->causesView->setModel(&m_causes);
    m_ui->causesView->setFooterVisible(false);
    m_ui->eventsView->setModel(&m_events);
    m_ui->eventsView->setFooterVisible(false);
    m_ui->holidaysBox->addItem(tr("No holidays"), QString());
    for (const std::string& code : workflow::causeCountries()) {
        const QString country = QString::fromStdString(code);
        m_ui->holidaysBox->addItem(QLocale::territoryToString(QLocale::codeToTerritory(country)), country);
    }
    connect(m_ui->holidaysBox, &QComboBox::activated, this, &CausePanel::chooseCountry);
    connect(m_ui->eventButton, &QPushButton::clicked, this, &CausePanel::addEvent);
    connect(m_ui->forgetButton, &QPushButton::clicked, this, &CausePanel::forgetEvent);
    connect(m_ui->eventEdit, &QLineEdit::textChanged, this,
            [this](const QString& name) { m_ui->eventButton->setEnabled(!name.trimmed().isEmpty()); });
    m_ui->eventButton->setEnabled(false);
    showEvents();
}

CausePanel::~CausePanel() = default;

std::vector<Column<ForecastCause>> CausePanel::columns()
{
    using Kind = ColumnKind;
    std::vector<Column<ForecastCause>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const ForecastCause&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"cause", tr("Cause")}, [](const ForecastCause& cause) { return DemandColumns::causeName(cause); });
    add({"effect", tr("Effect, %"), Kind::Percent, 0, Total::None, tr("By how much demand changes")},
        [](const ForecastCause& cause) { return DemandColumns::effectOf(cause).value; });
    add({"range", tr("95 %, between"), Kind::Text, 0, Total::None,
         tr("The effect lies between both in 95 of 100 cases")},
        [](const ForecastCause& cause) {
            const auto effect = DemandColumns::effectOf(cause);
            return tr("%1 to %2").arg(format::change(100 * effect.low95), format::change(100 * effect.high95));
        });
    columns.push_back(
        {{"verdict", tr("Verdict"), Kind::Status, 0, Total::None,
          tr("No effect found: the interval holds 0. Of twenty causes that do nothing, one is taken for "
             "more by chance")},
         [](const ForecastCause& cause) {
             return workflow::movesDemand(cause) ? tr("Moves demand") : tr("No effect found");
         },
         [](const ForecastCause& cause) { return workflow::movesDemand(cause) ? Tone::Info : Tone::Neutral; }});
    add({"added", tr("Adds, units"), Kind::Number, 1, Total::None,
         tr("In the weeks to come, against weeks as they usually are; empty where the forecast leaves causes out")},
        [](const ForecastCause& cause) { return cause.used ? QVariant(cause.added) : QVariant(); });
    return columns;
}

std::vector<Column<workspace::DemandEvent>> CausePanel::eventColumns()
{
    using workspace::DemandEvent;
    using Kind = ColumnKind;
    std::vector<Column<DemandEvent>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const DemandEvent&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"event", tr("Event")}, [](const DemandEvent& event) { return QString::fromStdString(event.name); });
    add({"first", tr("First day"), Kind::Date},
        [](const DemandEvent& event) { return format::toDate(event.days.first); });
    add({"last", tr("Last day"), Kind::Date},
        [](const DemandEvent& event) { return format::toDate(event.days.last - std::chrono::days(1)); });
    add({"amount", tr("How much of it"), Kind::Number, 0, Total::None, tr("What a campaign cost, or 1")},
        [](const DemandEvent& event) { return event.amount; });
    add({"of", tr("Of"), Kind::Text, 0, Total::None, tr("The category whose SKUs it speaks of")},
        [](const DemandEvent& event) {
            return event.category.empty() ? tr("All SKUs") : QString::fromStdString(event.category);
        });
    return columns;
}

QString CausePanel::words(const workflow::DemandDetail& detail)
{
    if (detail.causes.empty())
        return detail.series.regressors.empty()
                   ? tr("No price, promotion, holiday or event changed while it was sold, so nothing can be said of "
                        "causes.")
                   : tr("Too few weeks with sales to tell what causes do.");
    const auto moving = std::count_if(detail.causes.begin(), detail.causes.end(), workflow::movesDemand);
    const bool used = std::any_of(detail.causes.begin(), detail.causes.end(), [](const auto& one) { return one.used; });
    if (moving == 0)
        return used ? tr("No effect found of any single cause; past forecasts were nearer with them all the same.")
                    : tr("No effect found.");
    if (!used)
        return tr(
            "The forecast leaves these causes out: past forecasts were no nearer with them, or nothing is planned "
            "of them.");
    double added = 0;
    for (const ForecastCause& cause : detail.causes)
        added += cause.added;
    return tr("%n cause(s) move demand. In the weeks to come causes add %1 units in all; tab \"Why\" has them week by "
              "week.",
              nullptr, static_cast<int>(moving))
        .arg(format::change(added, 1));
}

void CausePanel::show(const workflow::DemandDetail& detail)
{
    m_calendar = detail.calendar;
    std::vector<ForecastCause> causes = detail.causes;
    std::stable_partition(causes.begin(), causes.end(), workflow::movesDemand);
    m_causes.setRows(std::move(causes));
    m_ui->causeLabel->setText(words(detail));
    m_ui->holidaysBox->setCurrentIndex(
        std::max(m_ui->holidaysBox->findData(QString::fromStdString(m_calendar.holidayCountry)), 0));
    showEvents();
    if (!detail.forecastDays.empty() && m_ui->eventEdit->text().isEmpty())
        m_ui->firstEdit->setDate(format::toDate(detail.forecastDays.front()));
}

void CausePanel::showEvents()
{
    m_events.setRows(m_calendar.events);
    const bool any = !m_calendar.events.empty();
    m_ui->eventsView->setVisible(any);
    m_ui->forgetButton->setVisible(any);
}

/// What is asked for counts from now on, so that what is asked next does not take it back.
void CausePanel::ask(workflow::CauseCalendar wanted)
{
    const workflow::CauseCalendar held = std::exchange(m_calendar, std::move(wanted));
    showEvents();
    Q_EMIT calendarAsked(held, m_calendar);
}

void CausePanel::chooseCountry()
{
    workflow::CauseCalendar wanted = m_calendar;
    wanted.holidayCountry = m_ui->holidaysBox->currentData().toString().toStdString();
    if (wanted.holidayCountry != m_calendar.holidayCountry)
        ask(std::move(wanted));
}

void CausePanel::addEvent()
{
    workspace::DemandEvent event;
    event.name = m_ui->eventEdit->text().trimmed().toStdString();
    const Day first = format::fromDate(m_ui->firstEdit->date());
    event.days = {first, first + std::chrono::days(m_ui->daysBox->value())};
    workflow::CauseCalendar wanted = m_calendar;
    wanted.events.push_back(std::move(event));
    ask(std::move(wanted));
    m_ui->eventEdit->clear();
}

void CausePanel::forgetEvent()
{
    const int row = m_ui->eventsView->currentRow();
    if (row < 0)
        return;
    workflow::CauseCalendar wanted = m_calendar;
    wanted.events.erase(wanted.events.begin() + row);
    ask(std::move(wanted));
}

} // namespace ms::app
