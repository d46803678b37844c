// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/data_columns.h"

#include "app/format.h"

#include <QCoreApplication>

namespace ms::app {
namespace {

using Kind = features::DataProblemKind;

QString tr(const char* text)
{
    return QCoreApplication::translate("ms::app", text);
}

QString examplesOf(const features::DataProblem& problem)
{
    QStringList examples;
    for (const std::string& example : problem.examples)
        examples << QString::fromStdString(example);
    return examples.join(QStringLiteral(", "));
}

} // namespace

QString problemTitle(Kind kind)
{
    switch (kind) {
    case Kind::FreeLines:
        return tr("Lines sold at no price");
    case Kind::DuplicateLines:
        return tr("The same line twice in one order");
    case Kind::FutureOrders:
        return tr("Orders dated after today");
    case Kind::MissingDays:
        return tr("Days without any order");
    case Kind::SoldWithoutTitle:
        return tr("Sold products without a title");
    case Kind::SoldWithoutCost:
        return tr("Sold products without a unit cost");
    case Kind::CostAbovePrice:
        return tr("Products that cost more than they sell for");
    case Kind::NegativeStock:
        return tr("Products counted below zero");
    }
    return {};
}

QString problemAdvice(Kind kind)
{
    switch (kind) {
    case Kind::FreeLines:
        return tr("They are kept out of prices and demand. If they were samples or corrections, nothing is to be done; "
                  "otherwise correct the price in the shop and import again.");
    case Kind::DuplicateLines:
        return tr("They count as sold twice. If the till scans one by one this is right; otherwise undo the import and "
                  "bring a file without the repeated lines.");
    case Kind::FutureOrders:
        return tr("They wait until their day comes. Check the order of day and month in the file.");
    case Kind::MissingDays:
        return tr("Forecasts take these days as closed. If the shop was open, the export has a gap: bring the days in "
                  "with another import.");
    case Kind::SoldWithoutTitle:
        return tr("They sell but nobody can tell what they are. Import a product list with their titles.");
    case Kind::SoldWithoutCost:
        return tr("Without a unit cost there is no margin, no order value and no profit curve. Import a product list "
                  "with costs.");
    case Kind::CostAbovePrice:
        return tr("Each unit sold loses money. Check the cost, then the price on the page Pricing.");
    case Kind::NegativeStock:
        return tr("A count below zero is a sale that was booked before its delivery. Count these products and import "
                  "the stock list.");
    }
    return {};
}

std::vector<Column<features::DataProblem>> problemColumns()
{
    using Problem = features::DataProblem;
    const auto examples = [](const Problem& problem) { return QVariant(examplesOf(problem)); };
    return {
        {{"problem", tr("Problem"), ColumnKind::Text},
         [](const Problem& problem) { return problemTitle(problem.kind); }},
        {{"count", tr("Count"), ColumnKind::Number},
         [](const Problem& problem) { return QVariant::fromValue<qint64>(problem.count); }},
        {{"money", tr("Money that hangs on it"), ColumnKind::Money},
         [](const Problem& problem) {
             return problem.moneyMinor == 0 ? QVariant() : QVariant::fromValue<qint64>(problem.moneyMinor);
         }},
        {{"examples", tr("For instance"), ColumnKind::Text}, examples},
    };
}

std::vector<Column<workspace::ImportRecord>> importColumns()
{
    using Import = workspace::ImportRecord;
    const auto number = [](std::int64_t value) { return QVariant::fromValue<qint64>(value); };
    return {
        {{"file", tr("File"), ColumnKind::Text, 0, Total::Count},
         [](const Import& import) { return QString::fromStdString(import.fileName); }},
        {{"profile", tr("Read as"), ColumnKind::Text},
         [](const Import& import) { return QString::fromStdString(import.profile); }},
        {{"added", tr("Added"), ColumnKind::Number, 0, Total::Sum},
         [number](const Import& import) { return number(import.rowsAdded); }},
        {{"known", tr("Known"), ColumnKind::Number, 0, Total::Sum},
         [number](const Import& import) { return number(import.rowsKnown); }},
        {{"rejected", tr("Rejected"), ColumnKind::Number, 0, Total::Sum},
         [number](const Import& import) { return number(import.rowsRejected); }},
        {{"at", tr("Imported"), ColumnKind::Text},
         [](const Import& import) { return format::dateTime(import.importedAt); }},
        {{"seconds", tr("Time, s"), ColumnKind::Number, 1}, [](const Import& import) { return import.seconds; }},
    };
}

std::vector<Column<workspace::ImportReject>> rejectColumns()
{
    using Reject = workspace::ImportReject;
    return {
        {{"row", tr("Row"), ColumnKind::Number},
         [](const Reject& reject) { return QVariant::fromValue<qint64>(reject.row); }},
        {{"column", tr("Column"), ColumnKind::Text},
         [](const Reject& reject) { return QString::fromStdString(reject.column); }},
        {{"value", tr("Value"), ColumnKind::Text},
         [](const Reject& reject) { return QString::fromStdString(reject.value); }},
        {{"reason", tr("Why it was not imported"), ColumnKind::Text},
         [](const Reject& reject) { return QString::fromStdString(reject.reason); }},
    };
}

} // namespace ms::app
