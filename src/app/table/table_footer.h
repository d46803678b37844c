// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTableView;

namespace ms::app {

/// The totals of the rows that are shown, each below its column. Part of TableView.
class TableFooter : public QWidget {
    Q_OBJECT
public:
    TableFooter(QTableView* table, QWidget* parent);
    /// What stands below a column: "12,345", "mean 3.1", "3,684 rows" for the first.
    [[nodiscard]] QString textOf(int column) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTableView* m_table;
};

} // namespace ms::app
