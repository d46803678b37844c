// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demo_shop.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cmath>
#include <map>

using namespace ms;
using namespace ms::workflow;
using namespace ms::workspace;

namespace {

class CanceledAfter final : public Progress {
public:
    explicit CanceledAfter(int looks) : m_looks(looks) {}
    [[nodiscard]] bool canceled() const override { return m_looks.fetch_sub(1) <= 0; }

private:
    mutable std::atomic<int> m_looks;
};

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestDemoShop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_request.workspace = m_folder.filePath("shop.studio").toStdString();
        m_request.size = {40, 60, 150, 7};
        NoProgress progress;
        const auto made = createDemoShop(m_request, progress);
        QVERIFY2(made.has_value(), made ? "" : made.error().detail.c_str());
        m_made = *made;
        m_truth = QJsonDocument::fromJson(bytesOf(m_folder.filePath("shop.studio.truth.json"))).object();
        QCOMPARE(m_truth["products"].toArray().size(), 40);
    }

    void sameSeedSameBytesWhateverTheThreads()
    {
        DemoRequest again = m_request;
        NoProgress progress;
        again.workspace = m_folder.filePath("again.studio").toStdString();
        again.threads = 1;
        QVERIFY(createDemoShop(again, progress).has_value());
        QVERIFY(bytesOf(m_folder.filePath("again.studio")) == bytesOf(m_folder.filePath("shop.studio")));
        QVERIFY(bytesOf(m_folder.filePath("again.studio.truth.json")) ==
                bytesOf(m_folder.filePath("shop.studio.truth.json")));
        again.workspace = m_folder.filePath("other.studio").toStdString();
        again.size.seed = 8;
        QVERIFY(createDemoShop(again, progress).has_value());
        QVERIFY(bytesOf(m_folder.filePath("other.studio")) != bytesOf(m_folder.filePath("shop.studio")));
    }

    void orderLinesAddUpToWhatWasSold()
    {
        auto workspace = Workspace::open(m_request.workspace, OpenMode::ReadOnly);
        std::map<std::int64_t, std::int64_t> sold;
        std::int64_t lines = 0;
        QVERIFY(OrderRepository(*workspace)
                    .forEachLine([&](const OrderLine& line) {
                        sold[line.product.value] += std::max<std::int64_t>(line.units, 0);
                        ++lines;
                        QCOMPARE(line.netMinor, line.units * line.unitPriceMinor);
                    })
                    .has_value());
        QCOMPARE(lines, m_made.lines);
        for (const QJsonValue& value : m_truth["products"].toArray()) {
            const QJsonObject truth = value.toObject();
            const auto product = ProductRepository(*workspace).bySku({truth["sku"].toString().toStdString()});
            QVERIFY(product.has_value());
            QCOMPARE(sold[product->key.value], truth["sold_units"].toInteger());
            QCOMPARE(truth["sold_units"].toInteger() + truth["lost_units"].toInteger(),
                     truth["demand_units"].toInteger());
        }
    }

    void demandFollowsItsTruth()
    {
        // All products together: the units that were asked for against the sum of the formula, price effects left out.
        const DemoPlan plan = planDemoShop(m_request.size);
        double expected = 0;
        for (const DemoProduct& product : plan.products) {
            for (int day = 0; day < plan.days; ++day)
                expected += expectedUnits(plan, product, day, 1, false);
        }
        double asked = 0;
        for (const QJsonValue& value : m_truth["products"].toArray())
            asked += static_cast<double>(value.toObject()["demand_units"].toInteger());
        QVERIFY2(std::abs(asked / expected - 1) < 0.1, qPrintable(QString::number(asked / expected)));
    }

    void aHigherPriceSellsLessByTheElasticity()
    {
        const DemoPlan plan = planDemoShop(m_request.size);
        const DemoProduct& product = plan.products[3];
        const double ratio =
            expectedUnits(plan, product, 400, 1.2, false) / expectedUnits(plan, product, 400, 1, false);
        QVERIFY(std::abs(std::log(ratio) / std::log(1.2) - product.elasticity) < 1e-9);
    }

    void deliveriesTakeTheLeadTimeOfTheirSupplier()
    {
        auto workspace = Workspace::open(m_request.workspace, OpenMode::ReadOnly);
        const auto orders = PurchaseOrderRepository(*workspace).all();
        QVERIFY(orders->size() > 100);
        std::map<std::int64_t, std::pair<double, int>> taken;
        bool anyOpen = false;
        for (const PurchaseOrder& order : *orders) {
            anyOpen = anyOpen || !order.receivedDay;
            if (!order.receivedDay)
                continue;
            auto& [days, count] = taken[order.supplier->value];
            days += static_cast<double>((*order.receivedDay - order.orderedDay).count());
            ++count;
        }
        QVERIFY(anyOpen);
        for (const QJsonValue& value : m_truth["suppliers"].toArray()) {
            const QJsonObject truth = value.toObject();
            const auto supplier = SupplierRepository(*workspace).byId({truth["code"].toString().toStdString()});
            const auto& [days, count] = taken[supplier->key.value];
            const double error = days / count - truth["lead_time_days"].toDouble();
            QVERIFY(std::abs(error) < 5 * truth["lead_time_sd_days"].toDouble() / std::sqrt(count));
        }
    }

    void stockIsNeverNegativeAndRunsOutAtTimes()
    {
        auto workspace = Workspace::open(m_request.workspace, OpenMode::ReadOnly);
        std::int64_t empty = 0;
        QVERIFY(StockRepository(*workspace)
                    .forEach([&](const StockPosition& position) {
                        QVERIFY(position.onHand.units >= 0);
                        empty += position.onHand.units == 0 ? 1 : 0;
                    })
                    .has_value());
        QVERIFY(empty > 0);
        QVERIFY(workspace->check().has_value());
    }

    void skusStayText()
    {
        auto workspace = Workspace::open(m_request.workspace, OpenMode::ReadOnly);
        QVERIFY(ProductRepository(*workspace).bySku({"08001"}).has_value());
    }

    void refusesAWorkspaceThatIsThereAndSizesOutOfRange()
    {
        NoProgress progress;
        QCOMPARE(createDemoShop(m_request, progress).error().code, ErrorCode::Conflict);
        DemoRequest bad = m_request;
        bad.workspace = m_folder.filePath("bad.studio").toStdString();
        bad.size.products = 0;
        QCOMPARE(createDemoShop(bad, progress).error().code, ErrorCode::InvalidInput);
        QVERIFY(!QFile::exists(m_folder.filePath("bad.studio")));
    }

    void cancelLeavesNothing()
    {
        for (const int looks : {0, 10, 45, 60}) {
            CanceledAfter progress(looks);
            DemoRequest canceled = m_request;
            canceled.threads = 1;
            canceled.workspace = m_folder.filePath("canceled.studio").toStdString();
            const auto made = createDemoShop(canceled, progress);
            QVERIFY(!made);
            QCOMPARE(made.error().code, ErrorCode::Canceled);
            QCOMPARE(QDir(m_folder.path()).entryList({"canceled*"}).size(), 0);
        }
    }

    void writesSeriesOfTheSizeAskedFor()
    {
        NoProgress progress;
        const QString path = m_folder.filePath("series.csv");
        QCOMPARE(*writeDemoSeries({path.toStdString(), 300, 20, 3}, progress), 6000);
        const QByteArray text = bytesOf(path);
        QCOMPARE(text.count('\n'), 6001);
        QVERIFY(text.startsWith("series_id,t,value\nS00001,2026-10-27,"));
        QVERIFY(text.contains("\nS00300,2026-11-15,"));
        QVERIFY(*writeDemoSeries({path.toStdString(), 300, 20, 3}, progress) == 6000 && bytesOf(path) == text);
        QVERIFY(!writeDemoSeries({path.toStdString(), 0, 20, 3}, progress));
    }

private:
    QTemporaryDir m_folder;
    DemoRequest m_request;
    DemoSummary m_made;
    QJsonObject m_truth;
};

QTEST_APPLESS_MAIN(TestDemoShop)
#include "tst_demo_shop.moc"
