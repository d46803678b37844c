// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/sheet_file.h"

#include <QByteArray>
#include <QFrame>

#include <utility>
#include <vector>

class QAbstractItemModel;
class QMenu;
class QTableView;

namespace ms::app {

class CellDelegate;
class FilterProxyModel;
class TableFooter;

/// The studio's table: first column frozen, rows of 28 px, sorted by raw value, typed filters from the header's menu, a
/// footer with totals of what is shown, copy with headers, columns chosen by name. Every row number in this interface
/// is one of the model that was set, whatever the order on the screen.
class TableView : public QFrame {
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);

    /// A RowTableModel, or any table model that speaks app/table/roles.h.
    void setModel(QAbstractItemModel* model);
    [[nodiscard]] FilterProxyModel* proxy() const { return m_proxy; }
    [[nodiscard]] QTableView* table() const { return m_table; }

    [[nodiscard]] int currentRow() const; ///< -1: none
    [[nodiscard]] std::vector<int> selectedRows() const;
    /// In the order on the screen.
    [[nodiscard]] std::vector<int> shownRows() const;
    /// Makes it the current row and brings it into sight; a row that the filters hide is not selected.
    void selectRow(int row);
    void selectFirstRow();
    /// Asks for another value in an editable column, which comes into sight.
    void editCell(int row, const QString& columnId);
    void sortBy(const QString& columnId, Qt::SortOrder order);
    /// Rows that are compared side by side need no footer.
    void setFooterVisible(bool visible);
    void setMultiSelection(bool multiple);
    /// Actions that the context menu of the rows offers above Copy.
    void addRowAction(QAction* action);

    /// Tab-separated with a header line: the selected rows, or all that are shown. Numbers without grouping.
    [[nodiscard]] QString asText(bool selectedOnly) const;
    void copy();
    /// All that is shown, in its order, for a file.
    [[nodiscard]] workflow::Sheet asSheet() const;

    [[nodiscard]] QByteArray viewState() const;
    void restoreViewState(const QByteArray& state);

Q_SIGNALS:
    /// The row that the detail should show; -1 when none is left.
    void currentRowChanged(int row);
    void selectionChanged();
    /// Double click or Enter.
    void rowActivated(int row);
    void filtersChanged();
    void viewStateChanged();
    /// The user wants this table as a file.
    void exportRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void createTables();
    void connectTables();
    void connectSelection();
    void hideDefaultColumns();
    void fitColumns();
    void showWholeFigure(const std::vector<std::pair<int, int>>& texts); // width, column
    [[nodiscard]] int contentWidth(int column) const;
    void placeFrozen();
    void keepCurrent();
    [[nodiscard]] std::vector<int> columnsInOrder() const;
    void showHeaderMenu(const QPoint& position);
    void showRowMenu(const QPoint& position);
    void addColumnChooser(QMenu* menu);
    void editFilter(int column);
    [[nodiscard]] int firstColumn() const; ///< the frozen one

    QTableView* m_table;
    QTableView* m_frozen;
    FilterProxyModel* m_proxy;
    CellDelegate* m_delegate;
    CellDelegate* m_frozenDelegate;
    TableFooter* m_footer;
    QByteArray m_pendingState; ///< restored when the model has columns
    int m_current = -1;        ///< row of the source; survives filtering and sorting
    bool m_fitted = false;     ///< the user, or a remembered state, has decided the widths
};

} // namespace ms::app
