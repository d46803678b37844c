// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/demand_view.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class OverridePanel;
}

namespace ms::app {

/// Overrides of one SKU: what was said, by whom and why, what it added; a new one; taking one back.
class OverridePanel final : public QWidget {
    Q_OBJECT
public:
    explicit OverridePanel(QWidget* parent = nullptr);
    ~OverridePanel() override;

    void show(const workflow::DemandDetail& detail);
    /// What the controls say, with the units of `week` (a step) instead of the amount where given. Workspace, SKU and
    /// time are the caller's to fill in. None: no week, no reason or no author.
    [[nodiscard]] std::optional<workflow::OverrideRequest> request(std::optional<std::size_t> week = std::nullopt,
                                                                   double units = 0) const;

    /// Who is at work, as the panel was told; empty: nobody said.
    [[nodiscard]] QString author() const;

Q_SIGNALS:
    void overrideAsked();
    void withdrawAsked(qint64 key);

private:
    void withdrawCurrent();
    void updateButton();
    void proposeAmount();

    std::unique_ptr<Ui::OverridePanel> m_ui;
    RowTableModel<workflow::OverrideOutcome> m_overrides;
    std::vector<Day> m_weeks;
    std::vector<double> m_units; ///< of each week: the override that holds, else the forecast
    QString m_of;                ///< what is shown
};

} // namespace ms::app
