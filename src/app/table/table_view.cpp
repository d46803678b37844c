// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/table_view.h"

#include "app/controls/restyle.h"
#include "app/table/cell_delegate.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_footer.h"
#include "app/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ms::app {
namespace {

constexpr int narrowestColumn = 56;

void dress(QTableView* table)
{
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked); // where a column is
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    table->setMouseTracking(true);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(-1, Qt::AscendingOrder); // as the model ranks its rows, until the user says otherwise
    header->setMinimumSectionSize(narrowestColumn);
    header->setResizeContentsPrecision(50);
    header->setFixedHeight(rowHeight + space::tiny);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
}

} // namespace

TableView::TableView(QWidget* parent)
    : QFrame(parent), m_table(new QTableView(this)), m_frozen(new QTableView(m_table)),
      m_proxy(new FilterProxyModel(this)), m_delegate(new CellDelegate(this)), m_frozenDelegate(new CellDelegate(this)),
      m_footer(new TableFooter(m_table, this))
{
    createTables();
    connectTables();
}

void TableView::createTables()
{
    setProperty("card", true);
    m_table->setObjectName(QStringLiteral("table"));
    m_frozen->setObjectName(QStringLiteral("frozen"));
    m_frozen->setProperty("frozen", true);
    for (QTableView* table : {m_table, m_frozen}) {
        dress(table);
        table->setModel(m_proxy);
        table->setItemDelegate(table == m_table ? m_delegate : m_frozenDelegate); // an editor knows its view by it
    }
    m_table->setAccessibleName(tr("Table"));
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setAccessibleName(tr("First column"));
    m_frozen->setSelectionModel(m_table->selectionModel());
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->installEventFilter(this);
    setFocusProxy(m_table);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_footer);
}

void TableView::connectTables()
{
    QHeaderView* header = m_table->horizontalHeader();
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, m_table->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        m_frozen->setColumnWidth(section, size);
        placeFrozen();
        if (m_table->horizontalHeader()->underMouse()) { // the user's own hand, not a layout
            m_fitted = true;
            Q_EMIT viewStateChanged();
        }
    });
    connect(m_table->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &TableView::placeFrozen);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT rowActivated(m_proxy->sourceRow(index.row())); });
    connect(m_frozen, &QTableView::activated, m_table, &QTableView::activated);
    for (QTableView* table : {m_table, m_frozen}) {
        connect(table, &QTableView::entered, this, [this](const QModelIndex& index) {
            for (CellDelegate* delegate : {m_delegate, m_frozenDelegate})
                delegate->setHoveredRow(index.row());
            m_table->viewport()->update();
            m_frozen->viewport()->update();
        });
        connect(table, &QTableView::customContextMenuRequested, this, &TableView::showRowMenu);
        connect(table->horizontalHeader(), &QHeaderView::customContextMenuRequested, this, &TableView::showHeaderMenu);
        connect(table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
                [this](int section, Qt::SortOrder order) {
                    for (QTableView* each : {m_table, m_frozen}) {
                        const QSignalBlocker blocker(each->horizontalHeader());
                        each->horizontalHeader()->setSortIndicator(section, order);
                        each->horizontalHeader()->viewport()->update();
                    }
                    m_proxy->sort(section, order);
                    Q_EMIT viewStateChanged();
                });
    }
    connect(m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        hideDefaultColumns();
        fitColumns();
        keepCurrent();
    });
    connectSelection();
}

void TableView::connectSelection()
{
    QItemSelectionModel* selection = m_table->selectionModel();
    connect(selection, &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (!current.isValid())
            return; // a reset; keepCurrent() decides
        m_current = m_proxy->sourceRow(current.row());
        Q_EMIT currentRowChanged(m_current);
    });
    connect(selection, &QItemSelectionModel::selectionChanged, this, &TableView::selectionChanged);
}

void TableView::setModel(QAbstractItemModel* model)
{
    m_proxy->setSourceModel(model);
    if (!m_pendingState.isEmpty())
        restoreViewState(std::exchange(m_pendingState, {}));
}

int TableView::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_proxy->sourceRow(current.row()) : -1;
}

std::vector<int> TableView::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(m_proxy->sourceRow(index.row()));
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<int> TableView::shownRows() const
{
    std::vector<int> rows;
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        rows.push_back(m_proxy->sourceRow(row));
    return rows;
}

void TableView::selectRow(int row)
{
    if (!m_proxy->sourceModel() || row < 0 || row >= m_proxy->sourceModel()->rowCount())
        return;
    const QModelIndex index = m_proxy->mapFromSource(m_proxy->sourceModel()->index(row, firstColumn()));
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void TableView::selectFirstRow()
{
    if (m_proxy->rowCount() > 0)
        selectRow(m_proxy->sourceRow(0));
}

void TableView::sortBy(const QString& columnId, Qt::SortOrder order)
{
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        if (m_proxy->headerData(column, Qt::Horizontal, ColumnIdRole).toString() == columnId)
            m_table->horizontalHeader()->setSortIndicator(column, order);
    }
}

void TableView::setFooterVisible(bool visible)
{
    m_footer->setVisible(visible);
}

void TableView::setMultiSelection(bool multiple)
{
    const auto mode = multiple ? QAbstractItemView::ExtendedSelection : QAbstractItemView::SingleSelection;
    m_table->setSelectionMode(mode);
    m_frozen->setSelectionMode(mode);
}

void TableView::addRowAction(QAction* action)
{
    m_table->addAction(action);
}

void TableView::hideDefaultColumns()
{
    if (m_fitted)
        return;
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        m_table->setColumnHidden(column, m_proxy->headerData(column, Qt::Horizontal, HiddenRole).toBool());
}

int TableView::firstColumn() const
{
    const QHeaderView* header = m_table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            return header->logicalIndex(visual);
    }
    return 0;
}

void TableView::placeFrozen()
{
    const int frozenColumn = firstColumn();
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        m_frozen->setColumnHidden(column, column != frozenColumn);
    m_frozen->setColumnWidth(frozenColumn, m_table->columnWidth(frozenColumn));
    m_frozen->setGeometry(0, 0, m_table->columnWidth(frozenColumn),
                          m_table->viewport()->height() + m_table->horizontalHeader()->height());
    const bool scrolled = m_table->horizontalScrollBar()->maximum() > 0;
    setStyleProperty(m_frozen, "lifted", scrolled);
    m_frozen->setVisible(m_proxy->columnCount() > 1 && scrolled);
    m_frozen->raise();
    m_footer->update();
}

void TableView::keepCurrent()
{
    const int wanted = m_current;
    if (wanted >= 0 && m_proxy->sourceModel() && wanted < m_proxy->sourceModel()->rowCount() &&
        m_proxy->mapFromSource(m_proxy->sourceModel()->index(wanted, 0)).isValid()) {
        selectRow(wanted);
        return;
    }
    m_current = -1;
    if (m_proxy->rowCount() > 0)
        selectFirstRow();
    else
        Q_EMIT currentRowChanged(-1);
}

bool TableView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        setStyleProperty(this, "focused", event->type() == QEvent::FocusIn);
    if (event->type() == QEvent::Leave) {
        for (CellDelegate* delegate : {m_delegate, m_frozenDelegate})
            delegate->setHoveredRow(-1);
        m_table->viewport()->update();
        m_frozen->viewport()->update();
    }
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitColumns();
}

void TableView::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    m_table->setAccessibleName(accessibleName().isEmpty() ? tr("Table") : accessibleName()); // a form names the frame
    fitColumns();
}

void TableView::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

QByteArray TableView::viewState() const
{
    return m_table->horizontalHeader()->saveState();
}

void TableView::restoreViewState(const QByteArray& state)
{
    if (state.isEmpty())
        return;
    if (m_proxy->columnCount() == 0) {
        m_pendingState = state;
        return;
    }
    QHeaderView* header = m_table->horizontalHeader();
    const QSignalBlocker blocker(header);
    if (!header->restoreState(state))
        return;
    header->setFixedHeight(rowHeight + space::tiny);
    m_fitted = true;
    if (header->sortIndicatorSection() < m_proxy->columnCount())
        m_proxy->sort(header->sortIndicatorSection(), header->sortIndicatorOrder());
    placeFrozen();
}

} // namespace ms::app
