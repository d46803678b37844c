// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/table_text.h"

#include "app/table/roles.h"

#include <QAbstractItemModel>
#include <QDate>
#include <QLocale>

namespace ms::app {

QString plainText(const QAbstractItemModel& model, int row, int column)
{
    const QModelIndex index = model.index(row, column);
    const auto kind = static_cast<ColumnKind>(model.headerData(column, Qt::Horizontal, KindRole).toInt());
    const QVariant raw = index.data(SortRole);
    if (!raw.isValid())
        return {};
    switch (kind) {
    case ColumnKind::Date:
        return raw.toDate().toString(Qt::ISODate);
    case ColumnKind::Number:
    case ColumnKind::Money:
    case ColumnKind::Percent:
    case ColumnKind::Bar:
        return index.data().toString().remove(QLocale().groupSeparator());
    case ColumnKind::Sparkline: {
        QLocale plain;
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return plain.toString(raw.toDouble(), 'g', 12);
    }
    case ColumnKind::Text:
    case ColumnKind::Status:
        break;
    }
    return index.data().toString().simplified();
}

namespace {

workflow::SheetCell sheetCell(const QAbstractItemModel& model, int row, int column)
{
    const QVariant raw = model.index(row, column).data(SortRole);
    if (!raw.isValid())
        return {};
    switch (static_cast<ColumnKind>(model.headerData(column, Qt::Horizontal, KindRole).toInt())) {
    case ColumnKind::Date:
        return dayFromNumber(raw.toDate().toJulianDay() - QDate(1970, 1, 1).toJulianDay());
    case ColumnKind::Money:
    case ColumnKind::Number:
    case ColumnKind::Percent:
    case ColumnKind::Bar: {
        const QVariant scale = model.headerData(column, Qt::Horizontal, ScaleRole);
        return raw.toDouble() * (scale.isValid() ? scale.toDouble() : 1.0);
    }
    case ColumnKind::Sparkline:
        return raw.toDouble();
    case ColumnKind::Text:
    case ColumnKind::Status:
        break;
    }
    return plainText(model, row, column).toStdString();
}

} // namespace

workflow::Sheet sheetOf(const QAbstractItemModel& model, const std::vector<int>& rows, const std::vector<int>& columns)
{
    workflow::Sheet sheet;
    for (const int column : columns) {
        const auto kind = static_cast<ColumnKind>(model.headerData(column, Qt::Horizontal, KindRole).toInt());
        sheet.columns.push_back(
            {model.headerData(column, Qt::Horizontal).toString().simplified().toStdString(),
             kind == ColumnKind::Money ? workflow::SheetFormat::TwoDecimals : workflow::SheetFormat::General});
    }
    for (const int row : rows) {
        std::vector<workflow::SheetCell>& cells = sheet.rows.emplace_back();
        for (const int column : columns)
            cells.push_back(sheetCell(model, row, column));
    }
    return sheet;
}

QString tabSeparated(const QAbstractItemModel& model, const std::vector<int>& rows, const std::vector<int>& columns)
{
    QStringList lines;
    QStringList cells;
    for (const int column : columns)
        cells << model.headerData(column, Qt::Horizontal).toString().simplified();
    lines << cells.join(QLatin1Char('\t'));
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells << plainText(model, row, column);
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace ms::app
