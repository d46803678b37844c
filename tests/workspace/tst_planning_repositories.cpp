// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan of orders needs beside sales and stock: kits, volumes, targets of classes.
#include "scratch_workspace.h"

#include "workspace/demand_correction_repository.h"
#include "workspace/demand_event_repository.h"
#include "workspace/demand_lock_repository.h"
#include "workspace/import_repository.h"
#include "workspace/import_writer.h"
#include "workspace/kit_repository.h"
#include "workspace/product_repository.h"
#include "workspace/service_targets.h"
#include "workspace/settings.h"
#include "workspace/volume_repository.h"

using namespace ms;
using namespace ms::workspace;
using namespace ms::workspace::testing;

namespace {

Product product(const char* sku)
{
    Product p;
    p.sku = Sku{sku};
    return p;
}

} // namespace

class TestPlanningRepositories : public QObject {
    Q_OBJECT private Q_SLOTS : void kitsComeBackAndAnImportOfThemCanBeUndone()
    {
        ScratchWorkspace shop;
        const ProductKey hamper = *ProductRepository(*shop).add(product("HAMPER"));
        const ProductKey jar = *ProductRepository(*shop).add(product("JAR"));
        const ProductKey box = *ProductRepository(*shop).add(product("BOX"));
        KitRepository kits(*shop);
        MS_VERIFY_OK(kits.set({hamper, jar, {2}}));
        QVERIFY(!kits.set({hamper, box, {0}}));
        QVERIFY(!kits.set({hamper, hamper, {1}}));
        auto writer = ImportWriter::begin(*shop, {});
        MS_VERIFY_OK(writer);
        const ImportKey import = writer->key();
        MS_VERIFY_OK(kits.set({hamper, jar, {3}}, import));
        MS_VERIFY_OK(kits.set({hamper, box, {1}}, import));
        MS_VERIFY_OK(VolumeRepository(*shop).set(jar, 350, import));
        MS_VERIFY_OK(writer->commit({}));
        QVERIFY((*kits.all() == std::vector<KitLine>{{hamper, jar, {3}}, {hamper, box, {1}}}));
        QCOMPARE(VolumeRepository(*shop).all()->at(jar.value), std::int64_t{350});
        MS_VERIFY_OK(ImportRepository(*shop).undo(import));
        QVERIFY((*kits.all() == std::vector<KitLine>{{hamper, jar, {2}}}));
        QVERIFY(VolumeRepository(*shop).all()->empty());
        MS_VERIFY_OK(kits.remove(hamper, jar));
        QVERIFY(kits.all()->empty());
        QVERIFY(!kits.remove(hamper, jar));
    }

    void volumesAreSetReplacedAndTakenBack()
    {
        ScratchWorkspace shop;
        const ProductKey jar = *ProductRepository(*shop).add(product("JAR"));
        VolumeRepository volumes(*shop);
        MS_VERIFY_OK(volumes.set(jar, 350));
        MS_VERIFY_OK(volumes.set(jar, 400));
        QCOMPARE(volumes.all()->at(jar.value), std::int64_t{400});
        QVERIFY(!volumes.set(jar, 0));
        QVERIFY(!volumes.set(jar, -5));
        QCOMPARE(volumes.all()->at(jar.value), std::int64_t{400});
        MS_VERIFY_OK(volumes.set(jar, std::nullopt));
        QVERIFY(volumes.all()->empty());
    }

    void targetsOfClassesComeBackAsTheyWere()
    {
        ScratchWorkspace shop;
        QVERIFY(*loadServiceTargets(*shop) == ServiceTargets());
        ServiceTargets targets;
        targets[0] = 0.98;
        targets[8] = 0.8;
        MS_VERIFY_OK(saveServiceTargets(*shop, targets));
        QVERIFY(*loadServiceTargets(*shop) == targets);
        targets[8].reset();
        MS_VERIFY_OK(saveServiceTargets(*shop, targets));
        QVERIFY(*loadServiceTargets(*shop) == targets);
        targets[3] = 1.0;
        QVERIFY(!saveServiceTargets(*shop, targets));
        QVERIFY(!(*loadServiceTargets(*shop))[3]);
        QVERIFY(loadSettings(*shop)); // which they do not disturb
    }

    void eventsCorrectionsAndLocksComeBackAsTheyWere()
    {
        ScratchWorkspace shop;
        const ProductKey jar = *ProductRepository(*shop).add(product("JAR"));
        DemandEventRepository events(*shop);
        DemandEvent fair{{}, "Fair", {day("2011-06-06"), day("2011-06-13")}, 250, "jars", at("2011-05-01T09:00")};
        fair.key = *events.add(fair);
        QVERIFY((*events.all() == std::vector<DemandEvent>{fair}));
        QVERIFY(!events.add({{}, "", fair.days, 1, "", {}}));
        QVERIFY(!events.add({{}, "Fair", {fair.days.first, fair.days.first}, 1, "", {}}));
        QVERIFY(!events.add({{}, "Fair", fair.days, 0, "", {}}));
        MS_VERIFY_OK(events.remove(fair.key));
        QVERIFY(events.all()->empty());

        DemandCorrectionRepository corrections(*shop);
        DemandCorrection one{jar, day("2011-06-06"), 12.0, 90, false, 15.0, "Ada", at("2011-07-01T09:00")};
        MS_VERIFY_OK(corrections.save(one));
        one.value.reset();
        MS_VERIFY_OK(corrections.save(one)); // in place of the one before
        QVERIFY((*corrections.all(jar) == std::vector<DemandCorrection>{one}));
        QVERIFY(corrections.all(ProductKey{99})->empty());
        QVERIFY(!corrections.save({jar, day("2011-06-06"), -1.0, 0, {}, {}, "Ada", {}}));
        QVERIFY(!corrections.save({jar, day("2011-06-06"), {}, 0, {}, {}, "", {}}));
        MS_VERIFY_OK(corrections.remove(jar, one.firstDay));
        QVERIFY(corrections.all()->empty());

        DemandLockRepository locks(*shop);
        const MethodLock ofJar{jar, "", "ets", "Ada", at("2011-07-01T09:00")};
        const MethodLock ofNone{{}, "", "ses", "Bob", at("2011-07-01T10:00")}; // SKUs without a category
        MS_VERIFY_OK(locks.save({jar, "", "theta", "Ada", {}}));
        MS_VERIFY_OK(locks.save(ofJar));
        MS_VERIFY_OK(locks.save(ofNone));
        QVERIFY((*locks.all() == std::vector<MethodLock>{ofNone, ofJar}));
        QVERIFY(!locks.save({jar, "", "", "Ada", {}}));
        MS_VERIFY_OK(locks.remove(ofJar));
        QVERIFY((*locks.all() == std::vector<MethodLock>{ofNone}));
    }
};

QTEST_APPLESS_MAIN(TestPlanningRepositories)
#include "tst_planning_repositories.moc"
