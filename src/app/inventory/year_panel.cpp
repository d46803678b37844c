// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/year_panel.h"

#include "ui_year_panel.h"

#include "app/controls/grown_text.h"
#include "app/format.h"

#include <cmath>
#include <functional>

namespace ms::app {

using workflow::RuleYear;
using workflow::ShopYear;
using workflow::StockRule;
using workflow::YearMean;

namespace {

QString ruleName(StockRule rule)
{
    switch (rule) {
    case StockRule::AnyDay:
        return YearPanel::tr("On any day");
    case StockRule::SimpleFormula:
        return YearPanel::tr("With Z·σ·√L");
    case StockRule::Plan:
        break;
    }
    return YearPanel::tr("As planned");
}

QString withChance(const QString& mean, const QString& chance)
{
    return YearPanel::tr("%1 ± %2").arg(mean, chance);
}

/// One line of figures, a cell for each rule.
QString lineOf(const ShopYear& year, const QString& name, const std::function<QString(const RuleYear&)>& figure)
{
    QString html = QStringLiteral("<tr><td>%1</td>").arg(name.toHtmlEscaped());
    for (const RuleYear& rule : year.rules)
        html += QStringLiteral("<td align='right'>%1</td>").arg(figure(rule).toHtmlEscaped());
    return html + QStringLiteral("</tr>");
}

QString tableOf(const ShopYear& year, const Currency& currency)
{
    const auto money = [&currency](double minor) {
        return format::number(minor / std::pow(10.0, currency.decimals()));
    };
    const QString sign = currency.known() ? format::currencySign(currency) : YearPanel::tr("money");
    QString html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='2'><tr><td></td>");
    for (const RuleYear& rule : year.rules)
        html += QStringLiteral("<td align='right'><b>%1</b></td>").arg(ruleName(rule.rule).toHtmlEscaped());
    html += QStringLiteral("</tr>");
    html += lineOf(year, YearPanel::tr("Units met, %"), [](const RuleYear& rule) {
        return withChance(format::number(100.0 * rule.fillRate.mean, 1),
                          format::number(100.0 * rule.fillRate.halfWidth95(), 1));
    });
    html += lineOf(year, YearPanel::tr("Days in stock, %"),
                   [](const RuleYear& rule) { return format::number(100.0 * rule.daysInStock, 1); });
    html += lineOf(year, YearPanel::tr("Stock, units"), [](const RuleYear& rule) {
        return withChance(format::number(rule.onHand.mean), format::number(rule.onHand.halfWidth95()));
    });
    html += lineOf(year, YearPanel::tr("Stock, %1").arg(sign), [&money](const RuleYear& rule) {
        return withChance(money(rule.stockMinor.mean), money(rule.stockMinor.halfWidth95()));
    });
    html += lineOf(year, YearPanel::tr("Orders a year"),
                   [](const RuleYear& rule) { return format::number(rule.ordersAYear); });
    html += lineOf(year, YearPanel::tr("Sales lost a year, %1").arg(sign),
                   [&money](const RuleYear& rule) { return money(rule.lostMinorAYear); });
    return html + QStringLiteral("</table>");
}

} // namespace

YearPanel::YearPanel(QWidget* parent) : QWidget(parent), m_ui(std::make_unique<Ui::YearPanel>())
{
    m_ui->setupUi(this);
    connect(m_ui->simulateButton, &QPushButton::clicked, this, &YearPanel::simulateAsked);
    growWithWords(m_ui->yearView);
    clear();
}

YearPanel::~YearPanel() = default;

void YearPanel::setYear(const ShopYear& year, const Currency& currency)
{
    setBusy(false);
    m_ui->yearView->setHtml(tableOf(year, currency));
    m_ui->yearView->show();
    QString of = tr("Means of %1 years of %Ln SKU(s).", nullptr, static_cast<int>(year.planned))
                     .arg(format::count(year.settings.paths));
    if (year.leftOut > 0)
        of += QLatin1Char(' ') + tr("%Ln cannot be planned.", nullptr, static_cast<int>(year.leftOut));
    m_ui->yearLabel->setText(of);
    m_ui->yearNoteLabel->show();
}

void YearPanel::clear()
{
    setBusy(false);
    m_ui->yearView->hide();
    m_ui->yearNoteLabel->hide();
    m_ui->yearLabel->setText(tr("How a year goes under this scenario: every SKU is sold by chance around its forecast, "
                                "and what is not on hand is lost."));
}

void YearPanel::setBusy(bool busy)
{
    m_ui->simulateButton->setEnabled(!busy);
}

} // namespace ms::app
