// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/demand_view.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class CorrectionPanel;
}

namespace ms::app {

/// Weeks of one SKU whose sales are not what demand was: why each is one, what stands in its place, and what a person
/// says of it instead.
class CorrectionPanel final : public QWidget {
    Q_OBJECT
public:
    explicit CorrectionPanel(QWidget* parent = nullptr);
    ~CorrectionPanel() override;

    void show(const workflow::DemandDetail& detail);

Q_SIGNALS:
    /// What is to be said of a week, without workspace, SKU and time; nothing: the forecast decides again.
    void correctionAsked(ms::Day week, const std::optional<ms::workflow::CorrectionRequest>& said);

private:
    static std::vector<Column<workflow::OddWeek>> columns();
    [[nodiscard]] std::optional<Day> week() const;
    [[nodiscard]] const workflow::OddWeek* odd() const;
    void ask(std::optional<double> value);
    void showRow(int row);
    void showWeek();

    std::unique_ptr<Ui::CorrectionPanel> m_ui;
    RowTableModel<workflow::OddWeek> m_weeks;
    std::vector<Day> m_days; ///< of the history, newest first
    std::vector<double> m_sold;
};

} // namespace ms::app
