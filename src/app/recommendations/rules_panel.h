// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/recommend_comparison.h"
#include "workflow/recommend_preview.h"

#include <QFrame>

#include <memory>
#include <vector>

namespace Ui {
class RulesPanel;
}

namespace ms::app {

/// What the shop wants of every list: diversity with its cost, a cap on categories, a margin floor, a share for what is
/// on promotion, goods that may come again. Speaks up at every turn.
class RulesPanel final : public QFrame {
    Q_OBJECT
public:
    explicit RulesPanel(QWidget* parent = nullptr);
    ~RulesPanel() override;

    /// Switches off what the data cannot tell: categories, costs, promotions.
    void setData(const workflow::PreviewData& shop);
    [[nodiscard]] workflow::PreviewRules rules() const;

    /// The costs of the model that is shown, or none: not measured yet, which `measuring` says is under way.
    void setCosts(std::vector<workflow::DiversityCost> costs, bool measuring = false);
    [[nodiscard]] bool wantsCosts() const;

Q_SIGNALS:
    void changed();

private:
    void sayCost();

    std::unique_ptr<Ui::RulesPanel> m_ui;
    std::vector<workflow::DiversityCost> m_costs;
    bool m_measuring = false;
};

} // namespace ms::app
