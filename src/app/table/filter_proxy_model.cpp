// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/filter_proxy_model.h"

#include <QDate>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ms::app {
namespace {

bool isText(const QVariant& value)
{
    return value.typeId() == QMetaType::QString;
}

double numberOf(const QVariant& value)
{
    if (!value.isValid())
        return std::numeric_limits<double>::quiet_NaN();
    return value.typeId() == QMetaType::QDate ? static_cast<double>(value.toDate().toJulianDay()) : value.toDouble();
}

/// Sorts `rows` by keys of the same length, unknown keys last; `less` is a strict order of known keys.
template <class Key, class Known, class Less>
void sortByKey(std::vector<int>& rows, const std::vector<Key>& keys, bool descending, Known known, Less less)
{
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const bool knowsA = known(keys[a]);
        const bool knowsB = known(keys[b]);
        if (!knowsA || !knowsB)
            return knowsA && !knowsB;
        return descending ? less(keys[b], keys[a]) : less(keys[a], keys[b]);
    });
    std::vector<int> sorted(rows.size());
    std::transform(order.begin(), order.end(), sorted.begin(), [&rows](std::size_t at) { return rows[at]; });
    rows = std::move(sorted);
}

} // namespace

FilterProxyModel::FilterProxyModel(QObject* parent) : QAbstractProxyModel(parent) {}

void FilterProxyModel::setSourceModel(QAbstractItemModel* source)
{
    beginResetModel();
    if (sourceModel())
        sourceModel()->disconnect(this);
    QAbstractProxyModel::setSourceModel(source);
    if (source) {
        connect(source, &QAbstractItemModel::modelAboutToBeReset, this, &FilterProxyModel::beginResetModel);
        connect(source, &QAbstractItemModel::modelReset, this, [this] {
            collect();
            endResetModel();
            Q_EMIT shownChanged();
        });
        connect(source, &QAbstractItemModel::dataChanged, this, &FilterProxyModel::forwardChange);
    }
    collect();
    endResetModel();
    Q_EMIT shownChanged();
}

QModelIndex FilterProxyModel::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex FilterProxyModel::parent(const QModelIndex&) const
{
    return {};
}

int FilterProxyModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FilterProxyModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !sourceModel() ? 0 : sourceModel()->columnCount();
}

QModelIndex FilterProxyModel::mapToSource(const QModelIndex& proxyIndex) const
{
    if (!proxyIndex.isValid() || !sourceModel() || proxyIndex.row() >= rowCount())
        return {};
    return sourceModel()->index(sourceRow(proxyIndex.row()), proxyIndex.column());
}

QModelIndex FilterProxyModel::mapFromSource(const QModelIndex& sourceIndex) const
{
    const auto row = static_cast<std::size_t>(sourceIndex.row());
    if (!sourceIndex.isValid() || row >= m_position.size() || m_position[row] < 0)
        return {};
    return createIndex(m_position[row], sourceIndex.column());
}

QVariant FilterProxyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!sourceModel() || orientation != Qt::Horizontal)
        return {};
    return sourceModel()->headerData(section, orientation, role);
}

void FilterProxyModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> sources;
    for (const QModelIndex& index : before)
        sources.push_back(sourceRow(index.row()));
    collect();
    QModelIndexList after;
    for (int i = 0; i < before.size(); ++i)
        after << createIndex(m_position[static_cast<std::size_t>(sources[static_cast<std::size_t>(i)])],
                             before[i].column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

bool FilterProxyModel::setColumnFilter(int column, const QString& text)
{
    const auto filter = TypedFilter::parse(text, kindOf(column));
    if (!filter)
        return false;
    if (filter->isEmpty())
        m_filters.erase(column);
    else
        m_filters[column] = {text.trimmed(), *filter};
    refilter();
    return true;
}

QString FilterProxyModel::columnFilter(int column) const
{
    const auto found = m_filters.find(column);
    return found == m_filters.end() ? QString() : found->second.text;
}

std::vector<int> FilterProxyModel::filteredColumns() const
{
    std::vector<int> columns;
    for (const auto& [column, filter] : m_filters)
        columns.push_back(column);
    return columns;
}

void FilterProxyModel::setText(const QString& text)
{
    const QStringList list = pastedList(text);
    m_list = list.size() > 1 ? QSet<QString>(list.begin(), list.end()) : QSet<QString>();
    m_words = m_list.isEmpty() ? text.split(QLatin1Char(' '), Qt::SkipEmptyParts) : QStringList();
    refilter();
}

void FilterProxyModel::setCondition(std::function<bool(int)> condition)
{
    m_condition = std::move(condition);
    refilter();
}

QVariant FilterProxyModel::total(int column) const
{
    const auto kind = static_cast<Total>(headerData(column, Qt::Horizontal, TotalRole).toInt());
    if (kind == Total::None)
        return {};
    double sum = 0;
    qint64 known = 0;
    for (const int row : m_rows) {
        const QVariant value = raw(row, column);
        if (!value.isValid())
            continue;
        ++known;
        if (kind != Total::Count)
            sum += numberOf(value);
    }
    if (kind == Total::Count)
        return known;
    if (known == 0)
        return {};
    const double figure = kind == Total::Mean ? sum / static_cast<double>(known) : sum;
    return kindOf(column) == ColumnKind::Money ? QVariant(static_cast<qint64>(std::llround(figure))) : QVariant(figure);
}

QVariant FilterProxyModel::raw(int row, int column) const
{
    return sourceModel()->index(row, column).data(SortRole);
}

ColumnKind FilterProxyModel::kindOf(int column) const
{
    return static_cast<ColumnKind>(headerData(column, Qt::Horizontal, KindRole).toInt());
}

double FilterProxyModel::scaleOf(int column) const
{
    const QVariant scale = headerData(column, Qt::Horizontal, ScaleRole);
    return scale.isValid() ? scale.toDouble() : 1.0;
}

bool FilterProxyModel::accepts(int row) const
{
    if (m_condition && !m_condition(row))
        return false;
    for (const auto& [column, each] : m_filters) {
        const QVariant value = raw(row, column);
        const double scale = scaleOf(column);
        const QVariant scaled = value.isValid() && scale != 1.0 ? QVariant(value.toDouble() * scale) : value;
        if (!each.filter.accepts(scaled, sourceModel()->index(row, column).data().toString()))
            return false;
    }
    return acceptsText(row);
}

bool FilterProxyModel::acceptsText(int row) const
{
    if (!m_list.isEmpty())
        return m_list.contains(sourceModel()->index(row, 0).data().toString().toLower());
    if (m_words.isEmpty())
        return true;
    QString everything;
    for (int column = 0; column < columnCount(); ++column) {
        const ColumnKind kind = kindOf(column);
        if (kind == ColumnKind::Text || kind == ColumnKind::Status)
            everything += sourceModel()->index(row, column).data().toString() + QLatin1Char('\n');
    }
    return std::all_of(m_words.begin(), m_words.end(),
                       [&everything](const QString& word) { return everything.contains(word, Qt::CaseInsensitive); });
}

void FilterProxyModel::collect()
{
    m_rows.clear();
    const int count = sourceModel() ? sourceModel()->rowCount() : 0;
    const bool all = !m_condition && m_filters.empty() && m_words.isEmpty() && m_list.isEmpty();
    for (int row = 0; row < count; ++row) {
        if (all || accepts(row))
            m_rows.push_back(row);
    }
    order();
    notePositions();
}

void FilterProxyModel::order()
{
    if (m_sortColumn < 0 || m_sortColumn >= columnCount() || m_rows.empty())
        return;
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::vector<QVariant> values;
    values.reserve(m_rows.size());
    for (const int row : m_rows)
        values.push_back(raw(row, m_sortColumn));
    if (std::any_of(values.begin(), values.end(), isText)) {
        std::vector<QString> keys;
        std::transform(values.begin(), values.end(), std::back_inserter(keys),
                       [](const QVariant& value) { return value.toString().toCaseFolded(); });
        sortByKey(
            m_rows, keys, descending, [](const QString& key) { return !key.isEmpty(); }, std::less<>());
        return;
    }
    std::vector<double> keys;
    std::transform(values.begin(), values.end(), std::back_inserter(keys), numberOf);
    sortByKey(
        m_rows, keys, descending, [](double key) { return !std::isnan(key); }, std::less<>());
}

void FilterProxyModel::notePositions()
{
    m_position.assign(sourceModel() ? static_cast<std::size_t>(sourceModel()->rowCount()) : 0, -1);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_position[static_cast<std::size_t>(m_rows[i])] = static_cast<int>(i);
}

void FilterProxyModel::refilter()
{
    if (!sourceModel())
        return;
    beginResetModel();
    collect();
    endResetModel();
    Q_EMIT shownChanged();
}

void FilterProxyModel::forwardChange(const QModelIndex& first, const QModelIndex& last)
{
    for (int row = first.row(); row <= last.row(); ++row) {
        const QModelIndex from = mapFromSource(sourceModel()->index(row, first.column()));
        if (from.isValid())
            Q_EMIT dataChanged(from, createIndex(from.row(), last.column()));
    }
    Q_EMIT shownChanged();
}

} // namespace ms::app
