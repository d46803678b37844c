// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_override.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class StockOverridePanel;
}

namespace ms::app {

/// A planner's safety stock or level of one SKU until a day: what it does is said before it is set.
class StockOverridePanel final : public QWidget {
    Q_OBJECT
public:
    explicit StockOverridePanel(QWidget* parent = nullptr);
    ~StockOverridePanel() override;

    /// The SKU of `row`, which is of `inputs`. `today` is the first day that an override may end on.
    void show(workflow::InventoryInputsPtr inputs, const workflow::InventoryScenario& scenario,
              const workflow::InventoryRow& row, Day today);
    /// What the controls say; none without a SKU that can be planned, a reason or an author.
    [[nodiscard]] std::optional<workflow::StockOverrideRequest> request() const;
    /// What the request does; none as above.
    [[nodiscard]] const std::optional<workflow::StockOverrideEffect>& effect() const { return m_effect; }
    /// After it was set: ready for the next.
    void clear();

Q_SIGNALS:
    void overrideAsked();
    void withdrawAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void update();
    void keepRoom();
    [[nodiscard]] workspace::StockOverrideKind kind() const;
    /// What the plan holds now of that kind, in whole units.
    [[nodiscard]] int present() const;

    std::unique_ptr<Ui::StockOverridePanel> m_ui;
    workflow::InventoryInputsPtr m_inputs;
    workflow::InventoryScenario m_scenario;
    std::optional<workflow::InventoryRow> m_row;
    std::optional<workflow::StockOverrideEffect> m_effect;
};

} // namespace ms::app
