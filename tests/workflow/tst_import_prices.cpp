// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_prices.h"

#include <QTest>

using namespace ms;
using namespace ms::workflow;

namespace {

/// Lines of one product: week (from Monday 2026-01-05), day within it, price.
struct Sold {
    int week;
    int day;
    std::int64_t price;
    std::int64_t units = 1;
};

SalesFile fileOf(std::initializer_list<Sold> lines)
{
    SalesFile file;
    file.skus.add("A");
    file.products.resize(1);
    const std::int64_t monday = dayNumber(*parseDay("2026-01-05"));
    for (const Sold& sold : lines) {
        SalesOrder order;
        order.orderedAt = 86400 * (monday + 7 * sold.week + sold.day) + 3600;
        file.orders.push_back(order);
        SalesLine line;
        line.order = static_cast<std::uint32_t>(file.orders.size() - 1);
        line.units = sold.units;
        line.unitPriceMinor = sold.price;
        file.lines.push_back(line);
    }
    return file;
}

QStringList changes(const SalesFile& file, std::int64_t before = 0)
{
    QStringList all;
    const std::vector<bool> none(file.lines.size(), false);
    for (const PriceChange& change : priceChanges(file, none, [&](std::uint32_t, Day) { return before; }))
        all << QString::fromStdString(toIsoText(change.day)) + ' ' + QString::number(change.priceMinor);
    return all;
}

} // namespace

class TestImportPrices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstPriceIsTheOneMostLinesBear()
    {
        QCOMPARE(changes(fileOf({{0, 0, 300}, {0, 1, 250}, {0, 2, 250}})), QStringList{"2026-01-06 250"});
        QCOMPARE(changes(fileOf({{0, 0, 250}, {0, 1, 300}})), QStringList{"2026-01-06 300"});
    }
    void threeLinesOfAWeekChangeThePrice()
    {
        QCOMPARE(changes(fileOf({{0, 0, 300}, {1, 1, 350}, {1, 2, 350}, {1, 2, 350}, {1, 0, 300}})),
                 (QStringList{"2026-01-05 300", "2026-01-13 350"}));
    }
    void oneBuyersPriceDoesNot()
    {
        QCOMPARE(changes(fileOf({{0, 0, 300}, {1, 1, 200}, {2, 0, 300}})), QStringList{"2026-01-05 300"});
    }
    void twoWeeksInARowDo()
    {
        QCOMPARE(changes(fileOf({{0, 0, 300}, {1, 1, 350}, {2, 0, 350}})),
                 (QStringList{"2026-01-05 300", "2026-01-13 350"}));
    }
    void asManyLinesAsThePriceInForceDoNotChangeIt()
    {
        QCOMPARE(changes(fileOf({{0, 0, 300}, {1, 0, 300}, {1, 1, 350}, {2, 0, 300}, {2, 1, 350}})),
                 QStringList{"2026-01-05 300"});
    }
    void whatTheWorkspaceKnowsIsNoChange()
    {
        QCOMPARE(changes(fileOf({{0, 0, 300}, {1, 0, 300}}), 300), QStringList{});
    }
    void returnsAndGiftsTellNoPrice()
    {
        QCOMPARE(changes(fileOf({{0, 0, 300, -1}, {0, 1, 0}, {1, 1, 0}})), QStringList{});
    }
    void filesOutOfOrderTellTheSame()
    {
        QCOMPARE(changes(fileOf({{2, 0, 350}, {0, 0, 300}, {1, 1, 350}})),
                 (QStringList{"2026-01-05 300", "2026-01-13 350"}));
    }
    void theListPriceCountsBeforeTheUnitPrice()
    {
        SalesFile file = fileOf({{0, 0, 250}});
        file.lines[0].listPriceMinor = 300;
        QCOMPARE(changes(file), QStringList{"2026-01-05 300"});
    }
    void daysBefore1970AreDaysToo()
    {
        SalesFile file = fileOf({{0, 0, 300}});
        file.orders[0].orderedAt = -1;
        QCOMPARE(changes(file), QStringList{"1969-12-31 300"});
    }
};

QTEST_APPLESS_MAIN(TestImportPrices)
#include "tst_import_prices.moc"
