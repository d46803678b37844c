// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/recommend_comparison.h"
#include "workflow/recommend_preview.h"
#include "workflow/recommend_prices.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace ms::app {

/// Whose list is shown: a customer, a segment, or the anonymous visitor that stands first.
struct CustomerRow {
    std::optional<recommend::UserIndex> customer;
    std::optional<std::size_t> segmentIndex; ///< of the page's segments
    QString id;
    QString segment;
    QString country;
    int visits = 0;
    int items = 0;
    QDate last;
};

/// Something the customer has, or has in the what-if.
struct PurchaseRow {
    recommend::ItemIndex item;
    QString title;
    QString sku;
    int visits = 0;
    QDate last;
    bool removed = false;
    bool added = false;
};

/// One place of a list.
struct ListRow {
    int place = 0; ///< from 1
    recommend::RankedItem ranked;
    QString title;
    QString sku;
    std::optional<qint64> priceMinor;
    std::optional<qint64> onHand;
    QString reason;
    QString causesTip; ///< each cause with its share
    QString change;    ///< against the other list: "new", "up 2", "down 1"; empty: the same place, or not compared
    Tone changeTone = Tone::Neutral;
    QString moveReason; ///< what of the what-if moved it; empty: nothing did
};

std::vector<Column<CustomerRow>> customerColumns();
std::vector<Column<PurchaseRow>> purchaseColumns();
/// `compared`: with the column that says what changed.
std::vector<Column<ListRow>> listColumns(bool compared);
std::vector<Column<workflow::ComparedModel>> comparisonColumns();

std::vector<Column<workflow::SegmentWinner>> winnerColumns();

/// The visitor, the segments, the customers.
std::vector<CustomerRow> customerRows(const workflow::PreviewData& data,
                                      const std::vector<workflow::PreviewSegment>& segments);
std::vector<PurchaseRow> purchaseRows(const workflow::PreviewData& data,
                                      const std::vector<workflow::PreviewPurchase>& purchases);
/// `before` is the list that changes are told against, or null.
std::vector<ListRow> listRows(const workflow::PreviewData& data, const std::vector<recommend::RankedItem>& list,
                              const std::vector<recommend::RankedItem>* before);

/// Says of each row of a what-if's list why it stands elsewhere than in `before`, and puts the prices that are tried
/// into the rows. `responses`: null while they are not known.
void explainMoves(std::vector<ListRow>& rows, const workflow::PreviewData& data,
                  const std::vector<recommend::RankedItem>& before, const workflow::WhatIf& whatIf,
                  const workflow::PriceResponses* responses);
/// Why a product of `before` is not in the what-if's list any more: one clause, without the product's name.
QString leavingReason(const workflow::PreviewData& data, const recommend::RankedItem& gone,
                      const workflow::WhatIf& whatIf, const workflow::PriceResponses* responses);

/// The same for a segment, whose reason is in how many of its customers' lists an item stands.
std::vector<ListRow> segmentRows(const workflow::PreviewData& data, const workflow::SegmentList& list,
                                 const std::vector<recommend::RankedItem>* before);
/// "Country France", "Customers with 2-4 visits".
QString segmentTitle(const workflow::PreviewSegment& segment);
QString segmentTitle(workflow::PreviewSegment::Kind kind, const std::string& name);

/// A product as a person calls it: its title, or its SKU where it has none.
QString titleOf(const workflow::PreviewItem& item);
/// "85123A  White hanging heart": what the cart field completes and takes.
QString searchText(const workflow::PreviewItem& item);
/// The model's name in the window: "Item-kNN".
QString modelTitle(std::string_view name);

} // namespace ms::app
