// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format.h"
#include "app/inventory/inventory_words.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

using inventory::Operation;
using inventory::Term;

constexpr int mostDecimals = 9;

/// Whole numbers plain, others with as many decimals as they need to be followed.
QString figure(double value)
{
    if (value == std::round(value))
        return format::number(value);
    const double size = std::abs(value);
    if (size >= 0.1)
        return format::number(value, size >= 100 ? 1 : size >= 1 ? 2 : 3);
    return format::number(value, std::min(mostDecimals, 2 - static_cast<int>(std::floor(std::log10(size)))));
}

/// The operands' figures between `sign`s: "14 + 7"; a squared pair reads as a power.
QString joined(const std::vector<Term>& terms, const Term& term, const QString& sign)
{
    QStringList figures;
    for (std::size_t i = 0; i < term.of.size(); ++i) {
        QString one = figure(terms[term.of[i]].value);
        if (i + 1 < term.of.size() && term.of[i + 1] == term.of[i]) {
            one += QStringLiteral("²");
            ++i;
        }
        figures << one;
    }
    return figures.join(QLatin1Char(' ') + sign + QLatin1Char(' '));
}

} // namespace

/// Names of terms as a person says them; a name that is not listed is shown as it is.
static QString termName(const std::string& name)
{
    const auto tr = [](const char* words) { return QCoreApplication::translate("ms::app::InventoryWords", words); };
    static const QHash<QString, const char*> names = {
        {"lead_time", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Lead time")},
        {"supplier_lead_time", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Lead time of the supplier")},
        {"wait_for_order_day", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Wait for the order day")},
        {"review_period", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Review period")},
        {"protection_interval", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Time to cover")},
        {"expected_demand", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Expected demand in that time")},
        {"forecast_error_spread", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Spread of the forecast error")},
        {"demand_a_day", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Demand a day")},
        {"lead_time_spread", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Spread of the lead time")},
        {"demand_variance", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Variance from demand")},
        {"lead_time_variance", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Variance from the lead time")},
        {"variance", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Variance together")},
        {"spread", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Spread together")},
        {"earned_a_unit", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "What a unit earns: price less cost")},
        {"held_for_a_review", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Cost of holding it until the next review")},
        {"earned_and_held", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Both together")},
        {"earned_share", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Share of the earnings in them")},
        {"most_service", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Largest service level planned for")},
        {"cycle_service_level", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Service level")},
        {"order_up_to_level", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Level to order up to")},
        {"level_of_service", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Covers demand with that service level")},
        {"half_a_unit", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Half a unit, for rounding")},
        {"expected_less_half", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Expected demand less that half")},
        {"expected_units", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Expected demand in whole units")},
        {"safety_stock", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Of it safety stock")},
        {"planners_safety_stock", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Safety stock that a planner set")},
        {"planners_level", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Level that a planner set")},
        {"on_hand", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "On hand")},
        {"on_order", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "On order")},
        {"on_order_later", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "On order for later, not counted")},
        {"supplier_top_up", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "More, for the supplier's smallest order")},
        {"order_topped_up", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Order with that")},
        {"reserved_and_owed", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Reserved and owed")},
        {"on_hand_and_on_order", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "On hand and on order")},
        {"inventory_position", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Free, with what is on order")},
        {"up_to_level", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Missing to the level")},
        {"need", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Needed")},
        {"whole_units", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "In whole units")},
        {"minimum_order", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Smallest order accepted")},
        {"at_least_minimum", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Raised to the smallest order")},
        {"pack_size", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Units a pack")},
        {"full_packs", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "In full packs")},
        {"nothing", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "At least nothing")},
        {"nothing_above_the_reorder_point",
         QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Nothing, as it is above the reorder point")},
        {"nothing_maximum_is_below_minimum",
         QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Nothing, as the smallest order is above the largest")},
        {"maximum_order", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Largest order allowed")},
        {"most_by_budget", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Most that the budget leaves")},
        {"most_by_room", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Most that the room leaves")},
        {"most_by_supplier_minimum",
         QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Most that the supplier's smallest order leaves")},
        {"most_without_cost", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Nothing, as its cost is not known")},
        {"at_most_maximum", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Cut down to that")},
        {"full_packs_below_maximum", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "In full packs below it")},
        {"least_cover_days", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Days to cover at least")},
        {"least_cover", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Demand in those days")},
        {"least_cover_less_position", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Missing to it")},
        {"least_cover_nothing", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "At least nothing")},
        {"least_by_cover", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Needed to cover them")},
        {"need_with_cover", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Raised to the least cover")},
        {"most_cover_days", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Days to cover at most")},
        {"most_cover", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Demand in those days")},
        {"most_cover_less_position", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Missing to it")},
        {"most_cover_nothing", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "At least nothing")},
        {"most_by_cover", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Most that the cover limit leaves")},
        {"nothing_covered_already",
         QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Nothing, as so many days are covered already")},
        {"nothing_smallest_order_is_above_cover",
         QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Nothing, as the smallest order covers more days")},
        {"price_break_order", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Order at the next lower price")},
        {"unit_cost", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Unit cost")},
        {"unit_cost_at_break", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Unit cost at that size")},
        {"cheaper_a_unit", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Cheaper by")},
        {"saved_at_break", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Saved")},
        {"units_more", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "More than needed")},
        {"days_to_sell_more", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Time to sell them")},
        {"two", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Two, as they go evenly")},
        {"held_on_average", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Held on average")},
        {"holding_rate", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Cost of holding, share of value a year")},
        {"days_a_year", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Days a year")},
        {"holding_rate_a_day", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "The same a day")},
        {"held_for_break", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Cost of holding them")},
        {"gained_at_break", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Saved less that cost")},
        {"at_price_break", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Raised to it")},
        {"order", QT_TRANSLATE_NOOP("ms::app::InventoryWords", "Order")},
    };
    const QString key = QString::fromStdString(name);
    return names.contains(key) ? tr(names.value(key)) : key;
}

/// How a term came about, in figures.
static QString operationText(const std::vector<Term>& terms, const Term& term)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("ms::app::InventoryWords", text); };
    const auto of = [&](std::size_t i) { return figure(terms[term.of[i]].value); };
    switch (term.operation) {
    case Operation::Given:
        return {};
    case Operation::Sum:
        return term.of.size() > 1 ? joined(terms, term, QStringLiteral("+")) : QString();
    case Operation::Difference:
        return joined(terms, term, QStringLiteral("−"));
    case Operation::Product:
        return joined(terms, term, QStringLiteral("×"));
    case Operation::Quotient:
        return joined(terms, term, QStringLiteral("÷"));
    case Operation::SquareRoot:
        return QStringLiteral("√") + of(0);
    case Operation::Largest:
        return words(QT_TRANSLATE_NOOP("ms::app::InventoryWords", "larger of %1 and %2")).arg(of(0), of(1));
    case Operation::Smallest:
        return words(QT_TRANSLATE_NOOP("ms::app::InventoryWords", "smaller of %1 and %2")).arg(of(0), of(1));
    case Operation::NormalQuantile:
        return words(QT_TRANSLATE_NOOP("ms::app::InventoryWords", "normal quantile of %1")).arg(of(0));
    case Operation::GammaQuantile:
        return words(QT_TRANSLATE_NOOP("ms::app::InventoryWords", "%1 quantile of a gamma, mean %2, spread %3"))
            .arg(of(0), of(1), of(2));
    case Operation::UnitDemandQuantile:
        return words(QT_TRANSLATE_NOOP("ms::app::InventoryWords",
                                       "%1 quantile of demand in whole units, mean %2, spread %3"))
            .arg(of(0), of(1), of(2));
    case Operation::RoundUp:
        return words(QT_TRANSLATE_NOOP("ms::app::InventoryWords", "%1 rounded up")).arg(of(0));
    case Operation::RoundUpToMultiple:
        return words(QT_TRANSLATE_NOOP("ms::app::InventoryWords", "%1 rounded up to a multiple of %2"))
            .arg(of(0), of(1));
    case Operation::RoundDownToMultiple:
        return words(QT_TRANSLATE_NOOP("ms::app::InventoryWords", "%1 rounded down to a multiple of %2"))
            .arg(of(0), of(1));
    case Operation::RaiseToMinimum:
        return words(QT_TRANSLATE_NOOP("ms::app::InventoryWords", "%1, at least %2")).arg(of(0), of(1));
    }
    return {};
}

QString InventoryWords::arithmetic(const inventory::Explanation& why, const Currency& currency)
{
    const QHash<QString, QString> units = {{"units", tr("units")},
                                           {"days", tr("days")},
                                           {"weeks", tr("weeks")},
                                           {"money", QString::fromStdString(currency.text())}};
    QString html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3'>");
    for (std::size_t i = 0; i < why.terms.size(); ++i) {
        const Term& term = why.terms[i];
        const bool last = i + 1 == why.terms.size();
        const QString name = termName(term.name).toHtmlEscaped();
        const QString value = figure(term.value);
        const QString row = last ? QStringLiteral("<tr><td><b>%1</b></td><td>%2</td><td align='right' "
                                                  "style='white-space:nowrap'><b>%3</b></td><td>&nbsp;%4</td></tr>")
                                 : QStringLiteral("<tr><td>%1</td><td>%2</td><td align='right' "
                                                  "style='white-space:nowrap'>%3</td><td>&nbsp;%4</td></tr>");
        html += row.arg(name, operationText(why.terms, term).toHtmlEscaped(), value,
                        units.value(QString::fromStdString(term.unit)));
    }
    return html + QStringLiteral("</table>");
}

} // namespace ms::app
