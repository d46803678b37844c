// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/row_table_model.h"
#include "app/table/table_view.h"
#include "app_test.h"

#include <QHeaderView>
#include <QTableView>

using namespace ms;
using namespace ms::app;

class TestTableFit : public QObject {
    Q_OBJECT

    using Row = QString;

    static std::vector<Column<Row>> columns()
    {
        std::vector<Column<Row>> all;
        all.push_back({{"sku", "SKU"}, [](const Row&) { return QVariant(QStringLiteral("85123A")); }});
        all.push_back({{"title", "Title"}, [](const Row& row) { return QVariant(row); }});
        for (const char* name : {"order", "risk", "stock", "cover", "point", "cost"})
            all.push_back({{QString::fromLatin1(name), QStringLiteral("Money at risk"), ColumnKind::Number, 2},
                           [](const Row&) { return QVariant(12345.67); }});
        return all;
    }

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    /// Whatever the width: the edge cuts a figure only where the title has no room left to give.
    void theEdgeCutsNoFigureThatAShorterTitleWouldSave()
    {
        constexpr int narrowestTitle = 120;
        RowTableModel<Row> model(columns());
        model.setRows(std::vector<Row>(5, QStringLiteral("WHITE HANGING HEART T-LIGHT HOLDER, LARGE")));
        int saved = 0;
        for (int width = 420; width <= 760; width += 20) {
            TableView view;
            view.setModel(&model);
            view.resize(width, 300);
            view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&view));
            const QHeaderView* header = view.table()->horizontalHeader();
            const int edge = view.table()->viewport()->width();
            QVERIFY(header->length() > edge); // it scrolls
            const int title = header->sectionSize(1);
            int over = 0;
            for (int column = 2; column < header->count(); ++column) {
                const int right = header->sectionPosition(column) + header->sectionSize(column);
                if (header->sectionPosition(column) < edge && right > edge)
                    over = right - edge;
            }
            QVERIFY2(over == 0 || title - narrowestTitle < over,
                     qPrintable(QStringLiteral("%1 wide: %2 over, title %3").arg(width).arg(over).arg(title)));
            QVERIFY(title >= narrowestTitle);
            saved += over == 0;
        }
        QVERIFY(saved > 3);
    }
};

QTEST_MAIN(TestTableFit)
#include "tst_table_fit.moc"
