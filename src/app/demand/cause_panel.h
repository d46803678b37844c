// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/demand_view.h"

#include <QWidget>

#include <memory>

namespace Ui {
class CausePanel;
}

namespace ms::app {

/// What moves the demand of one SKU: prices, promotions, holidays and events, by how much and how surely, and what they
/// bring in the weeks to come; whose holidays count; events that people named, naming one and forgetting one.
class CausePanel final : public QWidget {
    Q_OBJECT
public:
    explicit CausePanel(QWidget* parent = nullptr);
    ~CausePanel() override;

    void show(const workflow::DemandDetail& detail);

Q_SIGNALS:
    /// Holidays and events are to change from what was shown to what is wanted.
    void calendarAsked(const ms::workflow::CauseCalendar& held, const ms::workflow::CauseCalendar& wanted);

private:
    static std::vector<Column<workspace::ForecastCause>> columns();
    static std::vector<Column<workspace::DemandEvent>> eventColumns();
    static QString words(const workflow::DemandDetail& detail);
    void showEvents();
    void ask(workflow::CauseCalendar wanted);
    void chooseCountry();
    void addEvent();
    void forgetEvent();

    std::unique_ptr<Ui::CausePanel> m_ui;
    RowTableModel<workspace::ForecastCause> m_causes;
    RowTableModel<workspace::DemandEvent> m_events;
    workflow::CauseCalendar m_calendar; ///< with what was asked for since it was read
};

} // namespace ms::app
