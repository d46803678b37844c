// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/inventory_clearance.h"

#include <QWidget>

#include <memory>

namespace Ui {
class ExcessPanel;
}

namespace ms::app {

class TableView;

/// Excess and dead stock with the markdown that would sell it, and the way to a price scenario of these markdowns.
class ExcessPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ExcessPanel(QWidget* parent = nullptr);
    ~ExcessPanel() override;

    void setExcess(std::vector<workflow::ExcessStock> excess, const Currency& currency, bool stockKnown);
    /// Turns to that SKU, if it is in excess.
    void showSku(const Sku& sku);
    /// The selected rows, or all that are shown, as far as a markdown is known of them.
    [[nodiscard]] std::vector<workflow::ExcessStock> chosen() const;
    [[nodiscard]] int count() const { return m_excess.rowCount(); }
    [[nodiscard]] TableView* view() const;

Q_SIGNALS:
    /// The user turned to that SKU.
    void skuChosen(const ms::Sku& sku);
    void scenarioAsked();

public Q_SLOTS:
    /// Words for the current row; says whose it is when the user turned to it.
    void showCurrent();

private:
    void updateButton();

    std::unique_ptr<Ui::ExcessPanel> m_ui;
    RowTableModel<workflow::ExcessStock> m_excess;
    bool m_quiet = false; ///< while the page, not the user, turns to a SKU
};

} // namespace ms::app
