// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_import.h"

using namespace ms;
using namespace ms::workspace;
using namespace ms::workspace::testing;

class TestImportUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void undoingTheNewestImportsLeavesExactlyWhatWasBefore()
    {
        for (std::uint64_t round = 0; round < 5; ++round) {
            ScratchWorkspace shop;
            std::vector<std::string> before{dump(*shop)};
            std::vector<ImportKey> keys;
            for (std::uint64_t i = 1; i <= 4; ++i) {
                const auto key = randomImport(*shop, round * 10 + i);
                MS_VERIFY_OK(key);
                keys.push_back(*key);
                before.push_back(dump(*shop));
                QVERIFY(before[i] != before[i - 1]);
            }
            while (!keys.empty()) {
                MS_VERIFY_OK(ImportRepository(*shop).undo(keys.back()));
                keys.pop_back();
                before.pop_back();
                QCOMPARE(dump(*shop), before.back());
            }
        }
    }

    void undoingImportsInAnyOrderEndsEmpty()
    {
        for (std::uint64_t round = 0; round < 5; ++round) {
            ScratchWorkspace shop;
            const std::string before = dump(*shop);
            std::vector<ImportKey> keys;
            for (std::uint64_t i = 1; i <= 4; ++i)
                keys.push_back(*randomImport(*shop, 1000 + round * 10 + i));
            stats::Random random(round);
            while (!keys.empty()) {
                const std::size_t which = random.below(keys.size());
                MS_VERIFY_OK(ImportRepository(*shop).undo(keys[which]));
                keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(which));
                MS_VERIFY_OK(shop->check());
            }
            QCOMPARE(OrderRepository(*shop).span()->lines, std::int64_t{0});
            QVERIFY(loadSettings(*shop)->currency.known() == false);
            const std::vector<std::string> nouns{"product", "customer", "location", "supplier"};
            QCOMPARE(dump(*shop, nouns), [&] {
                ScratchWorkspace empty;
                return dump(*empty, nouns);
            }());
        }
    }

    void whatAPersonChangedSinceStays()
    {
        ScratchWorkspace shop;
        ProductRepository products(*shop);
        Product product{{}, Sku{"A"}, "Lamp", {}, {}, {}, 100, {}, {1}, {1}, true};
        product.key = *products.add(product);
        auto writer = ImportWriter::begin(*shop, file("a.csv"));
        MS_VERIFY_OK(writer);
        const ImportKey import = writer->key();
        product.title = "Desk lamp";
        product.priceMinor = 120;
        MS_VERIFY_OK(products.update(product, import));
        MS_VERIFY_OK(writer->commit({}));
        product.priceMinor = 150; // pushed after the import
        MS_VERIFY_OK(products.update(product));
        MS_VERIFY_OK(ImportRepository(*shop).undo(import));
        const Product after = *products.bySku(Sku{"A"});
        QCOMPARE(after.title, std::string("Lamp"));
        QCOMPARE(*after.priceMinor, std::int64_t{150});
    }

    void undoingAnImportThatIsNotThereIsSaid()
    {
        ScratchWorkspace shop;
        const auto undone = ImportRepository(*shop).undo({3});
        QVERIFY(!undone && undone.error().code == ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(TestImportUndo)
#include "tst_import_undo.moc"
