// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/table_footer.h"

#include "app/format.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/row_table_model.h"
#include "app/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QTableView>

namespace ms::app {

TableFooter::TableFooter(QTableView* table, QWidget* parent) : QWidget(parent), m_table(table)
{
    setFixedHeight(rowHeight);
    setAccessibleName(tr("Totals of the rows shown"));
    const auto repaint = [this] { update(); };
    connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, repaint);
    connect(table->horizontalScrollBar(), &QScrollBar::valueChanged, this, repaint);
}

QString TableFooter::textOf(int column) const
{
    const auto* proxy = qobject_cast<const FilterProxyModel*>(m_table->model());
    if (!proxy || !proxy->sourceModel())
        return {};
    const QVariant total = proxy->total(column);
    const auto* model = qobject_cast<const TableModelBase*>(proxy->sourceModel());
    if (!total.isValid() || !model)
        return {};
    const ColumnInfo& info = model->column(column);
    if (info.total == Total::Count)
        return total.toLongLong() == 1 ? tr("1 row") : tr("%1 rows").arg(format::count(total.toLongLong()));
    const QString figure = columnText(info, total, model->currency());
    return info.total == Total::Mean ? tr("mean %1").arg(figure) : figure;
}

void TableFooter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    painter.fillRect(rect(), colors.alternate);
    painter.setPen(colors.border);
    painter.drawLine(rect().topLeft(), rect().topRight());
    painter.setPen(colors.text);
    painter.setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    const QHeaderView* header = m_table->horizontalHeader();
    int frozenRight = 0; // the first column stays where it is, so does its total
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (header->isSectionHidden(column))
            continue;
        const bool first = frozenRight == 0;
        const int left = first ? 0 : header->sectionViewportPosition(column);
        const QRect cell(left, 0, header->sectionSize(column), height());
        if (first)
            frozenRight = cell.right();
        const QString text = textOf(column);
        if (text.isEmpty() || (!first && cell.left() < frozenRight - space::small))
            continue;
        const auto alignment =
            Qt::Alignment(m_table->model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
        painter.drawText(cell.adjusted(space::small, 0, -space::small, 0),
                         static_cast<int>(alignment) | Qt::TextDontClip, text);
    }
}

} // namespace ms::app
