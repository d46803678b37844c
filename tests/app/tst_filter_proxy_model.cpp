// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/filter_proxy_model.h"
#include "app_test.h"
#include "sample_page.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace ms;
using namespace ms::app;

class FilterProxyModelTest : public QObject {
    Q_OBJECT
private:
    RowTableModel<SampleRow> m_model{sampleColumns()};
    FilterProxyModel m_proxy;

    [[nodiscard]] QString first(const char* column) const
    {
        return m_proxy.index(0, m_model.columnOf(column)).data().toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        prepareLook();
        m_proxy.setSourceModel(&m_model);
        new QAbstractItemModelTester(&m_proxy, QAbstractItemModelTester::FailureReportingMode::QtTest, this);
        new QAbstractItemModelTester(&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest, this);
    }

    void init()
    {
        m_model.setRows(sampleRows(100), *Currency::parse("GBP"));
        for (const int column : m_proxy.filteredColumns())
            m_proxy.setColumnFilter(column, {});
        m_proxy.setText({});
        m_proxy.setCondition({});
        m_proxy.sort(-1);
    }

    void everythingIsShownInTheModelsOrder()
    {
        QCOMPARE(m_proxy.rowCount(), 100);
        for (int row = 0; row < 100; ++row)
            QCOMPARE(m_proxy.sourceRow(row), row);
    }

    void numbersSortByValueNotByText()
    {
        const int column = m_model.columnOf("units");
        m_proxy.sort(column, Qt::AscendingOrder);
        for (int row = 1; row < m_proxy.rowCount(); ++row)
            QVERIFY(m_proxy.index(row - 1, column).data(SortRole).toDouble() <=
                    m_proxy.index(row, column).data(SortRole).toDouble());
    }

    void theUnknownComesLastInEitherDirection()
    {
        const int column = m_model.columnOf("margin");
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            m_proxy.sort(column, order);
            QVERIFY(m_proxy.index(0, column).data(SortRole).isValid());
            QVERIFY(!m_proxy.index(m_proxy.rowCount() - 1, column).data(SortRole).isValid());
        }
    }

    void aSelectionSurvivesSorting()
    {
        const QPersistentModelIndex kept(m_proxy.index(7, 0));
        const QString sku = kept.data().toString();
        m_proxy.sort(m_model.columnOf("units"), Qt::DescendingOrder);
        QCOMPARE(kept.data().toString(), sku);
    }

    void moneyAndPercentagesAreTypedAsTheyAreShown()
    {
        QVERIFY(m_proxy.setColumnFilter(m_model.columnOf("risk"), "> 4,000"));
        QVERIFY(m_proxy.rowCount() > 0 && m_proxy.rowCount() < 100);
        for (int row = 0; row < m_proxy.rowCount(); ++row)
            QVERIFY(m_proxy.index(row, m_model.columnOf("risk")).data(SortRole).toLongLong() > 400000);
        QVERIFY(m_proxy.setColumnFilter(m_model.columnOf("risk"), ""));
        QVERIFY(m_proxy.setColumnFilter(m_model.columnOf("margin"), "60..100"));
        for (int row = 0; row < m_proxy.rowCount(); ++row)
            QVERIFY(m_proxy.index(row, m_model.columnOf("margin")).data(SortRole).toDouble() >= 0.6);
    }

    void whatMeansNothingChangesNothing()
    {
        QVERIFY(!m_proxy.setColumnFilter(m_model.columnOf("units"), "many"));
        QCOMPARE(m_proxy.rowCount(), 100);
    }

    void everyWordMustStandSomewhere()
    {
        m_proxy.setText("heart lumpy");
        QVERIFY(m_proxy.rowCount() > 0);
        for (int row = 0; row < m_proxy.rowCount(); ++row) {
            QVERIFY(m_proxy.index(row, m_model.columnOf("title")).data().toString().contains("heart"));
            QCOMPARE(m_proxy.index(row, m_model.columnOf("kind")).data().toString(), "Lumpy");
        }
    }

    void aPastedListPicksItsSkus()
    {
        m_proxy.setText(m_model.row(3).sku.toLower() + ", " + m_model.row(50).sku);
        QCOMPARE(m_proxy.rowCount(), 2);
        QCOMPARE(first("sku"), m_model.row(3).sku);
    }

    void aConditionGetsSourceRows()
    {
        m_proxy.setCondition([](int row) { return row % 10 == 0; });
        QCOMPARE(m_proxy.rowCount(), 10);
        QCOMPARE(m_proxy.sourceRow(9), 90);
    }

    void totalsAreOfWhatIsShown()
    {
        const int money = m_model.columnOf("risk");
        qint64 sum = 0;
        for (int row = 0; row < 10; ++row)
            sum += m_model.row(row).money;
        m_proxy.setCondition([](int row) { return row < 10; });
        QCOMPARE(m_proxy.total(money).toLongLong(), sum);
        QCOMPARE(m_proxy.total(m_model.columnOf("sku")).toInt(), 10);
        double margin = 0;
        int known = 0;
        for (int row = 0; row < 10; ++row) {
            margin += std::max(0.0, m_model.row(row).margin);
            known += m_model.row(row).margin >= 0 ? 1 : 0;
        }
        QCOMPARE(m_proxy.total(m_model.columnOf("margin")).toDouble(), margin / known);
        QVERIFY(!m_proxy.total(m_model.columnOf("title")).isValid());
    }

    void theFirstRowsTotalsOfNothingAreBlank()
    {
        m_proxy.setCondition([](int) { return false; });
        QVERIFY(!m_proxy.total(m_model.columnOf("risk")).isValid());
    }

    void aChangedRowIsAnnounced()
    {
        QSignalSpy changed(&m_proxy, &QAbstractItemModel::dataChanged);
        SampleRow row = m_model.row(5);
        row.units = 12345;
        m_model.setRow(5, row);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_proxy.index(5, m_model.columnOf("units")).data().toString(), "12,345.0");
    }
};

QTEST_MAIN(FilterProxyModelTest)
#include "tst_filter_proxy_model.moc"
