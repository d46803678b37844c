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
/// bring in the weeks to come.
class CausePanel final : public QWidget {
    Q_OBJECT
public:
    explicit CausePanel(QWidget* parent = nullptr);
    ~CausePanel() override;

    void show(const workflow::DemandDetail& detail);

private:
    static std::vector<Column<workspace::ForecastCause>> columns();
    static QString words(const workflow::DemandDetail& detail);

    std::unique_ptr<Ui::CausePanel> m_ui;
    RowTableModel<workspace::ForecastCause> m_causes;
};

} // namespace ms::app
