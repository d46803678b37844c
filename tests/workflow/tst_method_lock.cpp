// SPDX-License-Identifier: GPL-3.0-or-later
// Methods that people chose for a SKU or a category, in the runs and on the page.
#include "../features/small_shop.h"
#include "workflow/demand_levels.h"
#include "workflow/forecast_run.h"
#include "workflow/method_lock.h"
#include "workspace/forecast_repository.h"
#include "workspace/product_repository.h"

#include <QTest>

#include <algorithm>

using namespace ms;
using features::testing::SmallShop;

class TestMethodLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<SmallShop>();
        m_shop->sellForAYear();
    }
    void aLockedMethodForecastsEveryRun();
    void aCategoryIsLockedButNotItsSkuWithALockOfItsOwn();

private:
    workflow::MethodLockRequest lock(const char* method)
    {
        workflow::MethodLockRequest request;
        request.workspace = (*m_shop)->path();
        request.method = method;
        request.author = "Ada";
        request.at = *parseShopTime("2011-10-10T09:00");
        return request;
    }
    void lockSku(const char* sku, const char* method)
    {
        workflow::MethodLockRequest request = lock(method);
        request.sku = Sku{sku};
        QVERIFY(workflow::lockMethod(request));
    }
    void lockCategory(const char* category, const char* method)
    {
        workflow::MethodLockRequest request = lock(method);
        request.category = category;
        QVERIFY(workflow::lockMethod(request));
    }
    std::string methodOf(const char* sku)
    {
        workflow::ForecastRunRequest request;
        request.workspace = (*m_shop)->path();
        request.horizon = 4;
        request.at = *parseShopTime("2011-10-10T09:00");
        const auto done = workflow::runForecast(request, m_progress);
        Q_ASSERT(done);
        const workspace::ForecastRepository repository(**m_shop);
        return repository.of(workspace::ForecastRunKey{done->run}, m_shop->product(sku))->method;
    }
    workflow::DemandView view() { return *workflow::readDemandView((*m_shop)->path(), m_progress); }

    std::unique_ptr<SmallShop> m_shop;
    NoProgress m_progress;
};

void TestMethodLock::aLockedMethodForecastsEveryRun()
{
    const std::string before = methodOf("B");
    lockSku("A", "croston");
    QVERIFY(view().run->stale);
    QCOMPARE(methodOf("A"), std::string("croston"));
    QCOMPARE(methodOf("A"), std::string("croston"));
    QCOMPARE(methodOf("B"), before);
    const auto rows = view().rows;
    for (const workflow::DemandRow& row : rows)
        QCOMPARE(row.lockedMethod, row.sku.text == "A" ? std::optional<std::string>("croston") : std::nullopt);
    const auto row = std::find_if(rows.begin(), rows.end(), [](const auto& one) { return one.sku.text == "A"; });
    const auto detail = workflow::readDemandDetail((*m_shop)->path(), *row, m_progress);
    QCOMPARE(detail->lockedMethod, std::optional<std::string>("croston"));
    QCOMPARE(detail->backtest.at(0).method, std::string("croston"));
    lockSku("A", "");
    QVERIFY(methodOf("A") != "croston");
    // One that needs a year is held, and not used; it is no longer one that waits for a run.
    lockSku("A", "snaive");
    const auto rowOfA = [&] {
        const auto all = view().rows;
        return *std::find_if(all.begin(), all.end(), [](const auto& one) { return one.sku.text == "A"; });
    };
    QVERIFY(rowOfA().lockIsNew);
    QCOMPARE(methodOf("A"), std::string("naive"));
    QVERIFY(!rowOfA().lockIsNew && rowOfA().lockedMethod == std::optional<std::string>("snaive"));
    auto wrong = lock("boosted-trees"); // needs all SKUs
    wrong.sku = Sku{"A"};
    QCOMPARE(workflow::lockMethod(wrong).error().code, ErrorCode::NotFound);
    wrong = lock("ses");
    wrong.category = "no such";
    QCOMPARE(workflow::lockMethod(wrong).error().code, ErrorCode::NotFound);
    wrong.method.clear(); // one that is gone can still be unlocked
    QVERIFY(workflow::lockMethod(wrong));
}

void TestMethodLock::aCategoryIsLockedButNotItsSkuWithALockOfItsOwn()
{
    workspace::ProductRepository products(**m_shop);
    for (const char* sku : {"A", "B"}) {
        auto product = *products.byKey(m_shop->product(sku));
        product.category = "bags";
        QVERIFY(products.update(product));
    }
    lockCategory("bags", "ses");
    lockSku("B", "theta");
    QCOMPARE(methodOf("A"), std::string("ses"));
    QCOMPARE(methodOf("B"), std::string("theta"));
    const auto levels =
        workflow::demandAtLevel((*m_shop)->path(), view().rows, workflow::DemandLevel::Category, m_progress);
    QCOMPARE(levels->at(0).lockedMethod, std::optional<std::string>("ses"));
    const auto locks = workflow::readLocks((*m_shop)->path());
    QCOMPARE(locks->size(), std::size_t{2});
    QVERIFY(locks->at(0).sku.text.empty() && locks->at(0).category == "bags" && locks->at(0).method == "ses");
    QVERIFY(locks->at(1).sku.text == "B" && locks->at(1).method == "theta" && locks->at(1).author == "Ada");
    // The category stays locked where each of its SKUs has a lock of its own.
    lockSku("A", "theta");
    const auto all =
        workflow::demandAtLevel((*m_shop)->path(), view().rows, workflow::DemandLevel::Category, m_progress);
    QCOMPARE(all->at(0).lockedMethod, std::optional<std::string>("ses"));
    QVERIFY(!all->at(1).lockedMethod);
    const auto detail = workflow::readDemandDetail((*m_shop)->path(), all->at(0), m_progress);
    QCOMPARE(detail->lockedMethod, std::optional<std::string>("ses"));
}

QTEST_APPLESS_MAIN(TestMethodLock)
#include "tst_method_lock.moc"
