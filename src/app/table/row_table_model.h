// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/roles.h"
#include "core/money.h"

#include <QAbstractTableModel>

#include <functional>
#include <span>
#include <vector>

namespace ms::app {

/// What is true of a column whatever its rows are.
struct ColumnInfo {
    QString id = {};    ///< remembered and exported under this name: "reorder_point"
    QString title = {}; ///< with the unit: "Reorder point, units"
    ColumnKind kind = ColumnKind::Text;
    int decimals = 0; ///< of Number, Percent and Bar
    Total total = Total::None;
    QString tip = {};      ///< what the number means; shown at the header
    bool hidden = false;   ///< not shown until the user picks it in the column menu
    bool editable = false; ///< of Number: F2 or a double click asks for another value, edited() says which
};

/// The text of a raw value in a column; empty where the value is not known.
QString columnText(const ColumnInfo& column, const QVariant& value, const Currency& currency);

/// One column of a table of `Row`s.
template <class Row>
struct Column {
    using Value = std::function<QVariant(const Row&)>;
    using ToneOf = std::function<Tone(const Row&)>;
    using Tip = std::function<QString(const Row&)>;

    /// `value` is the raw value: QString, double, qint64 (Money in minor units), QDate or QList<double> (Sparkline); an
    /// invalid QVariant or NaN where it is not known. `toneOf` is of Status; `tip` says what is not obvious of a cell.
    Column(ColumnInfo columnInfo, Value valueOf, ToneOf toneOf = nullptr, Tip tipOf = nullptr)
        : info(std::move(columnInfo)), value(std::move(valueOf)), tone(std::move(toneOf)), tip(std::move(tipOf))
    {
    }

    ColumnInfo info;
    Value value;
    ToneOf tone;
    Tip tip;
};

/// Everything about a table model that does not depend on the type of its rows.
class TableModelBase : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Changes nothing here: says edited(), and whoever keeps the value brings new rows.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] const ColumnInfo& column(int index) const { return m_columns[static_cast<std::size_t>(index)]; }
    /// The position of a column by its id, or -1.
    [[nodiscard]] int columnOf(const QString& id) const;
    [[nodiscard]] const Currency& currency() const { return m_currency; }
    /// Whether a column stays away until the user picks it: one that these data would leave empty. Views hear of it
    /// with the next rows.
    void setHiddenByDefault(const QString& id, bool hidden);
    /// Names a column after what its rows are now. Views hear of it with the next rows.
    void setTitle(const QString& id, const QString& title);

Q_SIGNALS:
    /// Someone wants another value in an editable column; an invalid one means none.
    void edited(int row, const QString& columnId, const QVariant& value);

protected:
    void setColumns(std::vector<ColumnInfo> columns) { m_columns = std::move(columns); }
    void setCurrency(const Currency& currency) { m_currency = currency; }
    void forgetLargest() { m_largest.clear(); }

private:
    [[nodiscard]] virtual int count() const = 0;
    [[nodiscard]] virtual QVariant value(int row, int column) const = 0;
    [[nodiscard]] virtual Tone tone(int row, int column) const = 0;
    [[nodiscard]] virtual QString tip(int row, int column) const = 0;
    [[nodiscard]] double largest(int column) const;
    [[nodiscard]] QVariant rawValue(int row, int column) const;

    std::vector<ColumnInfo> m_columns;
    Currency m_currency;
    mutable std::vector<double> m_largest; ///< by column; computed when first drawn
};

/// A table over a std::vector of one struct, replaced whole. A page states its columns once and never writes data().
template <class Row>
class RowTableModel final : public TableModelBase {
public:
    explicit RowTableModel(std::vector<Column<Row>> columns, QObject* parent = nullptr)
        : TableModelBase(parent), m_rowColumns(std::move(columns))
    {
        std::vector<ColumnInfo> infos;
        for (const Column<Row>& each : m_rowColumns)
            infos.push_back(each.info);
        setColumns(std::move(infos));
    }

    /// `currency` is that of the Money columns.
    void setRows(std::vector<Row> rows, const Currency& currency = {})
    {
        beginResetModel();
        m_rows = std::move(rows);
        setCurrency(currency);
        forgetLargest();
        endResetModel();
    }
    /// Replaces one row in place.
    void setRow(int index, Row row)
    {
        m_rows[static_cast<std::size_t>(index)] = std::move(row);
        forgetLargest();
        Q_EMIT dataChanged(this->index(index, 0), this->index(index, columnCount() - 1));
    }
    [[nodiscard]] std::span<const Row> rows() const { return m_rows; }
    [[nodiscard]] const Row& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }

private:
    [[nodiscard]] int count() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QVariant value(int row, int column) const override { return at(column).value(this->row(row)); }
    [[nodiscard]] Tone tone(int row, int column) const override
    {
        return at(column).tone ? at(column).tone(this->row(row)) : Tone::Neutral;
    }
    [[nodiscard]] QString tip(int row, int column) const override
    {
        return at(column).tip ? at(column).tip(this->row(row)) : QString();
    }
    [[nodiscard]] const Column<Row>& at(int column) const { return m_rowColumns[static_cast<std::size_t>(column)]; }

    std::vector<Column<Row>> m_rowColumns;
    std::vector<Row> m_rows;
};

} // namespace ms::app
