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
