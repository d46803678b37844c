// SPDX-License-Identifier: GPL-3.0-or-later
#include "../audit.h"
#include "inventory_page_test.h"

#include "workspace/price_break_repository.h"

#include <QCheckBox>
#include <QSpinBox>

using namespace ms;
using namespace ms::app;

/// A costs 2.00 and sells 20 a week; 5 are there.
class TestPriceBreakPanel : public QObject, InventoryPageTest {
    Q_OBJECT

    void setBreak(std::int64_t from, std::int64_t unitCostMinor)
    {
        QVERIFY(workspace::PriceBreakRepository(**m_shop).set({m_shop->product("A"), {from}, unitCostMinor}));
    }
    TableView* prices() { return child<TableView>("priceBreaksView"); }
    QString words() { return child<QLabel>("priceBreakLabel")->text(); }
    QString price(int row, const char* column)
    {
        const auto* model = qobject_cast<TableModelBase*>(prices()->proxy()->sourceModel());
        return model->index(row, model->columnOf(QLatin1String(column))).data().toString();
    }

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init()
    {
        makeShop();
        sell();
    }
    void cleanup() { closePage(); }
    void withoutBreaksItSaysHowTheyCome()
    {
        open();
        QVERIFY(words().contains(QStringLiteral("sku, from units and unit cost")));
        QVERIFY(prices()->isHidden());
    }
    void showsAtWhichPriceTheOrderStands()
    {
        const std::int64_t needed = neededOf("A");
        setBreak(10, 190);
        setBreak(200, 150);
        open();
        m_page->showSku(Sku{"A"});
        child<QTabWidget>("detailTabs")->setCurrentWidget(child<QWidget>("priceBreakTab"));
        QVERIFY(prices()->isVisibleTo(m_page.get()));
        QCOMPARE(prices()->proxy()->rowCount(), 3);
        QCOMPARE(price(0, "from"), QStringLiteral("1"));
        QCOMPARE(price(0, "unit_cost"), QStringLiteral("2.00"));
        QCOMPARE(price(1, "saved_a_unit"), QStringLiteral("0.10"));
        QCOMPARE(price(2, "saved_a_unit"), QStringLiteral("0.50"));
        QCOMPARE(price(1, "gain"), QString());                // no more than is needed
        QCOMPARE(price(2, "saved"), QStringLiteral("80.00")); // of 0.40
        QCOMPARE(price(1, "order"), QString());
        QCOMPARE(price(2, "order"), QStringLiteral("200"));
        QCOMPARE(prices()->currentRow(), 2);
        QVERIFY2(words().contains(QStringLiteral("The order of 200 is at the price from 200 units on, £1.50 a unit. "
                                                 "%1 of them are for the lower price")
                                      .arg(200 - needed)),
                 qPrintable(words()));
        QVERIFY(child<QLabel>("reasonLabel")->text().contains(QStringLiteral("for the lower price of a larger")));
        QCOMPARE(unreachable(*child<QWidget>("priceBreakTab")), QStringList());
        m_page->showSku(Sku{"B"}); // has none
        QVERIFY(prices()->isHidden() && words().contains(QStringLiteral("No price breaks")));
    }
    void saysWhyAnOrderStaysBelowABreak()
    {
        setBreak(10, 190);
        setBreak(5000, 189);
        open();
        m_page->showSku(Sku{"A"});
        const QString order = QString::number(cell("A", "suggestion").toLongLong());
        QVERIFY2(words().startsWith(QStringLiteral("The order of %1 is at the price from 10 units on").arg(order)),
                 qPrintable(words()));
        QVERIFY2(words().contains(QStringLiteral("5,000 at once would save £50.00, but holding")), qPrintable(words()));
        QVERIFY(price(2, "gain").startsWith(QLatin1Char('-')) || price(2, "gain").startsWith(QChar(0x2212)));
    }
    void saysThatALimitLeavesNoRoom()
    {
        const std::int64_t needed = neededOf("A");
        setBreak(200, 150);
        open();
        m_page->showSku(Sku{"A"});
        child<QSpinBox>("roomSpin")->setValue(static_cast<int>(needed) + 5);
        child<QCheckBox>("roomCheck")->setChecked(true);
        QTRY_COMPARE(cell("A", "suggestion").toLongLong(), needed);
        QVERIFY2(words().contains(QStringLiteral("is at the list cost, £2.00 a unit. A larger order at a lower price "
                                                 "would gain, but the limits leave no room.")),
                 qPrintable(words()));
    }
    void saysWhatIsNotOrderedAndWhatWasNeverCounted()
    {
        setBreak(50, 100); // where the order of A stands: the second row, as the second of B would be
        QVERIFY(workspace::PriceBreakRepository(**m_shop).set({m_shop->product("B"), {100}, 90}));
        for (const char* sku : {"B", "C"})
            QVERIFY(workspace::PriceBreakRepository(**m_shop).set({m_shop->product(sku), {50}, 100}));
        open();
        m_page->showSku(Sku{"A"});
        QCOMPARE(prices()->selectedRows(), std::vector<int>{1});
        m_page->showSku(Sku{"B"});
        QCOMPARE(words(), QStringLiteral("No order is suggested now."));
        QVERIFY(prices()->selectedRows().empty());     // none is the order's
        QCOMPARE(price(0, "saved_a_unit"), QString()); // its list cost is not known
        m_page->showSku(Sku{"C"});
        QVERIFY2(words().contains(QStringLiteral("never counted")), qPrintable(words()));
    }

private:
    std::int64_t neededOf(const char* sku)
    {
        NoProgress progress;
        const auto inputs = workflow::loadInventory((*m_shop)->path(), progress);
        const auto plan = workflow::planInventory(**inputs, workflow::headerOf(**inputs).scenario, progress);
        return std::ranges::find(plan->rows, Sku{sku}, &workflow::InventoryRow::sku)->suggestion->units;
    }
};

QTEST_MAIN(TestPriceBreakPanel)
#include "tst_price_break_panel.moc"
