// SPDX-License-Identifier: GPL-3.0-or-later
// The figures that follow the slider: units, money, stock, tax and rules at the tried price.
#include "app/pricing/price_detail.h"

#include "ui_price_detail.h"

#include "app/controls/restyle.h"
#include "app/format.h"
#include "app/pricing/price_words.h"

#include <QStringList>

#include <cmath>

namespace ms::app {

void PriceDetail::showNumbers()
{
    const auto now = m_study->effect(m_row, sku().priceMinor);
    const auto then = m_study->effect(m_row, m_tried);
    const auto moved = m_tried == sku().priceMinor ? std::nullopt : m_study->change(m_row, m_tried);
    const auto row = [&](QLabel* first, QLabel* second, QLabel* third, QLabel* fourth, const pricing::Band* before,
                         const pricing::Band* after, const pricing::Band* difference, bool money) {
        first->setText(before ? figure(before->mean, money) : QString());
        second->setText(after ? figure(after->mean, money) : QString());
        third->setText(difference ? change(difference->mean, money) : QString());
        fourth->setText(difference ? bandText(*difference, money) : QString());
        setStyleProperty(third, "tone",
                         !difference || difference->mean == 0 ? ""
                         : difference->mean > 0               ? "good"
                                                              : "bad");
    };
    row(m_ui->unitsNow, m_ui->unitsTried, m_ui->unitsChange, m_ui->unitsBand, now ? &now->units : nullptr,
        then ? &then->units : nullptr, moved ? &moved->units : nullptr, false);
    row(m_ui->revenueNow, m_ui->revenueTried, m_ui->revenueChange, m_ui->revenueBand, now ? &now->revenue : nullptr,
        then ? &then->revenue : nullptr, moved ? &moved->revenue : nullptr, true);
    const bool margin = now && now->margin;
    row(m_ui->marginNow, m_ui->marginTried, m_ui->marginChange, m_ui->marginBand, margin ? &*now->margin : nullptr,
        margin ? &*then->margin : nullptr, margin && moved ? &*moved->margin : nullptr, true);
    if (!margin)
        m_ui->marginBand->setText(tr("unit cost not known"));
    showStock();
    showTax();
}

void PriceDetail::showRule()
{
    const PriceWords::Verdict verdict = PriceWords::verdict(*m_study, m_row, m_tried, m_trial);
    m_ui->ruleLabel->setText(verdict.text);
    setStyleProperty(m_ui->ruleLabel, "tone", verdict.kept ? "muted" : "warning");
}

/// The order of today, the day on which stock ends without it, and the money in stock with it.
void PriceDetail::showStock()
{
    const bool moves = m_tried != sku().priceMinor;
    const auto now = m_study->stockAt(m_row, sku().priceMinor);
    const auto then = moves ? m_study->stockAt(m_row, m_tried) : now;
    const bool known = now && then;
    const auto weeks = [](const auto& stock) {
        return stock && stock->coverDays ? format::number(*stock->coverDays / 7, 1) : QString();
    };
    const bool ends = known && now->coverDays && then->coverDays;
    m_ui->coverNow->setText(weeks(now));
    m_ui->coverTried->setText(weeks(then));
    m_ui->coverChange->setText(ends && moves ? format::change((*then->coverDays - *now->coverDays) / 7, 1) : QString());
    m_ui->coverBand->setText(
        !known ? tr("stock not counted")
        : then->runsOut
            ? tr("ends %1 (risk %2)").arg(format::date(*then->runsOut), format::percent(then->stockoutProbability, 0))
            : QString());
    m_ui->orderNow->setText(known ? format::count(now->order) : QString());
    m_ui->orderTried->setText(known ? format::count(then->order) : QString());
    m_ui->orderChange->setText(known && moves ? format::change(static_cast<double>(then->order - now->order), 0)
                                              : QString());
    const QString cost = known && then->orderCostMinor && then->order > 0
                             ? format::roundMoney({std::llround(*then->orderCostMinor), m_study->currency()})
                             : QString();
    const QString range = known && moves && then->orderLow80 != then->orderHigh80
                              ? tr("%1 to %2").arg(format::count(then->orderLow80), format::count(then->orderHigh80))
                              : QString();
    m_ui->orderBand->setText(range.isEmpty() || cost.isEmpty() ? range + cost : tr("%1, costs %2").arg(range, cost));
    showCash(known && then->cashMinor ? &*now : nullptr, known && then->cashMinor ? &*then : nullptr);
}

void PriceDetail::showCash(const workflow::StockAtPrice* now, const workflow::StockAtPrice* then)
{
    const auto amount = [&](double minor) { return format::roundMoney({std::llround(minor), m_study->currency()}); };
    const double scale = std::pow(10.0, m_study->currency().decimals());
    const bool moves = m_tried != sku().priceMinor;
    m_ui->cashNow->setText(now != nullptr ? amount(*now->cashMinor) : QString());
    m_ui->cashTried->setText(then != nullptr ? amount(*then->cashMinor) : QString());
    m_ui->cashChange->setText(now != nullptr && moves ? change((*then->cashMinor - *now->cashMinor) / scale, true)
                                                      : QString());
    m_ui->cashBand->setText(now == nullptr ? QString()
                            : moves        ? tr("%1 to %2 in %3 weeks")
                                          .arg(amount(*then->cashLow80Minor), amount(*then->cashHigh80Minor))
                                          .arg(workflow::PriceStudy::horizonWeeks)
                                    : tr("in %1 weeks").arg(workflow::PriceStudy::horizonWeeks));
}

/// What the tried price looks like without tax and in other price lists; hidden where there is neither.
void PriceDetail::showTax()
{
    QStringList words;
    for (const workflow::ShownPrice& shown : m_study->shownPrices(m_row, m_tried)) {
        if (!shown.problem.empty())
            words << tr("%1: no price").arg(QString::fromStdString(shown.list));
        else if (shown.list != "shop")
            words << tr("%1 %2 (%3 without tax)")
                         .arg(QString::fromStdString(shown.list), format::money(shown.price),
                              format::money(shown.withoutTax));
        else if (shown.taxRate > 0)
            words << tr("%1 without %2 tax").arg(format::money(shown.withoutTax), format::percent(shown.taxRate, 0));
    }
    m_ui->taxLabel->setVisible(!words.isEmpty());
    m_ui->taxLabel->setText(words.join(QStringLiteral(" · ")));
}

double PriceDetail::inUnits(std::int64_t minor) const
{
    return static_cast<double>(minor) / std::pow(10.0, m_study->currency().decimals());
}

std::int64_t PriceDetail::inMinor(double amount) const
{
    return std::llround(amount * std::pow(10.0, m_study->currency().decimals()));
}

QString PriceDetail::figure(double value, bool money) const
{
    return money ? format::roundMoney({inMinor(value), m_study->currency()})
                 : format::number(value, value < 100 ? 1 : 0);
}

QString PriceDetail::change(double value, bool money) const
{
    QString text = format::change(value, std::abs(value) < 100 ? 1 : 0);
    if (money)
        text.insert(text.front().isDigit() ? 0 : 1, format::currencySign(m_study->currency()));
    return text;
}

QString PriceDetail::bandText(const pricing::Band& band, bool money) const
{
    return tr("%1 to %2").arg(change(band.low80, money), change(band.high80, money));
}

} // namespace ms::app
