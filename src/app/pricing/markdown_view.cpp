// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pricing/markdown_view.h"

#include "ui_markdown_view.h"

#include "app/controls/restyle.h"
#include "app/format.h"
#include "app/table/table_view.h"

#include <cmath>

namespace ms::app {

MarkdownView::MarkdownView(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::MarkdownView>()), m_rows(PricingColumns::markdown())
{
    m_ui->setupUi(this);
    m_ui->ladderView->setModel(&m_rows);
    m_ui->ladderView->setFooterVisible(false);
    m_ui->weeksField->setSuffix(tr(" weeks"));
    for (QSpinBox* field : {m_ui->weeksField, m_ui->sellThroughField})
        connect(field, &QSpinBox::valueChanged, this, &MarkdownView::ask);
    connect(m_ui->leftoverField, &QDoubleSpinBox::valueChanged, this, &MarkdownView::ask);
}

MarkdownView::~MarkdownView() = default;

void MarkdownView::setSku(std::shared_ptr<const workflow::PriceStudy> study, std::size_t row)
{
    if (m_study == study && m_row == row)
        return;
    m_study = std::move(study);
    m_row = row;
    m_ui->leftoverField->setPrefix(format::currencySign(m_study->currency()));
    m_ui->leftoverField->setDecimals(m_study->currency().decimals());
    m_rows.setRows({}, m_study->currency());
    m_ui->planLabel->clear();
    ask();
}

void MarkdownView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void MarkdownView::ask()
{
    m_stale = !isVisible();
    if (m_stale || !m_study)
        return;
    workflow::MarkdownWish wish;
    wish.weeks = m_ui->weeksField->value();
    wish.leftoverMinor = std::llround(m_ui->leftoverField->value() * std::pow(10.0, m_study->currency().decimals()));
    if (m_ui->sellThroughField->value() > 0)
        wish.sellThrough = m_ui->sellThroughField->value() / 100.0;
    Q_EMIT planWanted(wish);
}

QString MarkdownView::amount(double value) const
{
    return format::roundMoney(
        {std::llround(value * std::pow(10.0, m_study->currency().decimals())), m_study->currency()});
}

void MarkdownView::showPlan(const Result<pricing::MarkdownPlan>& plan)
{
    if (!plan) {
        if (plan.error().code == ErrorCode::Canceled)
            return;
        m_rows.setRows({}, m_study->currency());
        m_ui->planLabel->setText(m_study->rows()[m_row].stock
                                     ? tr("There is no plan: %1").arg(QString::fromStdString(plan.error().detail))
                                     : tr("Its stock is not counted: there is nothing to clear."));
        setStyleProperty(m_ui->planLabel, "tone", "muted");
        return;
    }
    std::vector<MarkdownRow> rows;
    const Day start = m_study->span().last;
    const double scale = std::pow(10.0, m_study->currency().decimals());
    for (std::size_t week = 0; week < plan->periods.size(); ++week) {
        const pricing::MarkdownPeriod& period = plan->periods[week];
        rows.push_back({start + std::chrono::days(7 * static_cast<int>(week)), std::llround(period.price * scale),
                        period.units, period.stockAfter, period.soldOut, period.stockAtLeast});
    }
    m_rows.setRows(std::move(rows), m_study->currency());
    QString text = tr("Brings %1 and sells %2 of the stock; keeping the price brings %3, the best single markdown %4.")
                       .arg(amount(plan->value), format::percent(plan->sellThrough, 0), amount(plan->keepValue),
                            amount(plan->oneCutValue));
    if (!plan->reached)
        text += QLatin1Char(' ') + tr("Even the lowest prices sell no larger share.");
    m_ui->planLabel->setText(text);
    setStyleProperty(m_ui->planLabel, "tone", plan->reached ? "" : "warning");
}

} // namespace ms::app
