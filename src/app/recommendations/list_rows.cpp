// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommendations/list_rows.h"

#include "app/format.h"

#include <QCoreApplication>

namespace ms::app {

namespace {

/// The words of this page; free functions have no tr() of their own.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ms::app::RecommendationsPage)
};

QVariant known(const std::optional<qint64>& value)
{
    return value ? QVariant(*value) : QVariant();
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
    case recommend::Basis::Model:
        break;
    }
    QStringList titles;
    for (const recommend::Cause& cause : ranked.causes)
        titles << titleOf(data.items[cause.item]);
    return titles.isEmpty() ? Words::tr("The history as a whole")
                            : Words::tr("Because of %1").arg(QLocale().createSeparatedList(titles));
}

QString causesOf(const workflow::PreviewData& data, const recommend::RankedItem& ranked)
{
    QStringList lines;
    for (const recommend::Cause& cause : ranked.causes)
        lines << Words::tr("%1 carries %2 of the score; without it the place would be another.")
                     .arg(titleOf(data.items[cause.item]), format::percent(cause.share, 0));
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
    if (name == "transformer")
        return Words::tr("Transformer");
    if (name == "auto")
        return Words::tr("Automatic");
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

std::vector<Column<CustomerRow>> customerColumns()
{
    using Row = CustomerRow;
    return {
        {{"customer", Words::tr("Customer"), ColumnKind::Text}, [](const Row& row) -> QVariant { return row.id; }},
        {{"visits", Words::tr("Visits"), ColumnKind::Number},
         [](const Row& row) { return row.customer ? QVariant(row.visits) : QVariant(); }},
        {{"items", Words::tr("Products"), ColumnKind::Number, 0, Total::None, Words::tr("Different products bought")},
         [](const Row& row) { return row.customer ? QVariant(row.items) : QVariant(); }},
        {{"last", Words::tr("Last visit"), ColumnKind::Date}, [](const Row& row) -> QVariant { return row.last; }},
        {{"segment", Words::tr("Segment"), ColumnKind::Text, 0, Total::None, {}, true},
         [](const Row& row) -> QVariant { return row.segment; }},
        {{"country", Words::tr("Country"), ColumnKind::Text, 0, Total::None, {}, true},
         [](const Row& row) -> QVariant { return row.country; }},
    };
}

std::vector<Column<PurchaseRow>> purchaseColumns()
{
    using Row = PurchaseRow;
    const auto state = [](const Row& row) -> QVariant {
        return row.removed ? Words::tr("Removed") : row.added ? Words::tr("In the cart") : QString();
    };
    return {
        {{"title", Words::tr("Product"), ColumnKind::Text},
         [](const Row& row) -> QVariant { return row.title; },
         {},
         [](const Row& row) { return row.sku; }},
        {{"visits", Words::tr("Visits"), ColumnKind::Number, 0, Total::None,
          Words::tr("Visits in which it was bought")},
         [](const Row& row) -> QVariant { return row.visits; }},
        {{"last", Words::tr("Last bought"), ColumnKind::Date}, [](const Row& row) -> QVariant { return row.last; }},
        {{"state", Words::tr("What if"), ColumnKind::Status}, state,
         [](const Row& row) { return row.removed ? Tone::Warning : Tone::Info; }},
    };
}

std::vector<Column<ListRow>> listColumns(bool compared)
{
    using Row = ListRow;
    std::vector<Column<Row>> columns{
        {{"place", Words::tr("#"), ColumnKind::Number}, [](const Row& row) -> QVariant { return row.place; }},
        {{"title", Words::tr("Product"), ColumnKind::Text},
         [](const Row& row) -> QVariant { return row.title; },
         {},
         [](const Row& row) { return row.sku; }},
    };
    if (compared)
        columns.push_back({{"change", Words::tr("Change"), ColumnKind::Status, 0, Total::None,
                            Words::tr("Against the list at the left")},
                           [](const Row& row) -> QVariant { return row.change; },
                           [](const Row& row) { return row.changeTone; }});
    columns.push_back({{"strength", Words::tr("Strength, %"), ColumnKind::Bar, 0, Total::None,
                        Words::tr("Share of all recommendations in this shop that are weaker")},
                       [](const Row& row) -> QVariant { return row.ranked.score; }});
    columns.push_back({{"price", Words::tr("Price"), ColumnKind::Money, 0, Total::None, {}, compared},
                       [](const Row& row) { return known(row.priceMinor); }});
    columns.push_back({{"stock", Words::tr("Stock"), ColumnKind::Number, 0, Total::None,
                        Words::tr("Units on hand less reserved; blank where it was never counted"), compared},
                       [](const Row& row) { return known(row.onHand); }});
    columns.push_back({{"reason", Words::tr("Why"), ColumnKind::Text},
                       [](const Row& row) -> QVariant { return row.reason; },
                       {},
                       [](const Row& row) { return row.causesTip; }});
    columns.push_back({{"sku", Words::tr("SKU"), ColumnKind::Text, 0, Total::None, {}, true},
                       [](const Row& row) -> QVariant { return row.sku; }});
    return columns;
}

std::vector<Column<workflow::ComparedModel>> comparisonColumns()
{
    using Row = workflow::ComparedModel;
    const auto measure = [](const QString& id, const QString& title, const QString& tip, double recommend::RankingMeasures::*value) {
        return Column<Row>{{id, title, ColumnKind::Number, 4, Total::None, tip},
                           [value](const Row& row) -> QVariant { return row.measures.*value; }};
    };
    using M = recommend::RankingMeasures;
    return {
        {{"model", Words::tr("Model"), ColumnKind::Text}, [](const Row& row) -> QVariant { return modelTitle(row.model); }},
        measure("ndcg", Words::tr("NDCG@10"), Words::tr("Hits near the top count more; 1 is perfect"), &M::ndcg),
        measure("hr", Words::tr("HR@10"), Words::tr("Share of customers with at least one hit"), &M::hr),
        measure("mrr", Words::tr("MRR"), Words::tr("Mean of 1 / place of the first hit"), &M::mrr),
        measure("recall", Words::tr("Recall"), Words::tr("Share of what was bought that the list had"), &M::recall),
        measure("coverage", Words::tr("Coverage"), Words::tr("Share of products that anybody is shown"), &M::coverage),
        measure("gini", Words::tr("Gini"), Words::tr("0: all products shown alike; 1: one product in every list"), &M::gini),
        measure("tail", Words::tr("Tail share"), Words::tr("Places that show products outside the most popular fifth"), &M::tailShare),
        {{"gain", Words::tr("Over popular"), ColumnKind::Number, 4, Total::None,
          Words::tr("NDCG@10 less that of the popular list")},
         [](const Row& row) -> QVariant { return row.againstPopular.mean; },
         {},
         [](const Row& row) {
             return Words::tr("95 % interval %1 to %2, p = %3")
                 .arg(format::change(row.againstPopular.low95, 4), format::change(row.againstPopular.high95, 4),
                      format::number(row.againstPopular.pValue, 4));
         }},
        {{"p_best", Words::tr("p against best"), ColumnKind::Number, 4, Total::None,
          Words::tr("Chance of such a difference from the best model if there were none (paired test)")},
         [](const Row& row) -> QVariant { return row.againstBest.pValue; }},
        {{"seconds", Words::tr("Training, s"), ColumnKind::Number, 2},
         [](const Row& row) -> QVariant { return row.fitSeconds; }},
    };
}

std::vector<CustomerRow> customerRows(const workflow::PreviewData& data)
{
    std::vector<CustomerRow> rows{{std::nullopt, Words::tr("Anonymous visitor"), {}, {}, 0, 0, {}}};
    rows.reserve(data.customers.size() + 1);
    for (std::size_t user = 0; user < data.customers.size(); ++user) {
        const workflow::PreviewCustomer& customer = data.customers[user];
        rows.push_back({recommend::UserIndex(user), QString::fromStdString(customer.id.text),
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
        ListRow row{static_cast<int>(i) + 1, list[i], titleOf(item), QString::fromStdString(item.sku.text),
                    item.priceMinor, item.onHand, reasonOf(data, list[i]), causesOf(data, list[i]), {}, Tone::Neutral};
        if (before != nullptr && !places[i]) {
            row.change = Words::tr("New");
            row.changeTone = Tone::Info;
        } else if (before != nullptr && *places[i] != row.place) {
            const bool up = row.place < *places[i];
            row.change = up ? Words::tr("Up %1").arg(*places[i] - row.place)
                            : Words::tr("Down %1").arg(row.place - *places[i]);
            row.changeTone = up ? Tone::Good : Tone::Warning;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace ms::app
