// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/scenario_panel.h"

#include "ui_scenario_panel.h"

#include "app/controls/day_spin.h"
#include "app/format.h"

#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

constexpr double sliderSteps = 1000; // of the service level
constexpr int usualAssumedDays = 14;
constexpr double usualLeastCover = 14; // days
constexpr double usualMostCover = 90;

double minorUnits(const Currency& currency)
{
    return std::pow(10.0, currency.decimals());
}

} // namespace

ScenarioPanel::ScenarioPanel(QWidget* parent) : QWidget(parent), m_ui(std::make_unique<Ui::ScenarioPanel>())
{
    m_ui->setupUi(this);
    m_classSpins = {m_ui->classAXSpin, m_ui->classAYSpin, m_ui->classAZSpin, m_ui->classBXSpin, m_ui->classBYSpin,
                    m_ui->classBZSpin, m_ui->classCXSpin, m_ui->classCYSpin, m_ui->classCZSpin};
    for (int day = 1; day <= 7; ++day) // Monday first, as Qt counts
        m_ui->orderDayBox->addItem(QLocale().standaloneDayName(day), day % 7);
    for (QSpinBox* spin :
         {m_ui->reviewSpin, m_ui->leadTimeSpin, m_ui->assumeSpin, m_ui->leastCoverSpin, m_ui->mostCoverSpin})
        countDays(spin);
    connectControls();
    setScenario({});
    setEffect({});
}

ScenarioPanel::~ScenarioPanel() = default;

void ScenarioPanel::connectControls()
{
    couple(m_ui->reviewSlider, m_ui->reviewSpin);
    couple(m_ui->leadTimeSlider, m_ui->leadTimeSpin);
    couple(m_ui->assumeSlider, m_ui->assumeSpin);
    connect(m_ui->serviceSlider, &QSlider::valueChanged, this,
            [this](int steps) { m_ui->serviceSpin->setValue(steps * 100.0 / sliderSteps); });
    connect(m_ui->serviceSpin, qOverload<double>(&QDoubleSpinBox::valueChanged), this, [this](double percent) {
        const QSignalBlocker blocker(m_ui->serviceSlider);
        m_ui->serviceSlider->setValue(static_cast<int>(std::lround(percent / 100.0 * sliderSteps)));
        speak();
    });
    connect(m_ui->fillRateSpin, qOverload<double>(&QDoubleSpinBox::valueChanged), this, &ScenarioPanel::speak);
    enableBy(m_ui->fillRateCheck, {m_ui->fillRateSpin});
    connect(m_ui->fillRateCheck, &QCheckBox::toggled, this, [this](bool on) {
        m_ui->serviceSlider->setEnabled(!on);
        m_ui->serviceSpin->setEnabled(!on);
    });
    connect(m_ui->budgetSpin, qOverload<double>(&QDoubleSpinBox::valueChanged), this, &ScenarioPanel::speak);
    enableBy(m_ui->leadTimeCheck, {m_ui->leadTimeSlider, m_ui->leadTimeSpin});
    enableBy(m_ui->budgetCheck, {m_ui->budgetSpin});
    connect(m_ui->roomSpin, qOverload<int>(&QSpinBox::valueChanged), this, &ScenarioPanel::speak);
    connect(m_ui->orderDayBox, &QComboBox::currentIndexChanged, this, &ScenarioPanel::speak);
    enableBy(m_ui->roomCheck, {m_ui->roomSpin});
    enableBy(m_ui->litresCheck, {m_ui->litresSpin});
    enableBy(m_ui->leastCostCheck, {});
    for (auto [one, other] : {std::pair(m_ui->roomCheck, m_ui->litresCheck),
                              {m_ui->litresCheck, m_ui->roomCheck},
                              {m_ui->fillRateCheck, m_ui->leastCostCheck},
                              {m_ui->leastCostCheck, m_ui->fillRateCheck}}) {
        connect(one, &QCheckBox::toggled, this, [other = other](bool on) { // room, and service, are counted one way
            if (on)
                other->setChecked(false);
        });
    }
    enableBy(m_ui->orderDayCheck, {m_ui->orderDayBox});
    enableBy(m_ui->minimumsCheck, {});
    connectCovers();
    enableBy(m_ui->assumeCheck, {m_ui->assumeSlider, m_ui->assumeSpin});
    connect(m_ui->litresSpin, qOverload<int>(&QSpinBox::valueChanged), this, &ScenarioPanel::speak);
    connect(m_ui->classCheck, &QCheckBox::toggled, m_ui->classGrid, &QWidget::setVisible);
    enableBy(m_ui->classCheck, {});
    for (QDoubleSpinBox* spin : m_classSpins)
        connect(spin, qOverload<double>(&QDoubleSpinBox::valueChanged), this, &ScenarioPanel::speak);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &ScenarioPanel::saveAsked);
    connect(m_ui->resetButton, &QPushButton::clicked, this, [this] {
        setScenario(m_saved);
        m_touched = false;
        Q_EMIT scenarioChanged();
    });
}

/// The least cover stays no more than the most.
void ScenarioPanel::connectCovers()
{
    connect(m_ui->leastCoverSpin, qOverload<int>(&QSpinBox::valueChanged), this, [this](int days) {
        m_ui->mostCoverSpin->setMinimum(m_ui->leastCoverCheck->isChecked() ? days : 1);
        speak();
    });
    connect(m_ui->leastCoverCheck, &QCheckBox::toggled, this,
            [this](bool on) { m_ui->mostCoverSpin->setMinimum(on ? m_ui->leastCoverSpin->value() : 1); });
    connect(m_ui->mostCoverSpin, qOverload<int>(&QSpinBox::valueChanged), this, &ScenarioPanel::speak);
    enableBy(m_ui->leastCoverCheck, {m_ui->leastCoverSpin});
    enableBy(m_ui->mostCoverCheck, {m_ui->mostCoverSpin});
}

void ScenarioPanel::setClassTargets(const workflow::InventoryScenario& scenario)
{
    bool any = false;
    for (std::size_t i = 0; i < m_classSpins.size(); ++i) {
        const auto& target = scenario.classTargets[i];
        any = any || target;
        m_classSpins[i]->setValue(target ? *target * 100.0 : m_classSpins[i]->minimum());
    }
    m_ui->classCheck->setChecked(any);
    m_ui->classGrid->setVisible(any);
}

void ScenarioPanel::couple(QAbstractSlider* slider, QSpinBox* spin)
{
    connect(slider, &QAbstractSlider::valueChanged, spin, &QSpinBox::setValue);
    connect(spin, qOverload<int>(&QSpinBox::valueChanged), this, [this, slider](int value) {
        const QSignalBlocker blocker(slider);
        slider->setValue(value);
        speak();
    });
}

void ScenarioPanel::enableBy(QCheckBox* check, const QList<QWidget*>& widgets)
{
    connect(check, &QCheckBox::toggled, this, [this, widgets](bool on) {
        for (QWidget* widget : widgets)
            widget->setEnabled(on);
        speak();
    });
    for (QWidget* widget : widgets)
        widget->setEnabled(check->isChecked());
}

void ScenarioPanel::speak()
{
    if (m_quiet)
        return;
    m_touched = true;
    Q_EMIT scenarioChanged();
}

void ScenarioPanel::setSaved(const workflow::InventoryScenario& saved, const Currency& currency)
{
    m_saved = saved;
    m_currency = currency;
    m_ui->budgetSpin->setPrefix(currency.known() ? format::currencySign(currency) : QString());
    if (!m_touched)
        setScenario(saved);
}

workflow::InventoryScenario ScenarioPanel::scenario() const
{
    workflow::InventoryScenario scenario;
    scenario.cycleServiceLevel = m_ui->serviceSpin->value() / 100.0;
    if (m_ui->fillRateCheck->isChecked())
        scenario.fillRate = m_ui->fillRateSpin->value() / 100.0;
    scenario.leastCost = m_ui->leastCostCheck->isChecked() && !scenario.fillRate;
    scenario.reviewPeriodDays = m_ui->reviewSpin->value();
    if (m_ui->leadTimeCheck->isChecked())
        scenario.leadTimeDays = m_ui->leadTimeSpin->value();
    if (m_ui->budgetCheck->isChecked())
        scenario.budgetMinor = std::llround(m_ui->budgetSpin->value() * minorUnits(m_currency));
    if (m_ui->roomCheck->isChecked())
        scenario.roomUnits = m_ui->roomSpin->value();
    if (m_ui->litresCheck->isChecked())
        scenario.roomLitres = m_ui->litresSpin->value();
    for (std::size_t i = 0; i < m_classSpins.size() && m_ui->classCheck->isChecked(); ++i) {
        if (m_classSpins[i]->value() > m_classSpins[i]->minimum())
            scenario.classTargets[i] = m_classSpins[i]->value() / 100.0;
    }
    if (m_ui->orderDayCheck->isChecked())
        scenario.orderWeekday = m_ui->orderDayBox->currentData().toUInt();
    if (m_ui->leastCoverCheck->isChecked())
        scenario.leastCoverDays = m_ui->leastCoverSpin->value();
    if (m_ui->mostCoverCheck->isChecked())
        scenario.mostCoverDays = m_ui->mostCoverSpin->value();
    scenario.supplierMinimums = m_ui->minimumsCheck->isChecked();
    if (m_ui->assumeCheck->isChecked())
        scenario.assumedCoverDays = m_ui->assumeSpin->value();
    return scenario;
}

void ScenarioPanel::setScenario(const workflow::InventoryScenario& scenario)
{
    m_quiet = true;
    m_ui->serviceSpin->setValue(scenario.cycleServiceLevel * 100.0);
    m_ui->fillRateCheck->setChecked(scenario.fillRate.has_value());
    if (scenario.fillRate)
        m_ui->fillRateSpin->setValue(*scenario.fillRate * 100.0);
    m_ui->leastCostCheck->setChecked(scenario.leastCost);
    m_ui->reviewSpin->setValue(static_cast<int>(std::lround(scenario.reviewPeriodDays)));
    m_ui->leadTimeCheck->setChecked(scenario.leadTimeDays.has_value());
    m_ui->leadTimeSpin->setValue(static_cast<int>(std::lround(scenario.leadTimeDays.value_or(14.0))));
    m_ui->budgetCheck->setChecked(scenario.budgetMinor.has_value());
    if (scenario.budgetMinor)
        m_ui->budgetSpin->setValue(static_cast<double>(*scenario.budgetMinor) / minorUnits(m_currency));
    m_ui->roomCheck->setChecked(scenario.roomUnits.has_value());
    if (scenario.roomUnits)
        m_ui->roomSpin->setValue(static_cast<int>(std::min<std::int64_t>(*scenario.roomUnits, 100'000'000)));
    m_ui->litresCheck->setChecked(scenario.roomLitres.has_value());
    if (scenario.roomLitres)
        m_ui->litresSpin->setValue(static_cast<int>(std::min(*scenario.roomLitres, 1e8)));
    setClassTargets(scenario);
    m_ui->orderDayCheck->setChecked(scenario.orderWeekday.has_value());
    m_ui->orderDayBox->setCurrentIndex(
        std::max(0, m_ui->orderDayBox->findData(static_cast<int>(scenario.orderWeekday.value_or(1)))));
    m_ui->leastCoverCheck->setChecked(scenario.leastCoverDays.has_value());
    m_ui->leastCoverSpin->setValue(static_cast<int>(std::lround(scenario.leastCoverDays.value_or(usualLeastCover))));
    m_ui->mostCoverCheck->setChecked(scenario.mostCoverDays.has_value());
    m_ui->mostCoverSpin->setValue(static_cast<int>(std::lround(scenario.mostCoverDays.value_or(usualMostCover))));
    m_ui->minimumsCheck->setChecked(scenario.supplierMinimums);
    m_ui->assumeCheck->setChecked(scenario.assumedCoverDays.has_value());
    m_ui->assumeSpin->setValue(static_cast<int>(std::lround(scenario.assumedCoverDays.value_or(usualAssumedDays))));
    m_quiet = false;
}

void ScenarioPanel::setEffect(const QString& text)
{
    m_ui->effectLabel->setText(text);
    m_ui->effectLabel->setVisible(!text.isEmpty());
    m_ui->resetButton->setVisible(!text.isEmpty());
    m_ui->saveButton->setVisible(!text.isEmpty());
}

} // namespace ms::app
