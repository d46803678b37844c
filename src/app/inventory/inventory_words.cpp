// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/inventory_words.h"

#include "app/format.h"
#include "app/inventory/plan_words.h"
#include "app/table/known.h"

#include <QDate>

#include <cmath>
#include <utility>

namespace ms::app {

using workflow::InventoryAttention;
using workflow::InventoryRow;

namespace {

using Value = std::function<QVariant(const InventoryRow&)>;

Column<InventoryRow> column(ColumnInfo info, Value value)
{
    return {std::move(info), std::move(value)};
}

Column<InventoryRow> hidden(ColumnInfo info, Value value)
{
    info.hidden = true;
    return column(std::move(info), std::move(value));
}

} // namespace

QString InventoryWords::attention(InventoryAttention attention)
{
    switch (attention) {
    case InventoryAttention::NoPlan:
        return tr("No plan");
    case InventoryAttention::RunsOut:
        return tr("Runs out");
    case InventoryAttention::Order:
        return tr("Order");
    case InventoryAttention::AtRisk:
        return tr("At risk");
    case InventoryAttention::StockUnknown:
        return tr("Stock unknown");
    case InventoryAttention::Excess:
        return tr("Excess");
    case InventoryAttention::Dead:
        return tr("Dead stock");
    case InventoryAttention::None:
        break;
    }
    return tr("In order");
}

Tone InventoryWords::tone(InventoryAttention attention)
{
    switch (attention) {
    case InventoryAttention::NoPlan:
    case InventoryAttention::RunsOut:
        return Tone::Bad;
    case InventoryAttention::Order:
        return Tone::Info;
    case InventoryAttention::AtRisk:
    case InventoryAttention::Excess:
    case InventoryAttention::Dead:
        return Tone::Warning;
    case InventoryAttention::StockUnknown:
        return Tone::Neutral;
    case InventoryAttention::None:
        break;
    }
    return Tone::Good;
}

std::vector<Column<InventoryRow>> InventoryWords::columns()
{
    const auto attentionText = [](const InventoryRow& row) { return attention(row.attention); };
    const auto attentionTone = [](const InventoryRow& row) { return tone(row.attention); };
    const auto why = [](const InventoryRow& row) { return reason(row); };
    const auto titleTip = [](const InventoryRow& row) { return textOf(row.title); };
    const auto suggestion = [](const InventoryRow& row) { return known(row.suggestion); };
    return {
        {{"sku", tr("SKU")}, [](const InventoryRow& row) { return textOf(row.sku.text); }, nullptr, titleTip},
        {{"title", tr("Title")}, [](const InventoryRow& row) { return textOf(row.title); }, nullptr, titleTip},
        {{"attention", tr("Attention"), ColumnKind::Status}, attentionText, attentionTone, why},
        {{"suggestion", tr("Order, units"), ColumnKind::Number, 0, Total::Sum}, suggestion, nullptr, why},
        column({"at_risk", tr("Money at risk"), ColumnKind::Money, 0, Total::Sum,
                tr("Sales expected to be lost until an order of the next review arrives, if nothing is ordered now")},
               [](const InventoryRow& row) { return known(row.atRiskMinor); }),
        column({"on_hand", tr("On hand"), ColumnKind::Number, 0, Total::Sum, tr("Free units: less reserved and owed")},
               [](const InventoryRow& row) { return known(row.onHand); }),
        column({"on_order", tr("On order"), ColumnKind::Number, 0, Total::Sum,
                tr("Units that arrive before an order of the next review would")},
               [](const InventoryRow& row) { return row.onOrder; }),
        hidden({"on_order_later", tr("On order, later"), ColumnKind::Number, 0, Total::Sum,
                tr("Units that arrive later than an order of the next review would; they are not counted")},
               [](const InventoryRow& row) { return row.onOrderLater; }),
        column({"cover", tr("Cover, days"), ColumnKind::Number, 0, Total::None,
                tr("How long what is on hand lasts at the expected demand")},
               [](const InventoryRow& row) { return known(row.coverDays); }),
        column({"reorder_point", tr("Reorder point"), ColumnKind::Number, 0, Total::None,
                tr("An order is due when on hand and on order together are below; orders fill up to it")},
               [](const InventoryRow& row) { return known(row.reorderPoint); }),
        column({"stockout", tr("Stockout, %"), ColumnKind::Percent, 0, Total::None,
                tr("Probability of running out until an order of the next review arrives, if nothing is ordered now")},
               [](const InventoryRow& row) { return known(row.stockoutProbability); }),
        column({"runs_out", tr("Runs out on"), ColumnKind::Date, 0, Total::None, tr("Expected; blank: not in sight")},
               [](const InventoryRow& row) { return known(row.stockoutDay); }),
        column({"cost", tr("Order cost"), ColumnKind::Money, 0, Total::Sum},
               [](const InventoryRow& row) { return known(row.suggestionCostMinor); }),
        hidden({"demand", tr("Demand a day"), ColumnKind::Number, 1, Total::Sum},
               [](const InventoryRow& row) { return row.demandADay; }),
        hidden({"safety_stock", tr("Safety stock"), ColumnKind::Number, 0, Total::Sum},
               [](const InventoryRow& row) { return known(row.safetyStock); }),
        hidden({"volume", tr("Volume, litres"), ColumnKind::Number, 3, Total::None,
                tr("Of one unit as it is stored, for room in litres; F2 or a double click enters it"), false, true},
               [](const InventoryRow& row) { return known(row.volumeLitres); }),
        hidden({"target", tr("Target, %"), ColumnKind::Percent, 1, Total::None,
                tr("Service level that is promised: that of its class, or that of all")},
               [](const InventoryRow& row) { return row.serviceLevel; }),
        hidden({"lead_time", tr("Lead time, days"), ColumnKind::Number, 1},
               [](const InventoryRow& row) { return row.leadTimeDays; }),
        hidden({"excess", tr("Excess, units"), ColumnKind::Number, 0, Total::Sum},
               [](const InventoryRow& row) { return row.excessUnits; }),
        hidden({"excess_value", tr("Excess value"), ColumnKind::Money, 0, Total::Sum},
               [](const InventoryRow& row) { return known(row.excessMinor); }),
        column({"class", tr("Class"), ColumnKind::Text, 0, Total::None,
                tr("A, B, C: sells the first 80 %, the next 15 %, the last 5 % of sales. X, Y, Z: demand of a period "
                   "spreads up to half, up to once, more than once its mean")},
               [](const InventoryRow& row) { return textOf(row.demandClass); }),
        hidden({"category", tr("Category")}, [](const InventoryRow& row) { return textOf(row.category); }),
        hidden({"supplier", tr("Supplier")}, [](const InventoryRow& row) { return textOf(row.supplier); }),
        hidden({"why", tr("Why")}, [](const InventoryRow& row) { return reason(row); }),
    };
}

QString InventoryWords::cut(workflow::OrderLimit limit, bool leftOut)
{
    using workflow::OrderLimit;
    switch (limit) {
    case OrderLimit::Budget:
        return leftOut ? tr("the budget went to orders that save more") : tr("Cut down to what the budget leaves.");
    case OrderLimit::Room:
        return leftOut ? tr("the room went to orders that save more")
                       : tr("Cut down to what the warehouse can take in.");
    case OrderLimit::SupplierMinimum:
        return leftOut ? tr("all orders at its supplier together stay below the supplier's smallest order")
                       : tr("Cut down with the orders at its supplier.");
    case OrderLimit::MinimumAboveBudget:
        return tr("its smallest order alone costs more than the whole budget");
    case OrderLimit::MinimumAboveRoom:
        return tr("its smallest order alone takes more room than there is");
    case OrderLimit::SupplierMinimumAboveBudget:
        return tr("its supplier's smallest order is more than the whole budget");
    case OrderLimit::CostUnknown:
        return tr("its cost is not known, so it cannot be weighed against the limits");
    case OrderLimit::Cover:
        return leftOut ? tr("it covers as many days as the scenario allows already")
                       : tr("Cut down to the days of cover that the scenario allows.");
    case OrderLimit::MinimumAboveCover:
        return tr("its smallest order alone covers more days than the scenario allows");
    case OrderLimit::None:
        break;
    }
    return {};
}

QString InventoryWords::oddities(const InventoryRow& row)
{
    QStringList sentences{{}};
    if (row.countedBelowZero > 0)
        sentences << tr("The count is %1 below zero: planned as nothing on hand and %1 owed.")
                         .arg(format::number(row.countedBelowZero));
    if (row.receivedSince > 0)
        sentences << tr("%1 units on hand came in after the count.").arg(format::number(row.receivedSince));
    if (row.overdueUnits > 0)
        sentences << (row.overdueUntil
                          ? tr("%1 units on order should have come already; after what deliveries took so "
                               "far they are planned for %2.")
                                .arg(format::number(row.overdueUnits), format::date(*row.overdueUntil))
                          : tr("%1 units on order should have come already; they are planned for tomorrow.")
                                .arg(format::number(row.overdueUnits)));
    if (row.onOrderLater > 0)
        sentences
            << tr("%1 more units on order come later than an order of the next review would, and are not counted.")
                   .arg(format::number(row.onOrderLater));
    if (row.doubtfulUnits > 0)
        sentences << tr("%1 units on order are later than deliveries ever were and are not counted: ask the supplier, "
                        "or take them as lost under Suppliers.")
                         .arg(format::number(row.doubtfulUnits));
    if (row.kitDemandADay > 0)
        sentences << tr("Kits ask for %1 of the %2 units a day.")
                         .arg(format::number(row.kitDemandADay, 1), format::number(row.demandADay, 1));
    return sentences.join(QLatin1Char(' '));
}

QString InventoryWords::priceBreak(const InventoryRow& row)
{
    if (row.priceBreakLeft)
        return tr("A larger order at a lower price would gain, but the limits leave no room.");
    if (row.forPriceBreak.units > 0)
        return tr("%1 of them are for the lower price of a larger order, which saves more than holding them costs.")
            .arg(format::count(row.forPriceBreak.units));
    return {};
}

QString InventoryWords::reason(const InventoryRow& row)
{
    if (row.attention == InventoryAttention::NoPlan)
        return tr("It cannot be planned: %1.").arg(planWords(row.problem));
    if (!row.onHand)
        return tr("Its stock was never counted. Import stock positions, or assume a stock in the scenario.");
    if (row.kit)
        return tr("A kit: orders go to its components. What is there makes %1 of it, against %2 that demand may take "
                  "until goods ordered next time arrive.")
                   .arg(format::number(*row.onHand), format::number(row.reorderPoint.value_or(0))) +
               oddities(row);
    const QString stock = row.assumedStock ? tr("%1 on hand (assumed)").arg(format::number(*row.onHand))
                                           : tr("%1 on hand").arg(format::number(*row.onHand));
    const QString position = row.onOrder > 0 ? tr("%1 and %2 on order").arg(stock, format::number(row.onOrder)) : stock;
    const QString level = format::number(row.reorderPoint.value_or(0));
    QString sentence;
    if (row.suggestion->units > 0)
        sentence = tr("Order %1: %2, against %3 that demand may take until the order after this one arrives.")
                       .arg(format::count(row.suggestion->units), position, level);
    else if (row.cutBy != workflow::OrderLimit::None)
        sentence = tr("No order: %1. %2, against a reorder point of %3.").arg(cut(row.cutBy, true), position, level);
    else
        sentence = tr("No order: %1 is enough against a reorder point of %2.").arg(position, level);
    if (row.cutBy != workflow::OrderLimit::None && row.suggestion->units > 0)
        sentence += QLatin1Char(' ') + cut(row.cutBy, false);
    if (row.forCover.units > 0)
        sentence += QLatin1Char(' ') + tr("%1 of them are only to cover the days that the scenario asks for.")
                                           .arg(format::count(row.forCover.units));
    if (const QString words = priceBreak(row); !words.isEmpty())
        sentence += QLatin1Char(' ') + words;
    if (row.attention == InventoryAttention::AtRisk)
        sentence += QLatin1Char(' ') + tr("It may run out before the open orders arrive; an order would come later.");
    if (row.attention == InventoryAttention::Dead)
        sentence += QLatin1Char(' ') + tr("Nobody is expected to buy it.");
    else if (row.excessUnits > 0)
        sentence += QLatin1Char(' ') +
                    tr("%1 units are more than that and 90 days of demand.").arg(format::number(row.excessUnits));
    else if (row.stockoutDay && row.stockoutProbability.value_or(0) > 0.5)
        sentence += QLatin1Char(' ') + tr("It runs out about %1.").arg(format::date(*row.stockoutDay));
    return sentence + oddities(row);
}

} // namespace ms::app
