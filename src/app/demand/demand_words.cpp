// SPDX-License-Identifier: GPL-3.0-or-later
// The words of page Demand.
#include "app/demand/demand_columns.h"

#include "app/demand/holiday_name.h"
#include "app/format.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace ms::app {

using workflow::DemandException;
using workflow::DemandRow;

namespace {

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

/// What ten per cent more of a price, or one unit of another cause, does to demand: a fraction.
double effectSize(const workspace::ForecastCause& cause, double value)
{
    return cause.elasticity ? std::pow(1.1, value) - 1 : value;
}

} // namespace

QString DemandColumns::columnTitle(workflow::DemandLevel level)
{
    using workflow::DemandLevel;
    return level == DemandLevel::Category   ? tr("Category")
           : level == DemandLevel::Location ? tr("Place")
           : level == DemandLevel::Total    ? tr("Sum")
                                            : tr("SKU");
}

QString DemandColumns::nameOf(workflow::DemandLevel level, const Sku& sku)
{
    using workflow::DemandLevel;
    if (level == DemandLevel::Total)
        return tr("All SKUs");
    if (!sku.text.empty())
        return text(sku.text);
    return level == DemandLevel::Category   ? tr("No category")
           : level == DemandLevel::Location ? tr("No place known")
                                            : QString();
}

QString DemandColumns::heading(const workflow::DemandDetail& detail)
{
    return tr("%1 %2").arg(nameOf(detail.level, detail.sku), text(detail.title)).trimmed();
}

QString DemandColumns::methodTitle(const std::string& name)
{
    const std::pair<const char*, QString> titles[] = {{"combination", tr("Combination")},
                                                      {"like", tr("Like others")},
                                                      {"sum", tr("Sum of its SKUs")},
                                                      {"naive", tr("Naive")},
                                                      {"snaive", tr("Seasonal naive")},
                                                      {"naive2", tr("Naive, adjusted")},
                                                      {"robust-drift", tr("Robust drift")},
                                                      {"ses", tr("Simple smoothing")},
                                                      {"holt", tr("Holt's trend")},
                                                      {"damped", tr("Damped trend")},
                                                      {"ets", tr("ETS")},
                                                      {"theta", tr("Theta")},
                                                      {"otm", tr("Optimised Theta")},
                                                      {"dotm", tr("Dynamic Theta")},
                                                      {"arima", tr("ARIMA")},
                                                      {"mstl", tr("Several seasons")},
                                                      {"decomposable", tr("Trend, season, causes")},
                                                      {"logtheta", tr("Theta on logarithms")},
                                                      {"boosted-trees", tr("Boosted trees")},
                                                      {"boosted-trees-mape", tr("Boosted trees, per cent")},
                                                      {"combination with trees", tr("Combination with trees")},
                                                      {"lstm", tr("Recurrent network")},
                                                      {"lstm alone", tr("Recurrent network alone")},
                                                      {"flat", tr("Flat smoothing")},
                                                      {"croston", tr("Croston")},
                                                      {"sba", tr("SBA")},
                                                      {"tsb", tr("TSB")},
                                                      {"adida", tr("ADIDA")},
                                                      {"imapa", tr("IMAPA")}};
    const auto* found =
        std::find_if(std::begin(titles), std::end(titles), [&](const auto& title) { return name == title.first; });
    return found == std::end(titles) ? text(name) : found->second;
}

/// A note without a number.
QString DemandColumns::noteWithoutNumber(const QString& note)
{
    const QLatin1String needsMore(" needs more history"); // after the name of a method
    return note.endsWith(needsMore)
               ? tr("%1 needs more history").arg(methodTitle(note.chopped(needsMore.size()).toStdString()))
               : note;
}

QString DemandColumns::noteText(const std::string& note)
{
    const std::pair<QLatin1String, QString> counted[] = {
        {QLatin1String("outliers replaced while fitting: "), tr("Outliers replaced while fitting: %1")},
        {QLatin1String("unknown periods at the end, stepped over: "), tr("Unknown weeks at the end, stepped over: %1")},
        {QLatin1String("periods without stock, read as demand of at least what was sold: "),
         tr("Weeks without stock, read as demand of at least what was sold: %1")},
        {QLatin1String("gaps interpolated: "), tr("Gaps interpolated: %1")},
        {QLatin1String("one value only; the band is a guess as wide as the value"),
         tr("One value only; the band is a guess as wide as the value")},
        {QLatin1String("the history never changed; the band is a guess that narrows with its length"),
         tr("The history never changed; the band is a guess that narrows with its length")},
        {QLatin1String("too little history for more than the last value"),
         tr("Too little history for more than the last value")}};
    QStringList sentences;
    QString rest = text(note);
    while (!rest.isEmpty()) {
        const auto* known = std::find_if(std::begin(counted), std::end(counted),
                                         [&](const auto& one) { return rest.startsWith(one.first); });
        qsizetype end = rest.indexOf(QLatin1String("; "), known == std::end(counted) ? 0 : known->first.size());
        end = end < 0 ? rest.size() : end;
        if (known == std::end(counted))
            sentences << noteWithoutNumber(rest.left(end));
        else if (known->second.contains(QLatin1String("%1")))
            sentences << known->second.arg(
                format::count(rest.mid(known->first.size(), end - known->first.size()).toLongLong()));
        else
            sentences << known->second;
        rest = rest.mid(end + 2);
    }
    return sentences.join(QLatin1Char('\n'));
}

QString DemandColumns::exceptionText(const DemandRow& row)
{
    switch (row.exception) {
    case DemandException::New:
        return tr("New");
    case DemandException::NoForecast:
        return tr("No forecast");
    case DemandException::Stopped:
        return tr("Quiet for %1 weeks").arg(format::number(row.exceptionSize));
    case DemandException::StockedOut:
        return tr("Out of stock");
    case DemandException::Jump:
        return row.exceptionSize > 0 ? tr("Jumped up") : tr("Fell away");
    case DemandException::OffTrack:
        return row.exceptionSize > 0 ? tr("Always too high") : tr("Always too low");
    case DemandException::BigChange:
        return row.exceptionSize > 0 ? tr("Much higher now") : tr("Much lower now");
    case DemandException::Biased:
        return row.exceptionSize > 0 ? tr("Too high") : tr("Too low");
    case DemandException::WorseThanNaive:
        return tr("Hard to forecast");
    case DemandException::None:
        break;
    }
    return {};
}

QString DemandColumns::exceptionTip(const DemandRow& row)
{
    switch (row.exception) {
    case DemandException::New:
        return tr(
            "It has no full week of sales yet. Tab \"New\" borrows a forecast from products that it will sell like.");
    case DemandException::NoForecast:
        return tr("The last run has no forecast of this SKU. Run Forecast again.");
    case DemandException::Stopped:
        return tr("It sold in most weeks, then stopped. Is it discontinued, or was there no stock?");
    case DemandException::StockedOut:
        return tr("Stock ran out in the last four weeks: sales were less than demand.");
    case DemandException::Jump:
        return tr("The last week was %1 units from the usual. A large order, or a new level?")
            .arg(format::change(row.exceptionSize));
    case DemandException::OffTrack:
        return tr("Errors of earlier runs add up to %1 times their usual size (tracking signal, limit 4).")
            .arg(format::change(row.exceptionSize, 1));
    case DemandException::BigChange:
        return tr("This run says %1 % against the run before. Did the level change, or the data?")
            .arg(format::change(100 * row.exceptionSize));
    case DemandException::Biased:
        return tr("Past forecasts were %1 % off on average. The level may have changed.")
            .arg(format::change(row.exceptionSize));
    case DemandException::WorseThanNaive:
        return tr("Past forecasts had %1 times the error of repeating the last value.")
            .arg(format::number(row.exceptionSize, 2));
    case DemandException::None:
        break;
    }
    return {};
}

Tone DemandColumns::exceptionTone(const DemandRow& row)
{
    switch (row.exception) {
    case DemandException::Stopped:
    case DemandException::StockedOut:
        return Tone::Bad;
    case DemandException::Jump:
    case DemandException::OffTrack:
    case DemandException::BigChange:
    case DemandException::Biased:
        return Tone::Warning;
    case DemandException::New:
    case DemandException::NoForecast:
    case DemandException::WorseThanNaive:
        return Tone::Info;
    case DemandException::None:
        break;
    }
    return Tone::Neutral;
}

QString DemandColumns::methodText(const DemandRow& row)
{
    if (row.level != workflow::DemandLevel::Sku) // a sum has no method, its SKUs may be locked to one
        return row.lockedMethod ? tr("SKUs locked to %1").arg(methodTitle(*row.lockedMethod)) : QString();
    return row.lockedMethod && *row.lockedMethod == row.method ? tr("%1, locked").arg(methodTitle(row.method))
                                                               : methodTitle(row.method);
}

QString DemandColumns::methodTip(const DemandRow& row)
{
    QStringList sentences;
    if (row.lockedMethod && row.level != workflow::DemandLevel::Sku)
        sentences << tr("SKUs of this category are locked to %1.").arg(methodTitle(*row.lockedMethod));
    else if (row.lockedMethod && *row.lockedMethod != row.method)
        sentences << (row.lockIsNew ? tr("Locked to %1 from the next run on.")
                                    : tr("Locked to %1, which was not used."))
                         .arg(methodTitle(*row.lockedMethod));
    else if (row.lockedMethod)
        sentences << (row.lockedByCategory ? tr("Locked with its category.") : tr("Locked for this SKU."));
    if (!row.note.empty())
        sentences << noteText(row.note);
    return sentences.join(QLatin1Char('\n'));
}

QString DemandColumns::causeName(const workspace::ForecastCause& cause)
{
    if (cause.name == "price")
        return tr("Price, 10 % dearer");
    if (cause.name == "promotion")
        return tr("Promotion, a whole week");
    if (cause.name == "feature")
        return tr("Feature, a whole week");
    return holidayName(cause.name);
}

DemandColumns::Effect DemandColumns::effectOf(const workspace::ForecastCause& cause)
{
    return {effectSize(cause, cause.value), effectSize(cause, cause.low95), effectSize(cause, cause.high95)};
}

QString DemandColumns::causeText(const workspace::ForecastCause& cause)
{
    const QString name = cause.name == "price"       ? tr("Price +10 %")
                         : cause.name == "promotion" ? tr("Promotion")
                         : cause.name == "feature"   ? tr("Feature")
                                                     : holidayName(cause.name);
    return tr("%1: %2 %").arg(name, format::change(100 * effectOf(cause).value));
}

QString DemandColumns::causeTip(const workspace::ForecastCause& cause)
{
    const auto effect = effectOf(cause);
    return tr("%1: %2 % of demand, and with 95 % certainty between %3 and %4 %. In the weeks to come: %5 units.")
        .arg(causeName(cause), format::change(100 * effect.value), format::change(100 * effect.low95),
             format::change(100 * effect.high95), format::change(cause.added, 1));
}

} // namespace ms::app
