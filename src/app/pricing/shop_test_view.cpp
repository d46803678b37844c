// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pricing/shop_test_view.h"

#include "ui_shop_test_view.h"

#include "app/controls/restyle.h"
#include "app/format.h"
#include "app/table/table_view.h"

#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

constexpr std::size_t mostSkus = 40;

} // namespace

ShopTestView::ShopTestView(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ShopTestView>()), m_rows(PricingColumns::testWeeks())
{
    m_ui->setupUi(this);
    m_ui->weeksView->setModel(&m_rows);
    m_ui->weeksView->setFooterVisible(false);
    m_ui->mostField->setSuffix(tr(" weeks"));
    m_ui->keepButton->setEnabled(false);
    connect(m_ui->scopeBox, &QComboBox::currentIndexChanged, this, &ShopTestView::ask);
    connect(m_ui->precisionField, &QDoubleSpinBox::valueChanged, this, &ShopTestView::ask);
    connect(m_ui->mostField, &QSpinBox::valueChanged, this, &ShopTestView::ask);
    connect(m_ui->keepButton, &QPushButton::clicked, this, &ShopTestView::keep);
}

ShopTestView::~ShopTestView() = default;

void ShopTestView::setSku(std::shared_ptr<const workflow::PriceStudy> study, std::size_t row)
{
    if (m_study == study && m_row == row)
        return;
    m_study = std::move(study);
    m_row = row;
    m_category = workflow::untestedSkus(*m_study, m_study->rows()[row].category, mostSkus);
    std::erase(m_category, row);
    m_category.insert(m_category.begin(), row);
    {
        const QSignalBlocker quiet(m_ui->scopeBox);
        m_ui->scopeBox->clear();
        m_ui->scopeBox->addItem(tr("this SKU"));
        if (m_category.size() > 1)
            m_ui->scopeBox->addItem(tr("%n SKU(s) of its category", nullptr, static_cast<int>(m_category.size())));
    }
    m_plan = {};
    m_rows.setRows({}, m_study->currency());
    m_ui->testLabel->clear();
    m_ui->keepButton->setEnabled(false);
    ask();
}

void ShopTestView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void ShopTestView::ask()
{
    m_stale = !isVisible();
    if (m_stale || !m_study)
        return;
    workflow::ShopTestWish wish;
    wish.halfWidth = m_ui->precisionField->value();
    wish.mostWeeks = m_ui->mostField->value();
    Q_EMIT planWanted(m_ui->scopeBox->currentIndex() > 0 ? m_category : std::vector<std::size_t>{m_row}, wish);
}

QString ShopTestView::amount(double minor) const
{
    QString text = format::change(minor / std::pow(10.0, m_study->currency().decimals()));
    return text.insert(text.front().isDigit() ? 0 : 1, format::currencySign(m_study->currency()));
}

QString ShopTestView::summary() const
{
    const int weeks = static_cast<int>(m_plan.weeks.size());
    const auto price = [&](std::int64_t minor) { return format::money({minor, m_study->currency()}); };
    const QString width = format::number(m_plan.power.halfWidth, 1);
    QString text = m_plan.skus.size() == 1
                       ? tr("%1 and %2 in turn for %n weeks: elasticity to within ±%3", nullptr, weeks)
                             .arg(price(m_plan.skus.front().lowMinor), price(m_plan.skus.front().highMinor), width)
                       : tr("%1 lower and higher in turn for %n weeks: common elasticity to within ±%2", nullptr, weeks)
                             .arg(format::percent(m_plan.step, 0), width);
    if (!m_plan.precise)
        text += tr(", not ±%1").arg(format::number(m_ui->precisionField->value(), 1));
    text += tr(", told apart from 0 in %1 of cases.").arg(format::percent(m_plan.power.power, 0)) + QLatin1Char(' ');
    text += m_plan.marginChangeMinor ? tr("Costs or brings: revenue %1, margin %2.")
                                           .arg(amount(m_plan.revenueChangeMinor), amount(*m_plan.marginChangeMinor))
                                     : tr("Costs or brings: revenue %1.").arg(amount(m_plan.revenueChangeMinor));
    return text;
}

void ShopTestView::showPlan(const Result<workflow::ShopTestPlan>& plan)
{
    if (!plan && plan.error().code == ErrorCode::Canceled)
        return;
    m_plan = plan ? *plan : workflow::ShopTestPlan{};
    std::vector<TestWeekRow> rows;
    for (std::size_t week = 0; week < m_plan.weeks.size(); ++week)
        for (std::size_t sku = 0; sku < m_plan.skus.size(); ++sku) {
            const workflow::PricedSku& known = m_study->rows()[m_plan.skus[sku].row];
            rows.push_back({static_cast<int>(week) + 1, m_plan.weeks[week], QString::fromStdString(known.sku.text),
                            QString::fromStdString(known.title), m_plan.priceOf(sku, week)});
        }
    m_rows.setRows(std::move(rows), m_study->currency());
    m_ui->keepButton->setEnabled(!m_plan.weeks.empty());
    m_ui->testLabel->setText(plan ? summary()
                                  : tr("There is no test: %1").arg(QString::fromStdString(plan.error().detail)));
    m_ui->testLabel->setToolTip(
        plan ? tr("Reckoned with an elasticity of %1, that of its category, and the noise of its own last weeks")
                   .arg(format::number(m_plan.assumedElasticity, 2))
             : QString());
    setStyleProperty(m_ui->testLabel, "tone", !plan ? "muted" : m_plan.precise ? "" : "warning");
}

void ShopTestView::keep()
{
    if (m_plan.weeks.empty())
        return;
    const QString name = m_plan.skus.size() == 1 ? QString::fromStdString(m_study->rows()[m_row].sku.text)
                                                 : QString::fromStdString(m_study->rows()[m_row].category);
    std::vector<workflow::PriceScenario> scenarios{{0, tr("Test %1, odd weeks").arg(name).toStdString(), {}, true},
                                                   {0, tr("Test %1, even weeks").arg(name).toStdString(), {}, true}};
    for (std::size_t week = 0; week < 2; ++week)
        for (std::size_t sku = 0; sku < m_plan.skus.size(); ++sku)
            scenarios[week].prices[m_study->rows()[m_plan.skus[sku].row].sku] = m_plan.priceOf(sku, week);
    Q_EMIT kept(scenarios);
}

} // namespace ms::app
