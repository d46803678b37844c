// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/demand_view.h"

#include <QWidget>

#include <memory>
#include <string>
#include <vector>

namespace Ui {
class EventPanel;
}

namespace ms::app {

/// What forecasts reckon with beside sales, of all SKUs: whose holidays count, and events that people named; naming one
/// and forgetting one.
class EventPanel final : public QWidget {
    Q_OBJECT
public:
    explicit EventPanel(QWidget* parent = nullptr);
    ~EventPanel() override;

    void show(const workflow::DemandDetail& detail);
    /// That an event can be of, by name.
    void setCategories(const std::vector<std::string>& categories);

Q_SIGNALS:
    /// Holidays and events are to change from what was shown to what is wanted.
    void calendarAsked(const ms::workflow::CauseCalendar& held, const ms::workflow::CauseCalendar& wanted);

private:
    static std::vector<Column<workspace::DemandEvent>> columns();
    void showCalendar();
    void ask(workflow::CauseCalendar wanted);
    void chooseCountry();
    void addEvent();
    void forgetEvent();

    std::unique_ptr<Ui::EventPanel> m_ui;
    RowTableModel<workspace::DemandEvent> m_events;
    workflow::CauseCalendar m_calendar; ///< with what was asked for since it was read
};

} // namespace ms::app
