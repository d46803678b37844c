// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/stock_override_panel.h"

#include "ui_stock_override_panel.h"

#include "app/format.h"
#include "app/inventory/plan_words.h"

#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace ms::app {

using workspace::StockOverrideKind;

namespace {

constexpr int usualDays = 28; // that an override holds

QString effectWords(const workflow::StockOverrideEffect& effect, const Currency& currency)
{
    QString text = StockOverridePanel::tr("Safety stock %1 instead of %2 units, level %3 instead of %4; a cycle passes "
                                          "without a stockout with %5 instead of %6.")
                       .arg(format::number(effect.safetyStockAfter), format::number(effect.safetyStockBefore),
                            format::number(effect.levelAfter), format::number(effect.levelBefore),
                            format::percent(effect.serviceAfter), format::percent(effect.serviceBefore));
    if (const auto moved = effect.stockCostMinor)
        text += QLatin1Char(' ') +
                StockOverridePanel::tr("Money in stock: %1.")
                    .arg((*moved > 0 ? QStringLiteral("+") : QString()) + format::roundMoney({*moved, currency}));
    return text;
}

} // namespace

StockOverridePanel::StockOverridePanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::StockOverridePanel>())
{
    m_ui->setupUi(this);
    m_ui->kindBox->addItem(tr("Safety stock"), static_cast<int>(StockOverrideKind::SafetyStock));
    m_ui->kindBox->addItem(tr("Level to order up to"), static_cast<int>(StockOverrideKind::Level));
    m_ui->authorEdit->setText(qEnvironmentVariable("USER"));
    connect(m_ui->kindBox, &QComboBox::currentIndexChanged, this, [this] {
        const QSignalBlocker quiet(m_ui->unitsSpin);
        m_ui->unitsSpin->setValue(present());
        update();
    });
    connect(m_ui->unitsSpin, qOverload<int>(&QSpinBox::valueChanged), this, &StockOverridePanel::update);
    connect(m_ui->reasonEdit, &QLineEdit::textChanged, this, &StockOverridePanel::update);
    connect(m_ui->authorEdit, &QLineEdit::textChanged, this, &StockOverridePanel::update);
    connect(m_ui->overrideButton, &QPushButton::clicked, this, &StockOverridePanel::overrideAsked);
    connect(m_ui->withdrawButton, &QPushButton::clicked, this, &StockOverridePanel::withdrawAsked);
    update();
}

StockOverridePanel::~StockOverridePanel() = default;

StockOverrideKind StockOverridePanel::kind() const
{
    return static_cast<StockOverrideKind>(m_ui->kindBox->currentData().toInt());
}

int StockOverridePanel::present() const
{
    if (!m_row)
        return 0;
    const auto& units = kind() == StockOverrideKind::Level ? m_row->reorderPoint : m_row->safetyStock;
    return static_cast<int>(std::clamp(std::round(units.value_or(0.0)), 0.0, 1.0 * m_ui->unitsSpin->maximum()));
}

void StockOverridePanel::show(workflow::InventoryInputsPtr inputs, const workflow::InventoryScenario& scenario,
                              const workflow::InventoryRow& row, Day today)
{
    const bool another = !m_row || m_row->sku != row.sku;
    m_inputs = std::move(inputs);
    m_scenario = scenario;
    m_row = row;
    if (another) {
        const QSignalBlocker quiet(m_ui->unitsSpin);
        const QSignalBlocker sameKind(m_ui->kindBox);
        m_ui->kindBox->setCurrentIndex(0);
        m_ui->unitsSpin->setValue(present());
        m_ui->endEdit->setMinimumDate(format::toDate(today));
        m_ui->endEdit->setDate(format::toDate(today + std::chrono::days(usualDays)));
    }
    update();
}

std::optional<workflow::StockOverrideRequest> StockOverridePanel::request() const
{
    workflow::StockOverrideRequest request;
    request.reason = m_ui->reasonEdit->text().trimmed().toStdString();
    request.author = m_ui->authorEdit->text().trimmed().toStdString();
    if (!m_row || !m_effect || request.reason.empty() || request.author.empty())
        return std::nullopt;
    request.sku = m_row->sku;
    request.kind = kind();
    request.units = m_ui->unitsSpin->value();
    request.lastDay = format::fromDate(m_ui->endEdit->date());
    return request;
}

void StockOverridePanel::clear()
{
    m_ui->reasonEdit->clear();
}

void StockOverridePanel::update()
{
    const bool held = m_row && m_row->overriddenUntil;
    m_ui->heldLabel->setText(
        held ? tr("An override holds until %1: %2.")
                   .arg(format::date(*m_row->overriddenUntil), QString::fromStdString(m_row->overrideReason))
             : tr("The service level decides. An override holds against it until its last day."));
    m_ui->withdrawButton->setVisible(held);
    m_effect.reset();
    QString text;
    if (m_row && m_inputs) {
        const auto effect =
            workflow::stockOverrideEffect(*m_inputs, m_scenario, *m_row, kind(), m_ui->unitsSpin->value());
        if (effect) {
            m_effect = *effect;
            text = m_ui->unitsSpin->value() == present() ? tr("That is what the plan holds now, in whole units.")
                                                         : effectWords(*effect, workflow::headerOf(*m_inputs).currency);
        } else {
            text = planWords(effect.error().detail);
        }
    }
    m_ui->overrideEffectLabel->setText(text);
    m_ui->overrideButton->setEnabled(request().has_value());
    keepRoom();
}

void StockOverridePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    keepRoom();
}

/// A scroll area asks for least heights, and a text that wraps knows its own only for a width. A label without words
/// answers -1.
void StockOverridePanel::keepRoom()
{
    QLabel* effect = m_ui->overrideEffectLabel;
    effect->setMinimumHeight(std::max(0, effect->heightForWidth(layout()->contentsRect().width())));
}

} // namespace ms::app
