// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/transfer_panel.h"

#include "ui_transfer_panel.h"

#include "app/controls/day_spin.h"
#include "app/format.h"
#include "app/table/known.h"

#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace ms::app {

using workflow::StockTransfer;
using workflow::TransferReview;
using workflow::TransferState;

namespace {

/// What a taker lacks and what a giver can spare, with the figures that it follows from.
QString reasonOf(const StockTransfer& one)
{
    QString taker = TransferPanel::tr("Until %1, when goods ordered today could be there, %2 expects to be asked for "
                                      "%3 ± %4 units and has %5 free")
                        .arg(format::date(one.until), textOf(one.to.place), format::number(one.to.demand),
                             format::number(one.to.demandStdDev), format::number(one.to.free));
    if (one.to.inbound > 0)
        taker += TransferPanel::tr(" and %1 on the way").arg(format::number(one.to.inbound));
    const QString giver = TransferPanel::tr("%1 expects %2 ± %3 and has %4")
                              .arg(textOf(one.from.place), format::number(one.from.demand),
                                   format::number(one.from.demandStdDev), format::number(one.from.free));
    const QString gain =
        TransferPanel::tr("Moved, %1 fewer units go short: %2 instead of %3 at %4, %5 instead of %6 at %7.")
            .arg(format::number(one.fewerShort, 1), format::number(one.to.shortAfter, 1),
                 format::number(one.to.shortBefore, 1), textOf(one.to.place), format::number(one.from.shortAfter, 1),
                 format::number(one.from.shortBefore, 1), textOf(one.from.place));
    return taker + QStringLiteral("; ") + giver + QStringLiteral(". ") + gain;
}

std::vector<Column<StockTransfer>> transferColumns()
{
    using Kind = ColumnKind;
    std::vector<Column<StockTransfer>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const StockTransfer&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    const auto titleTip = [](const StockTransfer& one) { return textOf(one.title); };
    columns.push_back({{"sku", TransferPanel::tr("SKU")},
                       [](const StockTransfer& one) { return textOf(one.sku.text); },
                       nullptr,
                       titleTip});
    add({"units", TransferPanel::tr("Units"), Kind::Number, 0, Total::Sum},
        [](const StockTransfer& one) { return one.units; });
    add({"from", TransferPanel::tr("From")}, [](const StockTransfer& one) { return textOf(one.from.place); });
    add({"to", TransferPanel::tr("To")}, [](const StockTransfer& one) { return textOf(one.to.place); });
    columns.push_back({{"state", TransferPanel::tr("State"), Kind::Status},
                       [](const StockTransfer& one) {
                           return one.underWay ? TransferPanel::tr("Proposed") : TransferPanel::tr("New");
                       },
                       [](const StockTransfer& one) { return one.underWay ? Tone::Neutral : Tone::Info; },
                       nullptr});
    add({"saved", TransferPanel::tr("Saves"), Kind::Money, 0, Total::Sum,
         TransferPanel::tr("Sales that would else be lost until goods ordered today could be there")},
        [](const StockTransfer& one) { return known(one.savedMinor); });
    add({"short_before", TransferPanel::tr("Short now"), Kind::Number, 1, Total::None,
         TransferPanel::tr("Units that the taking location is expected to lack if nothing is moved")},
        [](const StockTransfer& one) { return one.to.shortBefore; });
    add({"short_after", TransferPanel::tr("Short after"), Kind::Number, 1, Total::None,
         TransferPanel::tr("Units that it is expected to lack after the transfer")},
        [](const StockTransfer& one) { return one.to.shortAfter; });
    add({"until", TransferPanel::tr("Until"), Kind::Date, 0, Total::None,
         TransferPanel::tr("When goods that are ordered today could be there")},
        [](const StockTransfer& one) { return QVariant(format::toDate(one.until)); });
    add({"title", TransferPanel::tr("Title")}, [](const StockTransfer& one) { return textOf(one.title); });
    add({"why", TransferPanel::tr("Why"), Kind::Text, 0, Total::None, {}, true},
        [](const StockTransfer& one) { return reasonOf(one); });
    return columns;
}

QString sumOf(const TransferReview& review, const Currency& currency)
{
    switch (review.state) {
    case TransferState::OnePlace:
        return review.place.empty()
                   ? TransferPanel::tr("No stock was counted at any location, so nothing can be moved.")
                   : TransferPanel::tr("All stock lies at one location, %1: there is nothing to move before ordering.")
                         .arg(textOf(review.place));
    case TransferState::PlacesUnsold:
        return TransferPanel::tr("Stock lies at %1 locations, but no sale says at which it was made. Transfers need "
                                 "sales with a location.")
            .arg(format::count(review.places));
    case TransferState::Weighed:
        break;
    }
    if (review.transfers.empty())
        return TransferPanel::tr("Stock at the %1 locations lies where it is needed: no transfer is worth its way.")
            .arg(format::count(review.places));
    return TransferPanel::tr("Move %Ln unit(s) before ordering: %1 fewer units go short, %2 of sales. Orders count the "
                             "stock of all locations together.",
                             nullptr, static_cast<int>(review.units))
        .arg(format::number(review.fewerShort), format::roundMoney({review.savedMinor, currency}));
}

} // namespace

TransferPanel::TransferPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::TransferPanel>()), m_transfers(transferColumns())
{
    m_ui->setupUi(this);
    countDays(m_ui->daysSpin);
    m_ui->transfersView->setModel(&m_transfers);
    m_ui->transfersView->setMultiSelection(true);
    connect(m_ui->transfersView, &TableView::currentRowChanged, this, &TransferPanel::showCurrent);
    connect(m_ui->transfersView->table(), &QTableView::clicked, this, &TransferPanel::showCurrent);
    connect(m_ui->transfersView, &TableView::selectionChanged, this, &TransferPanel::updateButton);
    connect(m_ui->transfersView, &TableView::filtersChanged, this, &TransferPanel::updateButton);
    connect(m_ui->proposeMovesButton, &QPushButton::clicked, this, &TransferPanel::proposeAsked);
    setReview({}, {});
}

TransferPanel::~TransferPanel() = default;

TableView* TransferPanel::view() const
{
    return m_ui->transfersView;
}

void TransferPanel::setReview(TransferReview review, const Currency& currency)
{
    m_ui->transferSumLabel->setText(sumOf(review, currency));
    m_transfers.setRows(std::move(review.transfers), currency);
    const bool any = m_transfers.rowCount() > 0;
    m_ui->transfersView->setVisible(any);
    for (QWidget* control : std::initializer_list<QWidget*>{m_ui->daysLabel, m_ui->daysSpin, m_ui->proposeMovesButton})
        control->setVisible(any);
    m_ui->panelLayout->setStretch(0, any ? 0 : 1);
    m_ui->transferSumLabel->setAlignment(any ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignTop);
    const QScopedValueRollback quiet(m_quiet, true);
    if (any)
        m_ui->transfersView->selectFirstRow();
    showCurrent();
    updateButton();
}

void TransferPanel::showSku(const Sku& sku)
{
    const auto rows = m_transfers.rows();
    const int now = m_ui->transfersView->currentRow();
    if (now >= 0 && now < m_transfers.rowCount() && m_transfers.row(now).sku == sku)
        return; // one of several of that SKU
    const QScopedValueRollback quiet(m_quiet, true);
    const auto found = std::ranges::find(rows, sku, &StockTransfer::sku);
    if (found != rows.end())
        m_ui->transfersView->selectRow(static_cast<int>(found - rows.begin()));
}

std::vector<int> TransferPanel::rowsToPropose() const
{
    auto rows = m_ui->transfersView->selectedRows();
    if (rows.size() < 2) // the row that is merely looked at is no selection
        rows = m_ui->transfersView->shownRows();
    std::erase_if(rows, [this](int row) { return m_transfers.row(row).underWay; });
    return rows;
}

std::vector<workflow::InventoryMoveWish> TransferPanel::chosen() const
{
    std::vector<workflow::InventoryMoveWish> wishes;
    for (const int row : rowsToPropose())
        wishes.push_back({m_transfers.row(row), reasonOf(m_transfers.row(row)).toStdString()});
    return wishes;
}

int TransferPanel::daysOnTheWay() const
{
    return m_ui->daysSpin->value();
}

void TransferPanel::updateButton()
{
    const auto count = static_cast<int>(rowsToPropose().size());
    m_ui->proposeMovesButton->setText(count > 0 ? tr("Propose %Ln transfer(s)", nullptr, count)
                                                : tr("Propose transfers"));
    m_ui->proposeMovesButton->setEnabled(count > 0);
}

QString TransferPanel::adviceFor(const Sku& sku) const
{
    QStringList moves;
    for (const StockTransfer& one : m_transfers.rows()) {
        if (one.sku == sku)
            moves
                << tr("%1 from %2 to %3").arg(format::number(one.units), textOf(one.from.place), textOf(one.to.place));
    }
    return moves.isEmpty() ? QString() : tr("Move before ordering: %1.").arg(moves.join(QStringLiteral(", ")));
}

void TransferPanel::showCurrent()
{
    const int row = m_ui->transfersView->currentRow();
    const bool there = row >= 0 && row < m_transfers.rowCount();
    m_ui->transferWhyLabel->setText(there ? reasonOf(m_transfers.row(row)) : QString());
    m_ui->transferWhyLabel->setVisible(there);
    if (there && !m_quiet)
        Q_EMIT skuChosen(m_transfers.row(row).sku);
}

} // namespace ms::app
