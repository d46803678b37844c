// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pricing/price_words.h"

#include "app/format.h"

#include <QStringList>

#include <cmath>

namespace ms::app {
namespace {

using workflow::ElasticitySource;

constexpr std::int64_t beyondAnyPrice = 1'000'000'000;

} // namespace

PriceWords::Verdict PriceWords::verdict(const workflow::PriceStudy& study, std::size_t row, std::int64_t minor,
                                        const workflow::TrialPrices& trial)
{
    const auto kept = study.guarded(row, minor);
    if (!kept)
        return {tr("The rules contradict each other; the tab Why lists them."), false};
    if (kept->priceMinor == minor) {
        workflow::TrialPrices prices = trial;
        prices[row] = minor;
        for (const workflow::BrokenRelation& relation : study.brokenRelations(prices))
            if (relation.before == row || relation.next == row)
                return {familyRule(study, relation), false};
        return {tr("Within the rules."), true};
    }
    const QString price = format::money({kept->priceMinor, study.currency()});
    const std::string rule = kept->bindingRules.empty() ? std::string() : kept->bindingRules.front();
    if (rule == "step")
        return {tr("The rules allow %1 at this time: a price may move only so far in one step.").arg(price), false};
    if (rule == "margin_floor")
        return {tr("The rules allow %1: below it too little margin stays.").arg(price), false};
    return {tr("The rules allow %1.").arg(price), false};
}

QString PriceWords::familyRule(const workflow::PriceStudy& study, const workflow::BrokenRelation& relation)
{
    const auto name = [&](std::size_t row) { return QString::fromStdString(study.rows()[row].sku.text); };
    const QString family = QString::fromStdString(relation.family);
    if (relation.least == 1 && relation.most == 1)
        return tr("Family %1 wants one price for %2 and %3.").arg(family, name(relation.before), name(relation.next));
    return tr("Family %1 wants %2 to cost %3 to %4 times as much as %5.")
        .arg(family, name(relation.next), format::number(relation.least, 2), format::number(relation.most, 2),
             name(relation.before));
}

std::pair<double, double> PriceWords::allowedRange(const workflow::PriceStudy& study, std::size_t row)
{
    const double unit = std::pow(10.0, study.currency().decimals());
    const std::int64_t current = study.rows()[row].priceMinor;
    const auto low = study.guarded(row, 1);
    const auto high = study.guarded(row, beyondAnyPrice);
    return {static_cast<double>(low ? low->priceMinor : current) / unit,
            static_cast<double>(high ? high->priceMinor : current) / unit};
}

QString PriceWords::why(const workflow::PriceStudy& study, std::size_t row)
{
    const workflow::PricedSku& sku = study.rows()[row];
    const auto number = [](double value) { return format::number(value, 2); };
    QStringList words;
    switch (sku.source) {
    case ElasticitySource::Own:
        words << tr("A price 1 % higher sells %1 % fewer units (elasticity %2, 95 % interval %3 to %4), measured in "
                    "%n week(s) of its own",
                    nullptr, sku.elasticity.observations)
                         .arg(number(-sku.usedElasticity), number(sku.usedElasticity), number(sku.elasticity.low95),
                              number(sku.elasticity.high95)) +
                     tr(" with %n price change(s).", nullptr, sku.elasticity.priceChanges);
        break;
    case ElasticitySource::Shrunk:
        words << tr("Elasticity %1, 95 % interval %2 to %3.")
                     .arg(number(sku.usedElasticity), number(sku.elasticity.low95), number(sku.elasticity.high95))
              << QString::fromStdString(sku.elasticity.reason);
        break;
    case ElasticitySource::Category:
        words << QString::fromStdString(sku.elasticity.reason)
              << tr("The curves use the average of %1, %2 ± %3, which need not be true of this SKU.")
                     .arg(sku.category.empty() ? tr("all SKUs") : QString::fromStdString(sku.category),
                          number(sku.usedElasticity), number(sku.usedHalfWidth95()));
        break;
    case ElasticitySource::None:
        words << QString::fromStdString(sku.elasticity.reason)
              << tr("No elasticity is known: units cannot be foreseen.");
        break;
    }
    if (!sku.note.empty() && sku.note != sku.elasticity.reason)
        words << QString::fromStdString(sku.note);
    words << tr(
        "Prices are what customers paid a unit: where larger orders pay less, the elasticity looks larger than it is.");
    return words.join(QLatin1Char('\n'));
}

QString PriceWords::rules(const workflow::PriceStudy& study, std::size_t row)
{
    QStringList words{tr("Hatched in the charts: prices outside the rules.")};
    for (const std::string& rule : study.rulesInWords(row))
        words << QString::fromStdString(rule) + QLatin1Char('.');
    const workflow::PricedSku& sku = study.rows()[row];
    if (sku.competitorMinor)
        words << tr("Lowest competitor price: %1, at most %n day(s) old.", nullptr, sku.competitorAgeDays)
                     .arg(format::money({*sku.competitorMinor, study.currency()}));
    if (sku.competitorsRejected > 0)
        words << tr("%n competitor price(s) are not believed: absurd, far from the others, or too old.", nullptr,
                    static_cast<int>(sku.competitorsRejected));
    if (!sku.costMinor)
        words << tr("The unit cost is not known: the margin rule cannot be held.");
    return words.join(QLatin1Char('\n'));
}

QString PriceWords::caption(const workflow::PriceStudy& study, std::size_t row)
{
    const workflow::PricedSku& sku = study.rows()[row];
    if (sku.source == ElasticitySource::None)
        return tr("No elasticity is known.");
    const QString method = sku.source == ElasticitySource::Category ? tr("category")
                           : sku.elasticity.method == "poisson"     ? tr("Poisson")
                                                                    : tr("log-log");
    return tr("Elasticity %1 ± %2 · %3")
        .arg(format::number(sku.usedElasticity, 2), format::number(sku.usedHalfWidth95(), 2), method);
}

} // namespace ms::app
