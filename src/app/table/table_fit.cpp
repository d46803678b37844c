// SPDX-License-Identifier: GPL-3.0-or-later
// How wide the columns of a table are until the user decides.
#include "app/table/cell_delegate.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/roles.h"
#include "app/table/table_view.h"
#include "app/theme.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace ms::app {
namespace {

constexpr int widestColumn = 280;
constexpr int narrowestText = 120;

} // namespace

/// As wide as the contents; what is left over goes to the widest text column, what is missing is taken from the text
/// columns, down to a width at which they still say something. Only then does the table scroll.
void TableView::fitColumns()
{
    if (m_fitted || m_proxy->columnCount() == 0) {
        placeFrozen();
        return;
    }
    std::vector<std::pair<int, int>> texts; // width, column
    int spare = m_table->viewport()->width();
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        if (m_table->isColumnHidden(column))
            continue;
        const int content =
            std::max(contentWidth(column), m_table->horizontalHeader()->sectionSizeHint(column) + space::small);
        const int width = std::clamp(content, m_table->horizontalHeader()->minimumSectionSize(), widestColumn);
        m_table->setColumnWidth(column, width);
        spare -= width;
        const auto kind = static_cast<ColumnKind>(m_proxy->headerData(column, Qt::Horizontal, KindRole).toInt());
        if (kind == ColumnKind::Text && column != firstColumn())
            texts.emplace_back(width, column);
    }
    std::sort(texts.rbegin(), texts.rend());
    int givable = 0;
    for (const auto& [width, column] : texts)
        givable += std::max(0, width - narrowestText);
    const bool fits = spare + givable >= 0;
    // Otherwise it scrolls anyway, and the words may as well be readable, but for a title that hides the figures.
    const int share = std::max(narrowestText, m_table->viewport()->width() / 3);
    for (const auto& [width, column] : texts) {
        if (!fits && width > share)
            m_table->setColumnWidth(column, share);
        if (spare >= 0 || !fits)
            continue;
        const int given = std::min(-spare, std::max(0, width - narrowestText));
        m_table->setColumnWidth(column, width - given);
        spare += given;
    }
    if (spare > 0) {
        const int column = texts.empty() ? firstColumn() : texts.front().second;
        m_table->setColumnWidth(column, m_table->columnWidth(column) + spare);
    }
    if (!fits)
        showWholeFigure(texts);
    placeFrozen();
}

/// The column that the right edge cuts comes into sight whole where the texts before it can give as much: half a figure
/// is another figure.
void TableView::showWholeFigure(const std::vector<std::pair<int, int>>& texts)
{
    const QHeaderView* header = m_table->horizontalHeader();
    const int edge = m_table->viewport()->width();
    const auto rightOf = [header](int column) { return header->sectionPosition(column) + header->sectionSize(column); };
    int cut = -1;
    for (int column = 0; column < m_proxy->columnCount() && cut < 0; ++column) {
        if (!header->isSectionHidden(column) && header->sectionPosition(column) < edge && rightOf(column) > edge)
            cut = column;
    }
    if (cut < 0)
        return;
    std::vector<int> before;
    int givable = 0;
    for (const auto& [width, column] : texts) {
        if (rightOf(column) > header->sectionPosition(cut))
            continue;
        before.push_back(column);
        givable += std::max(0, header->sectionSize(column) - narrowestText);
    }
    int missing = rightOf(cut) - edge;
    if (givable < missing)
        return;
    for (const int column : before) {
        const int width = header->sectionSize(column);
        const int given = std::min(missing, std::max(0, width - narrowestText));
        m_table->setColumnWidth(column, width - given);
        missing -= given;
    }
}

/// Of the first rows only: a million rows are not measured.
int TableView::contentWidth(int column) const
{
    constexpr int measured = 60;
    QStyleOptionViewItem option;
    option.initFrom(m_table);
    int width = 0;
    const int rows = m_proxy->rowCount();
    const int count = std::min(measured, rows);
    for (int one = 0; one < count; ++one) { // spread over all: dates and sums differ between both ends
        const int row = static_cast<int>(static_cast<qint64>(one) * rows / count);
        width = std::max(width, m_delegate->sizeHint(option, m_proxy->index(row, column)).width());
    }
    return width;
}

} // namespace ms::app
