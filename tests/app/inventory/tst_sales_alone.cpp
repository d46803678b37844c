// SPDX-License-Identifier: GPL-3.0-or-later
// Page Inventory on a shop that imported its sales and nothing else: every tab says what it lacks.
#include "inventory_page_test.h"

#include "app/inventory/supplier_panel.h"

#include <QCheckBox>
#include <QTextBrowser>

using namespace ms;
using namespace ms::app;

class TestSalesAlone : public QObject, InventoryPageTest {
    Q_OBJECT

    QString words(const char* label) { return child<QLabel>(label)->text(); }

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init()
    {
        makeShop();
        for (int week = 0; week < 30; ++week) {
            const std::string day = toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week});
            m_shop->sell({{day.c_str(), "A", 18 + 2 * (week % 3), 500}});
        }
    }
    void cleanup() { closePage(); }
    void everyTabSaysWhatItLacks()
    {
        open();
        const struct {
            const char* label;
            const char* says;
            const char* view;
        } tabs[] = {
            {"transferSumLabel", "No stock was counted", "transfersView"},
            {"excessSumLabel", "No stock was counted", "excessView"}, // not that nothing is too much
            {"kitSumLabel", "There are no kits", "kitsView"},
            {"messageLabel", "No suppliers yet", "suppliersView"},
            {"priceBreakLabel", "No price breaks are known", "priceBreaksView"},
            {"reasonLabel", "never counted", "arithmeticView"},
        };
        for (const auto& tab : tabs) {
            QVERIFY2(words(tab.label).contains(QLatin1String(tab.says)), qPrintable(words(tab.label)));
            QVERIFY2(child<QWidget>(tab.view)->isHidden(), tab.view);
        }
        child<QCheckBox>("assumeCheck")->setChecked(true);
        QTRY_VERIFY(words("excessSumLabel").contains(QStringLiteral("No SKU holds more")));
    }
    /// Words that stand alone stand where one looks first.
    void wordsAloneStandAtTheTop()
    {
        open();
        auto* tabs = child<QTabWidget>("masterTabs");
        for (const char* label : {"transferSumLabel", "excessSumLabel", "kitSumLabel", "messageLabel"}) {
            auto* said = child<QLabel>(label);
            QWidget* tab = said->parentWidget();
            tabs->setCurrentWidget(tab);
            QVERIFY2(QTest::qWaitForWindowExposed(tab), label);
            const int textTop =
                said->mapTo(tab, QPoint(0, said->alignment() & Qt::AlignTop ? 0 : said->height() / 2)).y();
            QVERIFY2(textTop < tab->height() / 5, qPrintable(QStringLiteral("%1 at %2").arg(label).arg(textTop)));
        }
    }
};

QTEST_MAIN(TestSalesAlone)
#include "tst_sales_alone.moc"
