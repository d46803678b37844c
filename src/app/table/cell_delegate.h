// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ms::app {

/// Draws the cells of a TableView by the kind of their column: text, pill, bar or sparkline.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The row under the mouse is drawn lightly raised; -1 for none.
    void setHoveredRow(int row) { m_hoveredRow = row; }

private:
    int m_hoveredRow = -1;
};

} // namespace ms::app
