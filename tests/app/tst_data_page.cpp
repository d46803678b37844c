// SPDX-License-Identifier: GPL-3.0-or-later
#include "../workflow/push_fixture.h"
#include "app/controls/tile.h"
#include "app/data/connect_dialog.h"
#include "app/data/data_page.h"
#include "app/data/import_dialog.h"
#include "app/frame/main_window.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "app_test.h"
#include "audit.h"
#include "workflow/import_file.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace ms;
using namespace ms::app;

namespace {

constexpr const char* sales = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
                              "536365,85123A,WHITE HANGING HEART,6,12/1/2010 8:26,2.55,17850,United Kingdom\n"
                              "536365,71053,WHITE METAL LANTERN,6,12/1/2010 8:26,3.39,17850,United Kingdom\n"
                              "536366,85123A,WHITE HANGING HEART,x,12/13/2010 9:00,2.55,17850,United Kingdom\n";

QString written(const QTemporaryDir& folder, const char* name, const QByteArray& text)
{
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
    return file.fileName();
}

/// Presses through the import dialog, from the file to Close.
void pressThrough(QWidget* window)
{
    ImportDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = window->findChild<ImportDialog*>()));
    QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), ImportDialog::Stage::Ready, 30'000);
    auto* button = dialog->findChild<QPushButton*>("importButton");
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), ImportDialog::Stage::Done, 30'000);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!window->findChild<ImportDialog*>());
}

std::vector<PageEntry> dataPage()
{
    return {{"data", "Data", "database", "",
             [](Session& session, QWidget* parent) -> Page* { return new DataPage(session, parent); }}};
}

} // namespace

class DataPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }

    void aFileIsImportedIntoANewWorkspaceAndShown()
    {
        TestSession test;
        MainWindow window(test.session, dataPage());
        window.show();
        test.dialogs.files = {test.folder.filePath("shop.studio")};
        test.session.offerFiles({written(test.folder, "sales.csv", sales)});
        pressThrough(&window);
        QCOMPARE(test.session.workspacePath(), test.folder.filePath("shop.studio"));
        Page* page = window.currentPage();
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(page->state(), Page::State::Content, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(page->findChild<Tile*>()->figure(), "2", 30'000);
        auto* imports = page->findChild<TableView*>("importsView");
        QCOMPARE(imports->proxy()->rowCount(), 1);
        QVERIFY(imports->asText(false).contains("sales.csv\tonline-retail\t2\t0\t1"));
    }

    void rejectedRowsAreListedWithTheirReason()
    {
        TestSession test;
        workflow::ImportRequest request;
        request.file = written(test.folder, "sales.csv", sales).toStdString();
        request.workspace = test.folder.filePath("shop.studio").toStdString();
        NoProgress progress;
        QVERIFY(workflow::importFile(request, progress));
        MainWindow window(test.session, dataPage());
        window.show();
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        Page* page = window.currentPage();
        QTRY_COMPARE_WITH_TIMEOUT(page->state(), Page::State::Content, 30'000);
        auto* imports = page->findChild<TableView*>("importsView");
        const QModelIndex first = imports->proxy()->index(0, 0);
        QTest::mouseClick(imports->table()->viewport(), Qt::LeftButton, {},
                          imports->table()->visualRect(first).center());
        auto* rejects = page->findChild<TableView*>("rejectsView");
        QTRY_COMPARE_WITH_TIMEOUT(rejects->proxy()->rowCount(), 1, 30'000);
        QVERIFY(rejects->isVisible());
    }

    void undoTakesTheImportBack()
    {
        TestSession test;
        workflow::ImportRequest request;
        request.file = written(test.folder, "sales.csv", sales).toStdString();
        request.workspace = test.folder.filePath("shop.studio").toStdString();
        NoProgress progress;
        QVERIFY(workflow::importFile(request, progress));
        MainWindow window(test.session, dataPage());
        window.show();
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        Page* page = window.currentPage();
        QTRY_COMPARE_WITH_TIMEOUT(page->state(), Page::State::Content, 30'000);
        for (QAction* action : page->actions()) {
            if (action->text() == "Undo import")
                action->trigger();
        }
        QCOMPARE(test.dialogs.asked, 1);
        QTRY_COMPARE_WITH_TIMEOUT(page->state(), Page::State::Empty, 30'000);
    }

    void anUnknownFileIsMapped()
    {
        TestSession test;
        MainWindow window(test.session, dataPage());
        window.show();
        test.dialogs.files = {test.folder.filePath("shop.studio")};
        test.session.offerFiles({written(test.folder, "own.csv",
                                         "Bestellung;Tag;Artikel;Menge;Preis\n"
                                         "1;2024-03-01;A1;2;9,50\n2;2024-03-02;A2;1;4,00\n")});
        ImportDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window.findChild<ImportDialog*>()));
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), ImportDialog::Stage::Ready, 30'000);
        auto* button = dialog->findChild<QPushButton*>("importButton");
        QVERIFY(!button->isEnabled());
        const std::pair<const char*, const char*> columns[] = {{"Order number", "Bestellung"},
                                                               {"Date", "Tag"},
                                                               {"SKU", "Artikel"},
                                                               {"Quantity", "Menge"},
                                                               {"Unit price", "Preis"}};
        for (const auto& [field, header] : columns) {
            for (QComboBox* box : dialog->findChildren<QComboBox*>()) {
                if (box->accessibleName().endsWith(QString(": ") + field))
                    box->setCurrentText(header);
            }
        }
        QVERIFY(button->isEnabled());
        dialog->findChild<QLineEdit*>("currencyEdit")->setText("EUR");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), ImportDialog::Stage::Done, 30'000);
        QVERIFY(dialog->findChild<QLabel*>("resultLabel")->text().startsWith("2 rows were imported"));
    }

    void whatIsNoTableIsRefusedInWords()
    {
        TestSession test;
        MainWindow window(test.session, dataPage());
        window.show();
        test.dialogs.files = {test.folder.filePath("shop.studio")};
        test.session.offerFiles({written(test.folder, "note.txt", "hello\n")});
        ImportDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window.findChild<ImportDialog*>()));
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), ImportDialog::Stage::Ready, 30'000);
        QVERIFY(!dialog->findChild<QPushButton*>("importButton")->isEnabled());
        QVERIFY(dialog->findChild<QLabel*>("resultLabel")->text().startsWith("Nothing of this file was imported."));
        QVERIFY(!QFile::exists(test.folder.filePath("shop.studio")));
    }

    void aFileThatIsNoWorkspaceSaysSo()
    {
        TestSession test;
        MainWindow window(test.session, dataPage());
        window.show();
        test.session.openWorkspace(written(test.folder, "broken.studio", "nothing"));
        QTRY_COMPARE_WITH_TIMEOUT(window.currentPage()->state(), Page::State::Failed, 30'000);
    }

    void aShopIsConnectedAndPulledWithoutACommandLine()
    {
        TestSession test;
        qputenv("XDG_DATA_HOME", test.folder.path().toLocal8Bit());
        qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // no keychain: the secret goes to a file
        const QString path = test.folder.filePath("gifts.studio");
        test::makeWorkspace(path.toStdString(), 3);
        test::PracticeShop shop(test::shopSettings(test.folder.filePath("shop").toStdString(), 5));
        MainWindow window(test.session, dataPage());
        window.show();
        test.session.openWorkspace(path);
        QTRY_VERIFY(!window.currentPage()->settling());
        const auto trigger = [&](const char* text) {
            for (QAction* action : window.currentPage()->findChildren<QAction*>()) {
                if (action->text() == text)
                    action->trigger();
            }
        };
        trigger("Connect a shop…");
        ConnectDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window.findChild<ConnectDialog*>()));
        auto* button = dialog->findChild<QPushButton*>("connectButton");
        QVERIFY(!button->isEnabled());
        dialog->findChild<QLineEdit*>("addressEdit")->setText(QString::fromStdString(shop.address()));
        dialog->findChild<QLineEdit*>("secretEdit")->setText("canary-secret-4711");
        dialog->findChild<QLineEdit*>("personEdit")->setText("Ada");
        QTest::mouseClick(button, Qt::LeftButton);
        auto* outcome = dialog->findChild<QLabel*>("outcomeLabel");
        QTRY_VERIFY(outcome->text().startsWith("Nothing was connected"));
        QVERIFY(!outcome->text().contains("canary"));
        dialog->findChild<QLineEdit*>("secretEdit")->setText(QString::fromStdString(shop.token()));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!window.findChild<ConnectDialog*>());
        const auto goods = [&] {
            auto workspace = workspace::Workspace::open(path.toStdString(), workspace::OpenMode::ReadOnly);
            const auto all = workspace::ProductRepository(*workspace).all();
            return all->size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(goods(), std::size_t(5), 20'000);
    }

    void everyControlHasANameAndAKey()
    {
        TestSession test;
        MainWindow window(test.session, dataPage());
        test.session.openWorkspace(test.folder.filePath("none.studio"));
        const QStringList found = unreachable(window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }
};

QTEST_MAIN(DataPageTest)
#include "tst_data_page.moc"
