// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/typed_filter.h"

#include <QAbstractProxyModel>

#include <functional>
#include <map>
#include <vector>

namespace ms::app {

/// Sorts by SortRole and keeps the rows that all filters accept. It holds one sorted list of row numbers and reads each
/// sort key once, so that a million rows sort in about a second where QSortFilterProxyModel takes many.
/// Unknown values come last in either direction. Equal values keep the order of the source.
class FilterProxyModel : public QAbstractProxyModel {
    Q_OBJECT
public:
    explicit FilterProxyModel(QObject* parent = nullptr);

    void setSourceModel(QAbstractItemModel* source) override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex& proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& sourceIndex) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// A typed filter on one column; false when `text` means nothing there (then nothing changes).
    bool setColumnFilter(int column, const QString& text);
    [[nodiscard]] QString columnFilter(int column) const;
    /// The columns that have a filter.
    [[nodiscard]] std::vector<int> filteredColumns() const;
    /// Words that must all stand in some text column of the row; or a pasted list that the first column must be in.
    void setText(const QString& text);
    /// What the page asks on top, for a pressed tile; an empty function takes it away. Gets the source row.
    void setCondition(std::function<bool(int)> condition);

    [[nodiscard]] int sourceRow(int proxyRow) const { return m_rows[static_cast<std::size_t>(proxyRow)]; }
    /// The sum, mean or count of a column over the rows that are shown; invalid for Total::None.
    [[nodiscard]] QVariant total(int column) const;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

Q_SIGNALS:
    /// Which rows are shown changed, or their values did.
    void shownChanged();

private:
    struct ColumnFilter {
        QString text;
        TypedFilter filter;
    };
    [[nodiscard]] QVariant raw(int sourceRow, int column) const;
    [[nodiscard]] ColumnKind kindOf(int column) const;
    [[nodiscard]] double scaleOf(int column) const;
    [[nodiscard]] bool accepts(int sourceRow) const;
    [[nodiscard]] bool acceptsText(int sourceRow) const;
    void collect();
    void order();
    void notePositions();
    void refilter();
    void forwardChange(const QModelIndex& first, const QModelIndex& last);

    std::vector<int> m_rows;     ///< source row of each proxy row
    std::vector<int> m_position; ///< proxy row of each source row, or -1
    std::map<int, ColumnFilter> m_filters;
    QStringList m_words;
    QSet<QString> m_list;
    std::function<bool(int)> m_condition;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace ms::app
