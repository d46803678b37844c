// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan of orders needs beside sales and stock: kits, volumes, targets of classes.
#include "scratch_workspace.h"

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
};

QTEST_APPLESS_MAIN(TestPlanningRepositories)
#include "tst_planning_repositories.moc"
