// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "workflow/inventory_plan.h"

#include <QWidget>

#include <array>
#include <memory>

class QAbstractSlider;
class QCheckBox;
class QDoubleSpinBox;
class QSpinBox;

namespace Ui {
class ScenarioPanel;
}

namespace ms::app {

/// What the planner turns: service level, review period, lead time, budget, and what to assume where stock was never
/// counted. Speaks up at every turn, while a slider is dragged as well.
class ScenarioPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ScenarioPanel(QWidget* parent = nullptr);
    ~ScenarioPanel() override;

    /// The saved settings, which Reset goes back to. Keeps what the user turned already.
    void setSaved(const workflow::InventoryScenario& saved, const Currency& currency);
    [[nodiscard]] workflow::InventoryScenario scenario() const;
    void setScenario(const workflow::InventoryScenario& scenario);
    /// What the scenario changes against the saved settings; empty hides it.
    void setEffect(const QString& text);

Q_SIGNALS:
    void scenarioChanged();
    /// What of the scenario a workspace keeps becomes its settings.
    void saveAsked();

private:
    void connectControls();
    void connectCovers();
    void setClassTargets(const workflow::InventoryScenario& scenario);
    void couple(QAbstractSlider* slider, QSpinBox* spin);
    void enableBy(QCheckBox* check, const QList<QWidget*>& widgets);
    void speak();

    std::unique_ptr<Ui::ScenarioPanel> m_ui;
    workflow::InventoryScenario m_saved;
    Currency m_currency;
    std::array<QDoubleSpinBox*, 9> m_classSpins{}; ///< AX, AY... CZ; at their least: no target of its own
    bool m_touched = false;                        ///< by the user
    bool m_quiet = false;                          ///< while several controls are set at once
};

} // namespace ms::app
