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
    /// A line for a number, in the user's locale; empty says that the value is not known. What is no number is left.
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    /// The row under the mouse is drawn lightly raised; -1 for none.
    void setHoveredRow(int row) { m_hoveredRow = row; }

private:
    int m_hoveredRow = -1;
};

} // namespace ms::app
