// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/demand_view.h"
#include "workflow/product_launch.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class LaunchPanel;
}

namespace ms::app {

class ChartView;

/// A product too new for a history of its own: what it sells like, with what weights, how many times as much, and the
/// forecast that comes of it.
class LaunchPanel final : public QWidget {
    Q_OBJECT
public:
    explicit LaunchPanel(QWidget* parent = nullptr);
    ~LaunchPanel() override;

    /// Turns to a product; forgets what was tried for the one before.
    void show(const workflow::DemandDetail& detail);
    /// What the controls ask for. Workspace is the caller's to fill in.
    [[nodiscard]] workflow::LaunchRequest request() const;
    void setProposal(const Result<workflow::LaunchProposal>& proposal);
    /// Draws the proposal beside what the product and those it sells like sold. Nothing without a proposal.
    void draw(ChartView& chart, const workflow::DemandDetail& detail) const;
    [[nodiscard]] bool hasProposal() const { return m_proposal.has_value(); }

Q_SIGNALS:
    /// Something was turned: request() is to be tried.
    void proposalAsked();
    /// The proposal is to be saved, or what was saved taken back.
    void launchAsked(const std::optional<ms::workspace::Launch>& launch);

private:
    static std::vector<Column<workflow::LaunchAnalogue>> columns();
    void createTable();
    void addAnalogue();
    void leaveOut();

    std::unique_ptr<Ui::LaunchPanel> m_ui;
    RowTableModel<workflow::LaunchAnalogue> m_rows;
    workspace::ProductKey m_product;
    std::vector<Sku> m_analogues; ///< that the user chose; empty: the nearest, or those that were saved
    bool m_multiplied = false;    ///< the user turned the multiplier
    std::size_t m_ownWeeks = 0;
    std::optional<workflow::LaunchProposal> m_proposal;
};

} // namespace ms::app
