// SPDX-License-Identifier: GPL-3.0-or-later
// The product that is selected: its reason, the price that is tried for it and its brand; the third part of
// RecommendationsPage.
#include "app/format.h"
#include "app/recommendations/recommendations_page.h"
#include "ui_recommendations_page.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace ms::app {

namespace {

constexpr double stepShare = 0.05; // of the usual price, a press of the arrow

double majorOf(qint64 minor, const Currency& currency)
{
    return static_cast<double>(minor) / std::pow(10.0, currency.decimals());
}

} // namespace

std::optional<qint64> RecommendationsPage::usualPrice(recommend::ItemIndex item) const
{
    if (m_responses && m_responses->of(item))
        return m_responses->of(item)->usualMinor;
    const auto price = m_data->items[item].priceMinor;
    return price && *price > 0 ? price : std::nullopt;
}

const workflow::TriedPrice* RecommendationsPage::triedPrice(recommend::ItemIndex item) const
{
    for (const workflow::TriedPrice& tried : whatIf().prices)
        if (tried.item.value == item.value)
            return &tried;
    return nullptr;
}

void RecommendationsPage::sayReason(const ListRow& row)
{
    const QString moved = row.moveReason.isEmpty() ? QString()
                                                   : QStringLiteral("  ") + row.change + QStringLiteral(": ") +
                                                         row.moveReason + QLatin1Char('.');
    m_ui->reasonLabel->setText(tr("%1: %2.").arg(row.title, row.reason) + moved);
    m_ui->reasonLabel->setToolTip(row.causesTip);
}

/// The product whose price can be tried and whose brand can be pinned. None: a segment, or nothing is selected.
void RecommendationsPage::chooseProduct(std::optional<recommend::ItemIndex> item)
{
    m_product = item;
    const bool possible = item && !m_segment;
    const auto usual = possible ? usualPrice(*item) : std::nullopt;
    const QSignalBlocker quiet(m_ui->priceSpin);
    m_ui->priceSpin->setEnabled(usual.has_value());
    m_ui->priceSpin->setSpecialValueText(usual ? QString() : QStringLiteral(" "));
    if (!usual)
        m_ui->priceSpin->setValue(m_ui->priceSpin->minimum()); // shown as nothing
    if (usual) {
        const double price = majorOf(*usual, m_data->currency);
        const double cent = std::pow(10.0, -m_data->currency.decimals());
        const workflow::TriedPrice* const tried = triedPrice(*item);
        m_ui->priceSpin->setDecimals(m_data->currency.decimals());
        m_ui->priceSpin->setRange(std::max(cent, price * workflow::PriceResponses::lowestShare),
                                  price * workflow::PriceResponses::highestShare);
        m_ui->priceSpin->setSingleStep(std::max(cent, price * stepShare));
        m_ui->priceSpin->setValue(tried != nullptr ? majorOf(tried->priceMinor, m_data->currency) : price);
    }
    const std::string brand = possible ? m_data->items[*item].brand : std::string();
    m_brandAction->setEnabled(!brand.empty());
    const bool pinned = std::ranges::find(whatIf().brands, brand) != whatIf().brands.end();
    const QString name = QString::fromStdString(brand);
    m_brandAction->setText(brand.empty() ? tr("Pin the brand")
                           : pinned      ? tr("Unpin the brand %1").arg(name)
                                         : tr("Pin the brand %1").arg(name));
    sayPrice();
}

void RecommendationsPage::tryPrice(double price)
{
    if (!m_data || !m_product)
        return;
    const recommend::ItemIndex item = *m_product;
    const auto minor = static_cast<qint64>(std::llround(price * std::pow(10.0, m_data->currency.decimals())));
    workflow::WhatIf after = whatIf();
    std::erase_if(after.prices, [&](const workflow::TriedPrice& tried) { return tried.item.value == item.value; });
    if (minor != usualPrice(item))
        after.prices.push_back({item, minor});
    change(tr("Price of %1").arg(titleOf(m_data->items[item])), std::move(after),
           static_cast<int>(item.value)); // the steps to a price are one change
    learnPrices();
}

/// What a price does, and what it does not do.
void RecommendationsPage::sayPrice()
{
    const auto say = [this](const QString& text) { m_ui->priceNote->setText(text); };
    if (!m_product || m_segment)
        return say(tr("Select a product to try another price for it."));
    const workflow::TriedPrice* const tried = triedPrice(*m_product);
    if (tried == nullptr)
        return say(usualPrice(*m_product)
                       ? tr("The model does not read prices. A price moves a product by what demand does with it, and "
                            "by the rule of the least margin.")
                       : tr("Its price is not known."));
    if (!m_responses)
        return say(m_learnPrices.running() ? tr("Learning from past prices what demand does with them…")
                                           : tr("What demand does with prices could not be learnt."));
    const auto factor = m_responses->factor(*tried);
    if (!factor)
        return say(
            tr("Its past prices moved too little to say what demand does. Only the rule of the least margin asks "
               "for this price."));
    const workflow::PriceResponse& response = *m_responses->of(*m_product);
    say((response.own ? tr("Bought %1 times as often as at %2: elasticity %3 ± %4 by its own past. The place moves by "
                           "that; the model itself does not read prices.")
                      : tr("Bought %1 times as often as at %2: elasticity %3 ± %4, the average of its category. The "
                           "place moves by that; the model itself does not read prices."))
            .arg(format::number(*factor, 2), format::amount(response.usualMinor, m_data->currency),
                 format::number(response.elasticity, 2), format::number(response.stdError, 2)));
}

/// Once a workspace, when the first price is tried: it takes seconds.
void RecommendationsPage::learnPrices()
{
    if (m_responses || m_learnPrices.running())
        return;
    m_learnPrices.start(
        tr("Learning what demand does with prices"),
        [data = m_data, path = workspacePath().toStdString()](Progress& progress) {
            return workflow::priceResponses(path, *data, 0, progress);
        },
        [this](Result<workflow::PriceResponses> responses) {
            if (responses) {
                m_responses = std::make_shared<const workflow::PriceResponses>(std::move(*responses));
                refreshLists();
            }
            sayPrice();
        });
    sayPrice();
}

void RecommendationsPage::togglePinnedBrand()
{
    if (!m_data || !m_product)
        return;
    const std::string& brand = m_data->items[*m_product].brand;
    workflow::WhatIf after = whatIf();
    const bool pinned = std::erase(after.brands, brand) > 0;
    if (!pinned)
        after.brands.push_back(brand);
    change((pinned ? tr("Unpin the brand %1") : tr("Pin the brand %1")).arg(QString::fromStdString(brand)),
           std::move(after));
}

} // namespace ms::app
