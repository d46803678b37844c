// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommendations/list_rows.h"

#include "app/format.h"
#include "app/table/known.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

namespace ms::app {

namespace {

constexpr std::size_t namedCauses = 2;  // in the cell
constexpr std::size_t listedCauses = 8; // in its tip

/// The words of this page; free functions have no tr() of their own.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ms::app::RecommendationsPage)
};

/// Every member is named here: GCC 12 fails inside when a list of columns leaves the default ones out.
template <class Row>
Column<Row> column(ColumnInfo info, std::function<QVariant(const Row&)> value,
                   std::function<Tone(const Row&)> tone = nullptr, std::function<QString(const Row&)> tip = nullptr)
{
    return Column<Row>{std::move(info), std::move(value), std::move(tone), std::move(tip)};
}

ColumnInfo info(const QString& id, const QString& title, ColumnKind kind = ColumnKind::Text, const QString& tip = {},
                int decimals = 0)
{
    ColumnInfo made;
    made.id = id;
    made.title = title;
    made.kind = kind;
    made.tip = tip;
    made.decimals = decimals;
    return made;
}

ColumnInfo hiddenIf(bool hidden, ColumnInfo made)
{
    made.hidden = hidden;
    return made;
}

QString reasonOf(const workflow::PreviewData& data, const recommend::RankedItem& ranked)
{
    switch (ranked.basis) {
    case recommend::Basis::Popular:
        return Words::tr("Popular in the shop");
    case recommend::Basis::Cold:
        return Words::tr("Popular in the shop; nothing is known of the customer");
    case recommend::Basis::Pinned:
        return Words::tr("Pinned");
    case recommend::Basis::Promoted:
        return Words::tr("Promoted by the shop's rules");
    case recommend::Basis::Model:
        break;
    }
    if (!ranked.causes.empty() && ranked.causes.front().item.value == ranked.item.value)
        return Words::tr("Bought before");
    QStringList titles;
    const std::size_t named = ranked.causes.size() > namedCauses + 1 ? namedCauses : ranked.causes.size();
    for (const recommend::Cause& cause : std::span(ranked.causes).first(named))
        titles << titleOf(data.items[cause.item]);
    if (named < ranked.causes.size())
        titles << Words::tr("%1 more").arg(ranked.causes.size() - named);
    if (ranked.untried)
        return titles.isEmpty() ? Words::tr("New: nobody bought it yet")
                                : Words::tr("New, and like %1").arg(QLocale().createSeparatedList(titles));
    return titles.isEmpty() ? Words::tr("The history as a whole")
                            : Words::tr("Because of %1").arg(QLocale().createSeparatedList(titles));
}

QString causesOf(const workflow::PreviewData& data, const recommend::RankedItem& ranked)
{
    QStringList lines;
    if (!ranked.causes.empty())
        lines << Words::tr("Without these purchases the place would be another. Shares of the score:");
    for (const recommend::Cause& cause : std::span(ranked.causes).first(std::min(listedCauses, ranked.causes.size())))
        lines << QStringLiteral("%1  %2").arg(format::percent(cause.share, 0), titleOf(data.items[cause.item]));
    return lines.join('\n');
}

} // namespace

QString titleOf(const workflow::PreviewItem& item)
{
    return QString::fromStdString(item.title.empty() ? item.sku.text : item.title);
}

QString searchText(const workflow::PreviewItem& item)
{
    return QString::fromStdString(item.sku.text) + QStringLiteral("  ") + QString::fromStdString(item.title);
}

QString modelTitle(std::string_view name)
{
    if (name == "popular")
        return Words::tr("Popular");
    if (name == "item-knn")
        return Words::tr("Item-kNN");
    if (name == "ease")
        return Words::tr("EASE");
    if (name == "als")
        return Words::tr("Matrix factorisation (ALS)");
    if (name == "bpr")
        return Words::tr("Matrix factorisation (BPR)");
    if (name == "content")
        return Words::tr("By title");
    if (name == "hybrid")
        return Words::tr("Blend of models");
    if (name == "buy-again")
        return Words::tr("Buy again");
    if (name == "transformer")
        return Words::tr("Transformer");
    if (name == "auto")
        return Words::tr("Automatic");
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

std::vector<Column<CustomerRow>> customerColumns()
{
    using Row = CustomerRow;
    std::vector<Column<Row>> columns;
    columns.push_back(column<Row>(info("customer", Words::tr("Customer")), [](const Row& row) { return row.id; }));
    columns.push_back(column<Row>(info("visits", Words::tr("Visits"), ColumnKind::Number),
                                  [](const Row& row) { return row.customer ? QVariant(row.visits) : QVariant(); }));
    columns.push_back(
        column<Row>(info("items", Words::tr("Products"), ColumnKind::Number, Words::tr("Different products bought")),
                    [](const Row& row) { return row.customer ? QVariant(row.items) : QVariant(); }));
    columns.push_back(
        column<Row>(info("last", Words::tr("Last visit"), ColumnKind::Date), [](const Row& row) { return row.last; }));
    columns.push_back(
        column<Row>(hiddenIf(true, info("segment", Words::tr("Segment"))), [](const Row& row) { return row.segment; }));
    columns.push_back(
        column<Row>(hiddenIf(true, info("country", Words::tr("Country"))), [](const Row& row) { return row.country; }));
    return columns;
}

std::vector<Column<PurchaseRow>> purchaseColumns()
{
    using Row = PurchaseRow;
    std::vector<Column<Row>> columns;
    columns.push_back(column<Row>(
        info("title", Words::tr("Product")), [](const Row& row) { return row.title; }, nullptr,
        [](const Row& row) { return row.sku; }));
    columns.push_back(column<Row>(
        info("state", Words::tr("What if"), ColumnKind::Status),
        [](const Row& row) -> QVariant {
            return row.removed ? Words::tr("Removed") : row.added ? Words::tr("In the cart") : QString();
        },
        [](const Row& row) { return row.removed ? Tone::Warning : Tone::Info; }));
    columns.push_back(
        column<Row>(info("visits", Words::tr("Visits"), ColumnKind::Number, Words::tr("Visits in which it was bought")),
                    [](const Row& row) { return row.visits; }));
    columns.push_back(
        column<Row>(info("last", Words::tr("Last bought"), ColumnKind::Date), [](const Row& row) { return row.last; }));
    return columns;
}

std::vector<Column<ListRow>> listColumns(bool compared)
{
    using Row = ListRow;
    std::vector<Column<Row>> columns;
    columns.push_back(
        column<Row>(info("place", Words::tr("#"), ColumnKind::Number), [](const Row& row) { return row.place; }));
    columns.push_back(column<Row>(
        info("title", Words::tr("Product")), [](const Row& row) { return row.title; }, nullptr,
        [](const Row& row) { return row.sku; }));
    if (compared)
        columns.push_back(column<Row>(
            info("change", Words::tr("Change"), ColumnKind::Status, Words::tr("Against the list at the left")),
            [](const Row& row) { return row.change; }, [](const Row& row) { return row.changeTone; },
            [](const Row& row) { return row.moveReason; }));
    columns.push_back(column<Row>(
        hiddenIf(compared, info("reason", Words::tr("Why"))), [](const Row& row) { return row.reason; }, nullptr,
        [](const Row& row) { return row.causesTip; }));
    columns.push_back(
        column<Row>(hiddenIf(compared, info("strength", Words::tr("Strength, %"), ColumnKind::Bar,
                                            Words::tr("Share of all recommendations in this shop that are weaker"))),
                    [](const Row& row) { return row.ranked.score; }));
    columns.push_back(column<Row>(hiddenIf(compared, info("price", Words::tr("Price"), ColumnKind::Money)),
                                  [](const Row& row) { return known(row.priceMinor); }));
    columns.push_back(column<Row>(
        hiddenIf(compared, info("stock", Words::tr("Stock"), ColumnKind::Number,
                                Words::tr("Units on hand less reserved; blank where it was never counted"))),
        [](const Row& row) { return known(row.onHand); }));
    columns.push_back(
        column<Row>(hiddenIf(true, info("sku", Words::tr("SKU"))), [](const Row& row) { return row.sku; }));
    return columns;
}

std::vector<Column<workflow::ComparedModel>> comparisonColumns()
{
    using Row = workflow::ComparedModel;
    using M = recommend::RankingMeasures;
    std::vector<Column<Row>> columns;
    const auto measure = [&columns](const QString& id, const QString& title, const QString& tip, double M::*value) {
        columns.push_back(column<Row>(info(id, title, ColumnKind::Number, tip, 4),
                                      [value](const Row& row) { return row.measures.*value; }));
    };
    columns.push_back(
        column<Row>(info("model", Words::tr("Model")), [](const Row& row) { return modelTitle(row.model); }));
    measure("ndcg", Words::tr("NDCG@10"), Words::tr("Hits near the top count more; 1 is perfect"), &M::ndcg);
    measure("hr", Words::tr("HR@10"), Words::tr("Share of customers with at least one hit"), &M::hr);
    measure("mrr", Words::tr("MRR"), Words::tr("Mean of 1 / place of the first hit"), &M::mrr);
    measure("recall", Words::tr("Recall"), Words::tr("Share of what was bought that the list had"), &M::recall);
    measure("coverage", Words::tr("Coverage"), Words::tr("Share of products that anybody is shown"), &M::coverage);
    measure("gini", Words::tr("Gini"), Words::tr("0: all products shown alike; 1: one product in every list"),
            &M::gini);
    measure("tail", Words::tr("Tail share"), Words::tr("Places that show products outside the most popular fifth"),
            &M::tailShare);
    columns.push_back(column<Row>(
        info("gain", Words::tr("Over popular"), ColumnKind::Number, Words::tr("NDCG@10 less that of the popular list"),
             4),
        [](const Row& row) { return row.againstPopular.mean; }, nullptr,
        [](const Row& row) {
            return Words::tr("95 % interval %1 to %2, p = %3")
                .arg(format::change(row.againstPopular.low95, 4), format::change(row.againstPopular.high95, 4),
                     format::number(row.againstPopular.pValue, 4));
        }));
    columns.push_back(column<Row>(
        info("p_best", Words::tr("p against best"), ColumnKind::Number,
             Words::tr("Chance of such a difference from the best model if there were none (paired test)"), 4),
        [](const Row& row) { return row.againstBest.pValue; }));
    columns.push_back(column<Row>(info("seconds", Words::tr("Training, s"), ColumnKind::Number, {}, 2),
                                  [](const Row& row) { return row.fitSeconds; }));
    return columns;
}

std::vector<Column<workflow::SegmentWinner>> winnerColumns()
{
    using Row = workflow::SegmentWinner;
    std::vector<Column<Row>> columns;
    columns.push_back(column<Row>(info("segment", Words::tr("Segment")),
                                  [](const Row& row) { return segmentTitle(row.kind, row.segment); }));
    columns.push_back(column<Row>(info("customers", Words::tr("Customers"), ColumnKind::Number),
                                  [](const Row& row) { return QVariant::fromValue<qint64>(row.customers); }));
    columns.push_back(
        column<Row>(info("best", Words::tr("Best model")), [](const Row& row) { return modelTitle(row.model); }));
    columns.push_back(column<Row>(info("ndcg", Words::tr("NDCG@10"), ColumnKind::Number, {}, 4),
                                  [](const Row& row) { return row.ndcg; }));
    columns.push_back(
        column<Row>(info("next", Words::tr("Next best")), [](const Row& row) { return modelTitle(row.runnerUp); }));
    columns.push_back(column<Row>(
        info("ahead", Words::tr("Ahead by"), ColumnKind::Number, Words::tr("NDCG@10 of the best less the next best"),
             4),
        [](const Row& row) { return row.ahead.mean; }, nullptr,
        [](const Row& row) {
            return Words::tr("95 % interval %1 to %2, p = %3")
                .arg(format::change(row.ahead.low95, 4), format::change(row.ahead.high95, 4),
                     format::number(row.ahead.pValue, 4));
        }));
    columns.push_back(column<Row>(
        info("clear", Words::tr("Verdict"), ColumnKind::Status),
        [](const Row& row) { return row.clear() ? Words::tr("Clear") : Words::tr("Could be chance"); },
        [](const Row& row) { return row.clear() ? Tone::Good : Tone::Neutral; }));
    return columns;
}

QString segmentTitle(workflow::PreviewSegment::Kind kind, const std::string& name)
{
    const QString text = QString::fromStdString(name);
    switch (kind) {
    case workflow::PreviewSegment::Kind::Country:
        return Words::tr("Country %1").arg(text);
    case workflow::PreviewSegment::Kind::Segment:
        return Words::tr("Segment %1").arg(text);
    case workflow::PreviewSegment::Kind::Visits:
        break;
    }
    return name == "1" ? Words::tr("Customers who came once") : Words::tr("Customers with %1 visits").arg(text);
}

QString segmentTitle(const workflow::PreviewSegment& segment)
{
    return segmentTitle(segment.kind, segment.name);
}

std::vector<CustomerRow> customerRows(const workflow::PreviewData& data,
                                      const std::vector<workflow::PreviewSegment>& segments)
{
    std::vector<CustomerRow> rows{{std::nullopt, std::nullopt, Words::tr("Anonymous visitor"), {}, {}, 0, 0, {}}};
    rows.reserve(data.customers.size() + segments.size() + 1);
    for (std::size_t i = 0; i < segments.size(); ++i)
        rows.push_back({std::nullopt, i, segmentTitle(segments[i]), {}, {}, 0, 0, {}});
    for (std::size_t user = 0; user < data.customers.size(); ++user) {
        const workflow::PreviewCustomer& customer = data.customers[user];
        rows.push_back({recommend::UserIndex(user), std::nullopt, QString::fromStdString(customer.id.text),
                        QString::fromStdString(customer.segment), QString::fromStdString(customer.country),
                        customer.visits, customer.items, format::toDate(customer.lastVisit)});
    }
    return rows;
}

std::vector<PurchaseRow> purchaseRows(const workflow::PreviewData& data,
                                      const std::vector<workflow::PreviewPurchase>& purchases)
{
    std::vector<PurchaseRow> rows;
    rows.reserve(purchases.size());
    for (const workflow::PreviewPurchase& purchase : purchases) {
        const workflow::PreviewItem& item = data.items[purchase.item];
        rows.push_back({purchase.item, titleOf(item), QString::fromStdString(item.sku.text), purchase.visits,
                        format::toDate(purchase.last), purchase.removed, purchase.added});
    }
    return rows;
}

std::vector<ListRow> listRows(const workflow::PreviewData& data, const std::vector<recommend::RankedItem>& list,
                              const std::vector<recommend::RankedItem>* before)
{
    std::vector<std::optional<int>> places(list.size());
    if (before != nullptr)
        places = workflow::placesBefore(*before, list);
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const workflow::PreviewItem& item = data.items[list[i].item];
        ListRow row{static_cast<int>(i) + 1,
                    list[i],
                    titleOf(item),
                    QString::fromStdString(item.sku.text),
                    item.priceMinor,
                    item.onHand,
                    reasonOf(data, list[i]),
                    causesOf(data, list[i]),
                    {},
                    Tone::Neutral,
                    {}};
        if (before != nullptr && !places[i]) {
            row.change = Words::tr("New");
            row.changeTone = Tone::Info;
        } else if (before != nullptr && *places[i] != row.place) {
            const bool up = row.place < *places[i];
            row.change =
                up ? Words::tr("Up %1").arg(*places[i] - row.place) : Words::tr("Down %1").arg(row.place - *places[i]);
            row.changeTone = up ? Tone::Good : Tone::Warning;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ListRow> segmentRows(const workflow::PreviewData& data, const workflow::SegmentList& list,
                                 const std::vector<recommend::RankedItem>* before)
{
    std::vector<ListRow> rows = listRows(data, list.list, before);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].reason = Words::tr("In the lists of %1 of %2 customers")
                             .arg(format::percent(list.share[i], 0), format::count(static_cast<qint64>(list.asked)));
    return rows;
}

} // namespace ms::app
