// SPDX-License-Identifier: GPL-3.0-or-later
// What a TableView copies, and its menus: at a header sort, filter and columns; at a row the page's actions.
#include "app/table/table_view.h"

#include "app/table/column_filter_popup.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_text.h"
#include "app/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include <numeric>

namespace ms::app {
namespace {
constexpr int newColumnWidth = 96;
}

/// The columns that are shown, from left to right.
std::vector<int> TableView::columnsInOrder() const
{
    std::vector<int> columns;
    const QHeaderView* header = m_table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns.push_back(header->logicalIndex(visual));
    }
    return columns;
}

workflow::Sheet TableView::asSheet() const
{
    std::vector<int> rows(static_cast<std::size_t>(m_proxy->rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    return sheetOf(*m_proxy, rows, columnsInOrder());
}

QString TableView::asText(bool selectedOnly) const
{
    std::vector<int> rows;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        if (!selectedOnly || m_table->selectionModel()->isRowSelected(row))
            rows.push_back(row);
    }
    return tabSeparated(*m_proxy, rows, columnsInOrder());
}

void TableView::copy()
{
    QGuiApplication::clipboard()->setText(asText(m_table->selectionModel()->hasSelection()));
}

void TableView::showHeaderMenu(const QPoint& position)
{
    auto* header = qobject_cast<QHeaderView*>(sender());
    const int column = header->logicalIndexAt(position);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (column >= 0) {
        menu->addAction(tr("Sort ascending"), this,
                        [this, column] { m_table->horizontalHeader()->setSortIndicator(column, Qt::AscendingOrder); });
        menu->addAction(tr("Sort descending"), this,
                        [this, column] { m_table->horizontalHeader()->setSortIndicator(column, Qt::DescendingOrder); });
        menu->addSeparator();
        menu->addAction(lineIcon("filter"), tr("Filter this column…"), this, [this, column] { editFilter(column); });
        if (!m_proxy->columnFilter(column).isEmpty())
            menu->addAction(tr("Remove its filter"), this, [this, column] {
                m_proxy->setColumnFilter(column, {});
                Q_EMIT filtersChanged();
            });
        menu->addSeparator();
    }
    addColumnChooser(menu);
    menu->popup(header->mapToGlobal(position));
}

void TableView::editCell(int row, const QString& columnId)
{
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        if (m_proxy->headerData(column, Qt::Horizontal, ColumnIdRole).toString() != columnId)
            continue;
        const QModelIndex index = m_proxy->mapFromSource(m_proxy->sourceModel()->index(row, column));
        if (!index.isValid())
            return;
        if (m_table->isColumnHidden(column)) {
            m_table->setColumnHidden(column, false);
            m_table->setColumnWidth(column, std::max(contentWidth(column), newColumnWidth));
            m_fitted = true; // it stays in sight
            placeFrozen();
            Q_EMIT viewStateChanged();
        }
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
        m_table->edit(index);
        return;
    }
}

void TableView::addColumnChooser(QMenu* menu)
{
    QMenu* chooser = menu->addMenu(tr("Columns"));
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        QAction* action = chooser->addAction(m_proxy->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        action->setEnabled(column != firstColumn());
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_table->setColumnHidden(column, !shown);
            if (shown)
                m_table->setColumnWidth(column, std::max(newColumnWidth, contentWidth(column)));
            m_fitted = true;
            placeFrozen();
            Q_EMIT viewStateChanged();
        });
    }
    chooser->addSeparator();
    chooser->addAction(tr("As designed"), this, [this] {
        m_fitted = false;
        hideDefaultColumns();
        fitColumns();
        Q_EMIT viewStateChanged();
    });
}

void TableView::showRowMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_table->actions());
    if (!m_table->actions().isEmpty())
        menu->addSeparator();
    QAction* copyAction = menu->addAction(lineIcon("copy"), tr("Copy with headers"), this, &TableView::copy);
    copyAction->setShortcut(QKeySequence::Copy);
    menu->addAction(tr("Copy all that is shown"), this,
                    [this] { QGuiApplication::clipboard()->setText(asText(false)); });
    menu->addAction(tr("Export table…"), this, &TableView::exportRequested);
    menu->popup(qobject_cast<QWidget*>(sender())->mapToGlobal(position));
}

void TableView::editFilter(int column)
{
    auto* popup = new ColumnFilterPopup(*m_proxy, column, this);
    connect(popup, &ColumnFilterPopup::applied, this, &TableView::filtersChanged);
    const QHeaderView* header = m_table->horizontalHeader();
    popup->popupAt(header->mapToGlobal(QPoint(header->sectionViewportPosition(column), header->height())));
}

} // namespace ms::app
