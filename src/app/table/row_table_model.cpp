// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/row_table_model.h"

#include "app/format.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

bool isUnknown(const QVariant& value)
{
    return !value.isValid() || value.isNull() ||
           (value.typeId() == QMetaType::Double && !std::isfinite(value.toDouble()));
}

/// The spreadsheet's rule: words to the left, numbers to the right.
Qt::Alignment alignmentOf(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Number:
    case ColumnKind::Money:
    case ColumnKind::Percent:
    case ColumnKind::Date:
    case ColumnKind::Bar:
        return Qt::AlignRight | Qt::AlignVCenter;
    case ColumnKind::Text:
    case ColumnKind::Status:
    case ColumnKind::Sparkline:
        break;
    }
    return Qt::AlignLeft | Qt::AlignVCenter;
}

double scaleOf(ColumnKind kind, const Currency& currency)
{
    if (kind == ColumnKind::Percent)
        return 100.0;
    return kind == ColumnKind::Money ? std::pow(10.0, -currency.decimals()) : 1.0;
}

} // namespace

QString columnText(const ColumnInfo& column, const QVariant& value, const Currency& currency)
{
    if (isUnknown(value))
        return {};
    switch (column.kind) {
    case ColumnKind::Number:
    case ColumnKind::Bar:
        return format::number(value.toDouble(), column.decimals);
    case ColumnKind::Money:
        return format::amount(value.toLongLong(), currency);
    case ColumnKind::Percent:
        return format::number(value.toDouble() * 100, column.decimals);
    case ColumnKind::Date:
        return format::date(format::fromDate(value.toDate()));
    case ColumnKind::Sparkline:
        return {};
    case ColumnKind::Text:
    case ColumnKind::Status:
        break;
    }
    return value.toString();
}

int TableModelBase::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

int TableModelBase::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModelBase::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ColumnInfo& info = column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return columnText(info, value(index.row(), index.column()), m_currency);
    case SortRole:
        return rawValue(index.row(), index.column());
    case SeriesRole:
        return info.kind == ColumnKind::Sparkline ? value(index.row(), index.column()) : QVariant();
    case ToneRole:
        return static_cast<int>(tone(index.row(), index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(static_cast<int>(alignmentOf(info.kind)));
    case Qt::ToolTipRole: {
        const QString text = tip(index.row(), index.column());
        return text.isEmpty() ? QVariant() : QVariant(text);
    }
    default:
        return {};
    }
}

Qt::ItemFlags TableModelBase::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && column(index.column()).editable ? flags | Qt::ItemIsEditable : flags;
}

bool TableModelBase::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || !column(index.column()).editable)
        return false;
    Q_EMIT edited(index.row(), column(index.column()).id, value);
    return true;
}

QVariant TableModelBase::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnInfo& info = column(section);
    switch (role) {
    case Qt::DisplayRole:
        return info.title;
    case Qt::ToolTipRole:
        return info.tip.isEmpty() ? QVariant() : QVariant(info.tip);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(static_cast<int>(alignmentOf(info.kind)));
    case KindRole:
        return static_cast<int>(info.kind);
    case TotalRole:
        return static_cast<int>(info.total);
    case ColumnIdRole:
        return info.id;
    case HiddenRole:
        return info.hidden;
    case LargestRole:
        return largest(section);
    case ScaleRole:
        return scaleOf(info.kind, m_currency);
    default:
        return {};
    }
}

int TableModelBase::columnOf(const QString& id) const
{
    const auto found =
        std::find_if(m_columns.begin(), m_columns.end(), [&id](const ColumnInfo& info) { return info.id == id; });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

void TableModelBase::setHiddenByDefault(const QString& id, bool hidden)
{
    if (const int at = columnOf(id); at >= 0)
        m_columns[static_cast<std::size_t>(at)].hidden = hidden;
}

void TableModelBase::setTitle(const QString& id, const QString& title)
{
    if (const int at = columnOf(id); at >= 0)
        m_columns[static_cast<std::size_t>(at)].title = title;
}

double TableModelBase::largest(int column) const
{
    if (m_largest.empty())
        m_largest.assign(m_columns.size(), std::nan(""));
    double& known = m_largest[static_cast<std::size_t>(column)];
    if (!std::isfinite(known)) {
        known = 0;
        for (int row = 0; row < count(); ++row) {
            const QVariant raw = rawValue(row, column);
            if (raw.isValid())
                known = std::max(known, std::fabs(raw.toDouble()));
        }
    }
    return known;
}

QVariant TableModelBase::rawValue(int row, int column) const
{
    const QVariant raw = value(row, column);
    if (this->column(column).kind == ColumnKind::Sparkline) {
        const auto series = raw.value<QList<double>>();
        return series.isEmpty() ? QVariant() : QVariant(series.back());
    }
    return isUnknown(raw) ? QVariant() : raw;
}

} // namespace ms::app
