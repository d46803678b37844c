// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pricing/pricing_columns.h"

#include "app/format.h"

#include <cmath>

namespace ms::app {
namespace {

using Kind = ColumnKind;

QVariant optionalMinor(const std::optional<std::int64_t>& minor)
{
    return minor ? QVariant(static_cast<qint64>(*minor)) : QVariant();
}

QVariant marginOf(const PricingRow& row)
{
    const auto& sku = row.sku();
    if (!sku.costMinor)
        return {};
    return 1.0 - static_cast<double>(*sku.costMinor) / static_cast<double>(sku.priceMinor);
}

QVariant elasticityOf(const PricingRow& row)
{
    return row.sku().elasticity.value; // what the category says is no figure of this SKU
}

QVariant halfWidthOf(const PricingRow& row)
{
    const auto& found = row.sku().elasticity;
    return std::isnan(found.value) ? QVariant() : QVariant((found.high95 - found.low95) / 2);
}

Tone toneOf(const PricingRow& row)
{
    switch (row.sku().source) {
    case workflow::ElasticitySource::Own:
        return Tone::Good;
    case workflow::ElasticitySource::Shrunk:
        return Tone::Info;
    case workflow::ElasticitySource::Category:
        return Tone::Warning;
    case workflow::ElasticitySource::None:
        break;
    }
    return Tone::Bad;
}

QVariant minorOf(double value)
{
    return static_cast<qint64>(std::llround(value));
}

/// Blank where no stock was counted.
QVariant stocked(const ScenarioRow& row, const QVariant& value)
{
    return row.stock.counted > 0 ? value : QVariant();
}

} // namespace

QString PricingColumns::statusText(workflow::ElasticitySource source)
{
    switch (source) {
    case workflow::ElasticitySource::Own:
        return tr("Measured");
    case workflow::ElasticitySource::Shrunk:
        return tr("Shrunk");
    case workflow::ElasticitySource::Category:
        return tr("Not identifiable");
    case workflow::ElasticitySource::None:
        break;
    }
    return tr("No elasticity");
}

std::vector<Column<PricingRow>> PricingColumns::skus()
{
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    return {
        {{"sku", tr("SKU"), Kind::Text, 0, Total::Count},
         [text](const PricingRow& row) { return text(row.sku().sku.text); },
         {},
         [text](const PricingRow& row) { return text(row.sku().title); }},
        {{"title", tr("Title")}, [text](const PricingRow& row) { return text(row.sku().title); }},
        {{.id = "category", .title = tr("Category"), .hidden = true},
         [text](const PricingRow& row) { return text(row.sku().category); }},
        {{"price", tr("Price"), Kind::Money, 0, Total::None, tr("Current price of a unit")},
         [](const PricingRow& row) { return optionalMinor(row.sku().priceMinor); }},
        {{"suggestion", tr("Suggestion"), Kind::Money, 0, Total::None,
          tr("A better price within the rules, where the gain is sure enough")},
         [](const PricingRow& row) { return optionalMinor(row.sku().suggestionMinor); },
         {},
         [text](const PricingRow& row) { return text(row.sku().note); }},
        {{"gain", tr("Gain"), Kind::Money, 0, Total::Sum, tr("Margin that the suggestion is expected to gain a week")},
         [](const PricingRow& row) { return row.sku().suggestionMinor ? minorOf(row.sku().gainMinor) : QVariant(); }},
        {{"elasticity", tr("Elasticity"), Kind::Number, 2, Total::None,
          tr("Per cent by which units change when the price rises by 1 %")},
         elasticityOf},
        {{"half_width", tr("±"), Kind::Number, 2, Total::None, tr("Half of the 95 % interval of the elasticity")},
         halfWidthOf},
        {{"status", tr("Status"), Kind::Status},
         [](const PricingRow& row) { return statusText(row.sku().source); },
         toneOf,
         [text](const PricingRow& row) { return text(row.sku().elasticity.reason); }},
        {{"tried", tr("Tried"), Kind::Money, 0, Total::None, tr("Price in this scenario")},
         [](const PricingRow& row) { return optionalMinor(row.triedMinor); }},
        {{"margin", tr("Margin, %"), Kind::Percent, 1, Total::None,
          tr("Share of the price that stays after unit cost")},
         marginOf},
        {{"cost", tr("Cost"), Kind::Money, 0, Total::None, tr("Cost of a unit")},
         [](const PricingRow& row) { return optionalMinor(row.sku().costMinor); }},
        {{"units", tr("Units a week"), Kind::Number, 1, Total::Sum,
          tr("Mean of the last 13 weeks, at the current price")},
         [](const PricingRow& row) { return row.sku().unitsPerWeek; }},
        {{.id = "note", .title = tr("Note"), .hidden = true},
         [text](const PricingRow& row) { return text(row.sku().note); }},
    };
}

std::vector<Column<NeighbourRow>> PricingColumns::neighbours()
{
    return {
        {{"sku", tr("SKU")}, [](const NeighbourRow& row) { return row.sku; }},
        {{"title", tr("Title")}, [](const NeighbourRow& row) { return row.title; }},
        {{"units", tr("Units a week"), Kind::Number, 1}, [](const NeighbourRow& row) { return row.unitsPerWeek; }},
        {{"cross", tr("Cross elasticity"), Kind::Number, 2, Total::None,
          tr("Per cent by which its units change when this price rises by 1 %; above 0: they stand for each other")},
         [](const NeighbourRow& row) { return row.crossElasticity; }},
        {{"half_width", tr("±"), Kind::Number, 2}, [](const NeighbourRow& row) { return row.halfWidth95; }},
        {{"change", tr("Change, units a week"), Kind::Number, 1, Total::Sum},
         [](const NeighbourRow& row) { return row.unitsChange.mean; }},
        {{"low", tr("at least"), Kind::Number, 1}, [](const NeighbourRow& row) { return row.unitsChange.low80; }},
        {{"high", tr("at most"), Kind::Number, 1}, [](const NeighbourRow& row) { return row.unitsChange.high80; }},
    };
}

std::vector<Column<ScenarioRow>> PricingColumns::scenarios()
{
    const auto margin = [](const ScenarioRow& row, double value) {
        return row.hasMargin ? minorOf(value) : QVariant();
    };
    return {
        {{"name", tr("Scenario")}, [](const ScenarioRow& row) { return row.name; }},
        {{"changed", tr("Prices"), Kind::Number, 0, Total::None, tr("Prices that differ from the current ones")},
         [](const ScenarioRow& row) { return static_cast<double>(row.totals.changed); }},
        {{"margin_change", tr("Margin ±"), Kind::Money, 0, Total::None, tr("Against the current prices")},
         [margin](const ScenarioRow& row) { return margin(row, row.marginChangeMinor); }},
        {{"revenue_change", tr("Revenue ±"), Kind::Money, 0, Total::None, tr("Against the current prices")},
         [](const ScenarioRow& row) { return minorOf(row.revenueChangeMinor); }},
        {{"order_cost", tr("Order today"), Kind::Money, 0, Total::None,
          tr("Cost of what page Inventory would order today if demand were that of this scenario, of the SKUs whose "
             "unit cost is known")},
         [](const ScenarioRow& row) { return stocked(row, minorOf(row.stock.orderCostMinor)); }},
        {{"cash", tr("Cash in stock"), Kind::Money, 0, Total::None,
          tr("At cost, at the end of the horizon, with the orders of today")},
         [](const ScenarioRow& row) { return stocked(row, minorOf(row.stock.cashMinor)); }},
        {{"order_units", tr("Units ordered"), Kind::Number},
         [](const ScenarioRow& row) { return stocked(row, static_cast<double>(row.stock.orderUnits)); }},
        {{"run_out", tr("Run out"), Kind::Number, 0, Total::None,
          tr("SKUs that run out within the horizon without an order of today")},
         [](const ScenarioRow& row) { return stocked(row, static_cast<double>(row.stock.runOut)); }},
        {{"units", tr("Units"), Kind::Number}, [](const ScenarioRow& row) { return row.totals.units.mean; }},
        {{"revenue", tr("Revenue"), Kind::Money},
         [](const ScenarioRow& row) { return minorOf(row.totals.revenueMinor.mean); }},
        {{"margin", tr("Margin"), Kind::Money},
         [margin](const ScenarioRow& row) { return margin(row, row.totals.marginMinor.mean); }},
        {{"margin_low", tr("Margin, 80 % low"), Kind::Money},
         [margin](const ScenarioRow& row) { return margin(row, row.totals.marginMinor.low80); }},
        {{"margin_high", tr("high"), Kind::Money},
         [margin](const ScenarioRow& row) { return margin(row, row.totals.marginMinor.high80); }},
    };
}

std::vector<Column<DifferenceRow>> PricingColumns::differences()
{
    const auto price = [](std::int64_t minor) { return minor > 0 ? minorOf(static_cast<double>(minor)) : QVariant(); };
    return {
        {{"sku", tr("SKU")}, [](const DifferenceRow& row) { return row.sku; }},
        {{"title", tr("Title")}, [](const DifferenceRow& row) { return row.title; }},
        {{"this", tr("This price"), Kind::Money}, [price](const DifferenceRow& row) { return price(row.thisMinor); }},
        {{"other", tr("Other price"), Kind::Money},
         [price](const DifferenceRow& row) { return price(row.otherMinor); }},
        {{"effect", tr("Gain"), Kind::Money, 0, Total::Sum,
          tr("Margin more than at the other price, over the next weeks; revenue where the unit cost is not known")},
         [](const DifferenceRow& row) {
             return std::isfinite(row.effectMinor) ? minorOf(row.effectMinor) : QVariant();
         }},
        {{"units", tr("Units more"), Kind::Number, 1, Total::Sum}, [](const DifferenceRow& row) { return row.units; }},
    };
}

std::vector<Column<workflow::PriceEvent>> PricingColumns::history()
{
    using Event = workflow::PriceEvent;
    const auto number = [](const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); };
    const auto source = [](const Event& event) {
        return event.source == "push" ? tr("Pushed") : event.source == "pull" ? tr("From the shop") : tr("From sales");
    };
    return {
        {{"day", tr("From"), Kind::Date}, [](const Event& event) { return format::toDate(event.day); }},
        {{"price", tr("Price"), Kind::Money}, [](const Event& event) { return optionalMinor(event.priceMinor); }},
        {{"lowest_prior", tr("Lowest of 30 days"), Kind::Money, 0, Total::None,
          tr("The lowest price of the 30 days before: an announced reduction is measured from it")},
         [](const Event& event) { return optionalMinor(event.lowestPriorMinor); }},
        {{"source", tr("Source")}, source},
        {{"author", tr("By")}, [](const Event& event) { return QString::fromStdString(event.author); }},
        {{"before", tr("Units before"), Kind::Number, 1, Total::None, tr("Sold a week, at most 8 weeks before")},
         [number](const Event& event) { return number(event.unitsBefore); }},
        {{"foreseen", tr("Foreseen"), Kind::Number, 1, Total::None, tr("Units a week that the proposal foresaw")},
         [number](const Event& event) { return number(event.predictedUnits); }},
        {{"real", tr("Real"), Kind::Number, 1, Total::None, tr("Sold a week at this price, at most 8 whole weeks")},
         [number](const Event& event) { return number(event.realisedUnits); }},
        {{"reason", tr("Why")}, [](const Event& event) { return QString::fromStdString(event.reason); }},
    };
}

std::vector<Column<MarkdownRow>> PricingColumns::markdown()
{
    return {
        {{"week", tr("Week of"), Kind::Date}, [](const MarkdownRow& row) { return format::toDate(row.week); }},
        {{"price", tr("Price"), Kind::Money}, [](const MarkdownRow& row) { return optionalMinor(row.priceMinor); }},
        {{"from_stock", tr("if stock is at least"), Kind::Number, 0, Total::None,
          tr("With less stock at the start of the week the price stays higher")},
         [](const MarkdownRow& row) { return row.fromStock; }},
        {{"units", tr("Units"), Kind::Number, 1}, [](const MarkdownRow& row) { return row.units; }},
        {{"stock", tr("Stock after"), Kind::Number, 1}, [](const MarkdownRow& row) { return row.stockAfter; }},
        {{"sold_out", tr("Sold out, %"), Kind::Percent, 0, Total::None, tr("Probability that nothing is left then")},
         [](const MarkdownRow& row) { return row.soldOut; }},
    };
}

std::vector<Column<TestWeekRow>> PricingColumns::testWeeks()
{
    return {
        {{"number", tr("Week"), Kind::Number}, [](const TestWeekRow& row) { return row.number; }},
        {{"week", tr("From"), Kind::Date}, [](const TestWeekRow& row) { return format::toDate(row.week); }},
        {{"sku", tr("SKU")}, [](const TestWeekRow& row) { return row.sku; }},
        {{"title", tr("Title")}, [](const TestWeekRow& row) { return row.title; }},
        {{"price", tr("Price"), Kind::Money}, [](const TestWeekRow& row) { return optionalMinor(row.priceMinor); }},
    };
}

std::vector<Column<CrossRow>> PricingColumns::crossMatrix()
{
    constexpr int mostColumns = 9;
    std::vector<Column<CrossRow>> columns{
        {{"number", tr("No."), Kind::Number}, [](const CrossRow& row) { return row.number; }},
        {{"sku", tr("SKU")}, [](const CrossRow& row) { return row.sku; }},
        {{"title", tr("Title")}, [](const CrossRow& row) { return row.title; }},
    };
    for (int i = 0; i < mostColumns; ++i)
        columns.push_back(
            {{QStringLiteral("price_%1").arg(i + 1), QString::number(i + 1), Kind::Number, 2, Total::None,
              tr("Per cent by which the row's units change when the price of SKU no. %1 rises by 1 %").arg(i + 1)},
             [i](const CrossRow& row) {
                 const auto at = static_cast<std::size_t>(i);
                 return at < row.values.size() ? QVariant(row.values[at]) : QVariant();
             }});
    return columns;
}

} // namespace ms::app
