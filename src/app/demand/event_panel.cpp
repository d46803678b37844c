// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/event_panel.h"

#include "ui_event_panel.h"

#include "app/demand/country_name.h"
#include "app/format.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace ms::app {

using workspace::DemandEvent;

EventPanel::EventPanel(QWidget* parent) : QWidget(parent), m_ui(std::make_unique<Ui::EventPanel>()), m_events(columns())
{
    m_ui->setupUi(this);
    m_ui->eventsView->setModel(&m_events);
    m_ui->eventsView->setFooterVisible(false);
    m_ui->holidaysBox->addItem(tr("No holidays"), QString());
    setCategories({});
    for (const auto& [name, code] : namedCountries(workflow::causeCountries()))
        m_ui->holidaysBox->addItem(name, code);
    connect(m_ui->holidaysBox, &QComboBox::activated, this, &EventPanel::chooseCountry);
    connect(m_ui->eventButton, &QPushButton::clicked, this, &EventPanel::addEvent);
    connect(m_ui->eventEdit, &QLineEdit::returnPressed, m_ui->eventButton, &QPushButton::click);
    connect(m_ui->forgetButton, &QPushButton::clicked, this, &EventPanel::forgetEvent);
    connect(m_ui->eventEdit, &QLineEdit::textChanged, this,
            [this](const QString& name) { m_ui->eventButton->setEnabled(!name.trimmed().isEmpty()); });
    m_ui->eventButton->setEnabled(false);
    showCalendar();
}

EventPanel::~EventPanel() = default;

std::vector<Column<DemandEvent>> EventPanel::columns()
{
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
    add({"amount", tr("How much of it"), Kind::Number, 2, Total::None,
         tr("Against others of its name: what a campaign cost, or 1")},
        [](const DemandEvent& event) { return event.amount; });
    add({"of", tr("Of"), Kind::Text, 0, Total::None, tr("The category whose SKUs it speaks of")},
        [](const DemandEvent& event) {
            return event.category.empty() ? tr("All SKUs") : QString::fromStdString(event.category);
        });
    return columns;
}

/// What was chosen stays chosen.
void EventPanel::setCategories(const std::vector<std::string>& categories)
{
    const QString chosen = m_ui->categoryBox->currentData().toString();
    m_ui->categoryBox->clear();
    m_ui->categoryBox->addItem(tr("All SKUs"), QString());
    for (const std::string& category : categories)
        m_ui->categoryBox->addItem(QString::fromStdString(category), QString::fromStdString(category));
    m_ui->categoryBox->setCurrentIndex(std::max(m_ui->categoryBox->findData(chosen), 0));
    m_ui->categoryBox->setEnabled(!categories.empty());
}

void EventPanel::show(const workflow::DemandDetail& detail)
{
    m_calendar = detail.calendar;
    showCalendar();
    if (!detail.forecastDays.empty() && m_ui->eventEdit->text().isEmpty())
        m_ui->firstEdit->setDate(format::toDate(detail.forecastDays.front()));
}

void EventPanel::showCalendar()
{
    const std::vector<DemandEvent>& events = m_calendar.events;
    m_ui->holidaysBox->setCurrentIndex(
        std::max(m_ui->holidaysBox->findData(QString::fromStdString(m_calendar.holidayCountry)), 0));
    m_events.setHiddenByDefault(QStringLiteral("amount"), std::all_of(events.begin(), events.end(),
                                                                      [](const auto& one) { return one.amount == 1; }));
    m_events.setHiddenByDefault(QStringLiteral("of"), std::all_of(events.begin(), events.end(), [](const auto& one) {
                                    return one.category.empty();
                                }));
    m_events.setRows(events);
    m_ui->forgetButton->setEnabled(!events.empty());
    m_ui->eventLabel->setText(events.empty() ? tr("No events were named yet. Name what moves demand on some days, past "
                                                  "and to come.")
                                             : tr("Events that the next forecasts reckon with."));
}

/// What is asked for counts from now on, so that what is asked next does not take it back.
void EventPanel::ask(workflow::CauseCalendar wanted)
{
    const workflow::CauseCalendar held = std::exchange(m_calendar, std::move(wanted));
    showCalendar();
    Q_EMIT calendarAsked(held, m_calendar);
}

void EventPanel::chooseCountry()
{
    workflow::CauseCalendar wanted = m_calendar;
    wanted.holidayCountry = m_ui->holidaysBox->currentData().toString().toStdString();
    if (wanted.holidayCountry != m_calendar.holidayCountry)
        ask(std::move(wanted));
}

void EventPanel::addEvent()
{
    workspace::DemandEvent event;
    event.name = m_ui->eventEdit->text().trimmed().toStdString();
    const Day first = format::fromDate(m_ui->firstEdit->date());
    event.days = {first, first + std::chrono::days(m_ui->daysBox->value())};
    event.amount = m_ui->eventAmountBox->value();
    event.category = m_ui->categoryBox->currentData().toString().toStdString();
    workflow::CauseCalendar wanted = m_calendar;
    wanted.events.push_back(std::move(event));
    ask(std::move(wanted));
    m_ui->eventEdit->clear();
    m_ui->eventAmountBox->setValue(1);
}

void EventPanel::forgetEvent()
{
    const int row = m_ui->eventsView->currentRow();
    if (row < 0)
        return;
    workflow::CauseCalendar wanted = m_calendar;
    wanted.events.erase(wanted.events.begin() + row);
    ask(std::move(wanted));
}

} // namespace ms::app
