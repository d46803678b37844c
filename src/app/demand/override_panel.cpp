// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/override_panel.h"

#include "ui_override_panel.h"

#include "app/demand/demand_columns.h"
#include "app/format.h"

#include <QAction>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace ms::app {

using workspace::OverrideKind;

OverridePanel::OverridePanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::OverridePanel>()), m_overrides(DemandColumns::overrides())
{
    m_ui->setupUi(this);
    m_ui->overridesView->setModel(&m_overrides);
    m_ui->overridesView->setFooterVisible(false);
    m_ui->kindBox->addItem(tr("units"), static_cast<int>(OverrideKind::Value));
    m_ui->kindBox->addItem(tr("% more"), static_cast<int>(OverrideKind::Percent));
    m_ui->kindBox->addItem(tr("units more"), static_cast<int>(OverrideKind::Increment));
    for (const QString& reason :
         {tr("Promotion planned"), tr("Large order expected"), tr("Listing ends"), tr("New competitor"), tr("Weather")})
        m_ui->reasonBox->addItem(reason);
    m_ui->authorEdit->setText(qEnvironmentVariable("USER"));
    auto* withdraw = new QAction(tr("Take back"), this);
    connect(withdraw, &QAction::triggered, this, &OverridePanel::withdrawCurrent);
    m_ui->overridesView->addRowAction(withdraw);
    connect(m_ui->overrideButton, &QPushButton::clicked, this, &OverridePanel::overrideAsked);
    connect(m_ui->authorEdit, &QLineEdit::textChanged, this, &OverridePanel::updateButton);
    connect(m_ui->weekBox, &QComboBox::currentIndexChanged, this, &OverridePanel::proposeAmount);
    connect(m_ui->kindBox, &QComboBox::currentIndexChanged, this, &OverridePanel::proposeAmount);
    connect(m_ui->reasonBox, &QComboBox::currentTextChanged, this, &OverridePanel::updateButton);
    updateButton();
}

OverridePanel::~OverridePanel() = default;

void OverridePanel::show(const workflow::DemandDetail& detail)
{
    const int week = m_ui->weekBox->currentIndex();
    m_weeks = detail.forecastDays;
    m_units = detail.mean;
    {
        const QSignalBlocker quiet(m_ui->weekBox);
        m_ui->weekBox->clear();
        for (std::size_t k = 0; k < m_weeks.size(); ++k) {
            m_ui->weekBox->addItem(tr("%1: %2").arg(format::date(m_weeks[k]), format::number(detail.mean[k], 1)));
            if (k < detail.held.size() && detail.held[k])
                m_units[k] = *detail.held[k];
        }
        m_ui->weekBox->setCurrentIndex(week >= 0 && week < m_ui->weekBox->count() ? week : 0);
    }
    if (const QString of = DemandColumns::heading(detail); of != m_of) {
        m_of = of;
        proposeAmount();
    }
    m_overrides.setHiddenByDefault(QStringLiteral("sku"), detail.level == workflow::DemandLevel::Sku);
    m_overrides.setRows(detail.overrides.overrides);
    double baseline = 0;
    double said = 0;
    int over = 0;
    for (const workflow::ValueAdded& group : detail.overrides.byAuthor) {
        baseline += group.baselineError;
        said += group.overrideError;
        over += group.overrides;
    }
    m_ui->valueLabel->setText(
        over == 0 ? tr("What overrides add is known once their weeks are over.")
                  : tr("Weeks that are over: %1. The forecast was %2 units off, with overrides %3.")
                        .arg(format::count(over), format::number(baseline, 1), format::number(said, 1)));
    m_ui->valueLabel->setVisible(over > 0 ||
                                 detail.overrides.overrides.empty()); // else the table says it: nothing came yet
    updateButton();
}

std::optional<workflow::OverrideRequest> OverridePanel::request(std::optional<std::size_t> week, double units) const
{
    const std::size_t step = week.value_or(static_cast<std::size_t>(std::max(m_ui->weekBox->currentIndex(), 0)));
    workflow::OverrideRequest request;
    request.reason = m_ui->reasonBox->currentText().trimmed().toStdString();
    request.author = author().toStdString();
    if (step >= m_weeks.size() || request.reason.empty() || request.author.empty())
        return std::nullopt;
    request.week = m_weeks[step];
    request.kind = week ? OverrideKind::Value : static_cast<OverrideKind>(m_ui->kindBox->currentData().toInt());
    request.amount = week ? std::max(std::round(units), 0.0) : m_ui->amountBox->value();
    return request;
}

QString OverridePanel::author() const
{
    return m_ui->authorEdit->text().trimmed();
}

void OverridePanel::withdrawCurrent()
{
    const int row = m_ui->overridesView->currentRow();
    if (row >= 0 && !m_overrides.row(row).said.withdrawnAt)
        Q_EMIT withdrawAsked(m_overrides.row(row).said.key.value);
}

/// What is there now, to be changed; nothing more of a change.
void OverridePanel::proposeAmount()
{
    const auto week = static_cast<std::size_t>(std::max(m_ui->weekBox->currentIndex(), 0));
    const bool units = static_cast<OverrideKind>(m_ui->kindBox->currentData().toInt()) == OverrideKind::Value;
    m_ui->amountBox->setValue(units && week < m_units.size() ? std::round(m_units[week]) : 0);
}

void OverridePanel::updateButton()
{
    m_ui->overrideButton->setEnabled(request().has_value());
}

} // namespace ms::app
