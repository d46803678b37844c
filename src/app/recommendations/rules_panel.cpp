// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommendations/rules_panel.h"

#include "app/format.h"
#include "ui_rules_panel.h"

#include <algorithm>

namespace ms::app {

RulesPanel::RulesPanel(QWidget* parent) : QFrame(parent), m_ui(std::make_unique<Ui::RulesPanel>())
{
    m_ui->setupUi(this);
    m_ui->costLabel->setProperty("tone", "muted");
    const auto speak = [this] {
        sayCost();
        Q_EMIT changed();
    };
    connect(m_ui->diversitySlider, &QSlider::valueChanged, this, speak);
    for (QSpinBox* spin : {m_ui->categorySpin, m_ui->marginSpin, m_ui->promotedSpin})
        connect(spin, qOverload<int>(&QSpinBox::valueChanged), this, speak);
    connect(m_ui->consumableCheck, &QCheckBox::toggled, this, speak);
    sayCost();
}

RulesPanel::~RulesPanel() = default;

void RulesPanel::setData(const workflow::PreviewData& shop)
{
    const auto offer = [](QWidget* control, bool possible, const QString& why) {
        control->setEnabled(possible);
        if (!possible)
            control->setToolTip(why);
    };
    offer(m_ui->categorySpin, shop.groups > 1, tr("The products have no categories."));
    offer(m_ui->marginSpin,
          std::any_of(shop.items.begin(), shop.items.end(),
                      [](const workflow::PreviewItem& item) { return item.costMinor.has_value(); }),
          tr("No unit cost is known."));
    offer(m_ui->promotedSpin, shop.promotedItems > 0, tr("Nothing is on promotion on the last day of the data."));
    offer(m_ui->consumableCheck, std::count(shop.consumable.begin(), shop.consumable.end(), 1) > 0,
          tr("No product is bought again by a fifth of its customers."));
}

workflow::PreviewRules RulesPanel::rules() const
{
    workflow::PreviewRules rules;
    rules.diversity = static_cast<double>(m_ui->diversitySlider->value()) / m_ui->diversitySlider->maximum();
    rules.mostOfCategory = static_cast<std::size_t>(m_ui->categorySpin->value());
    if (m_ui->marginSpin->value() >= 0)
        rules.marginFloor = m_ui->marginSpin->value() / 100.0;
    rules.promotedShare = m_ui->promotedSpin->value() / 100.0;
    rules.showConsumable = m_ui->consumableCheck->isChecked();
    return rules;
}

bool RulesPanel::wantsCosts() const
{
    return m_costs.empty() && !m_measuring && m_ui->diversitySlider->value() > 0;
}

void RulesPanel::setCosts(std::vector<workflow::DiversityCost> costs, bool measuring)
{
    m_costs = std::move(costs);
    m_measuring = measuring;
    sayCost();
}

void RulesPanel::sayCost()
{
    const auto step = static_cast<std::size_t>(m_ui->diversitySlider->value());
    if (step == 0) {
        m_ui->costLabel->setText(tr("Lists stand in the model's own order."));
        return;
    }
    if (step >= m_costs.size()) {
        m_ui->costLabel->setText(m_measuring ? tr("Measuring what it costs on held-out visits…")
                                             : tr("What it costs was not measured."));
        return;
    }
    const workflow::DiversityCost& none = m_costs.front();
    const workflow::DiversityCost& now = m_costs[step];
    const double lost = none.ndcg > 0 ? 1 - now.ndcg / none.ndcg : 0;
    m_ui->costLabel->setText(
        tr("Products of a list differ by %1 instead of %2. It costs %3 of NDCG@10: %4 instead of %5 "
           "on held-out visits.")
            .arg(format::percent(now.diversity), format::percent(none.diversity), format::percent(lost),
                 format::number(now.ndcg, 4), format::number(none.ndcg, 4)));
}

} // namespace ms::app
