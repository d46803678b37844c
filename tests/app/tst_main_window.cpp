// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/command_palette.h"
#include "app/frame/context_help.h"
#include "app/frame/main_window.h"
#include "app_test.h"
#include "sample_page.h"

#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace ms;
using namespace ms::app;

namespace {

std::vector<PageEntry> samplePages()
{
    const auto page = [](const char* id, const char* title, const char* icon) {
        return PageEntry{id, title, icon, QStringLiteral("What %1 is for.").arg(QLatin1String(title)),
                         [id](Session& session, QWidget*) { return new SamplePage(session, id); }};
    };
    return {page("one", "Data", "database"), page("two", "Demand", "demand"), page("three", "Pricing", "pricing")};
}

SamplePage* sample(Page* page)
{
    return qobject_cast<SamplePage*>(page);
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }

    void withoutAWorkspaceTheWelcomeIsShown()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        QVERIFY(!window.currentPage());
        QVERIFY(!window.openPage("one"));
    }

    void openingAWorkspaceTurnsToTheFirstPageAndLoadsIt()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        window.show();
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        QVERIFY(window.currentPage());
        QCOMPARE(window.currentPage()->id(), "one");
        QTRY_COMPARE(window.currentPage()->state(), Page::State::Content);
    }

    /// What is saved is what was shown, to the byte.
    void diagnosticsAreReadBeforeTheyAreSaved()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        window.show();
        const auto actions = window.actions();
        const auto action = std::find_if(actions.begin(), actions.end(),
                                         [](const QAction* one) { return one->text().startsWith("Diagnostics"); });
        QVERIFY(action != actions.end());
        (*action)->trigger();
        auto* dialog = window.findChild<QDialog*>("DiagnosticsDialog");
        QVERIFY(dialog && dialog->isVisible());
        auto* text = dialog->findChild<QPlainTextEdit*>("textEdit");
        auto* save = dialog->findChild<QPushButton*>("saveButton");
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(text->isReadOnly() && text->toPlainText().contains("Merchant Studio"));
        test.dialogs.files = {test.folder.filePath("diagnostics.txt")};
        save->click();
        QFile file(test.dialogs.files.front());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), text->toPlainText());
        test.dialogs.files = {test.folder.filePath("no such folder/diagnostics.txt")};
        save->click();
        QVERIFY(dialog->findChild<QLabel*>("outcomeLabel")->text().startsWith("Nothing was saved: "));
        dialog->findChild<QPushButton*>("copyButton")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());
        dialog->reject();
        QTRY_VERIFY(!window.findChild<QDialog*>("DiagnosticsDialog"));
    }

    void keysTurnPages()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(window.currentPage()->id(), "three");
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window.currentPage()->id(), "one");
    }

    void exportOffersWhatIsInSight()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE(window.currentPage()->state(), Page::State::Content);
        QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QAction* table = nullptr;
        bool chart = false;
        for (QAction* action : menu->actions()) {
            chart = chart || action->menu();
            if (!action->menu() && !table)
                table = action;
        }
        QVERIFY(chart);
        QVERIFY(table);
        const QString file = test.folder.filePath("shown.csv");
        test.dialogs.files = {file};
        const QSignalSpy said(&test.session, &Session::said);
        table->trigger();
        menu->close();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(QFile::exists(file));
    }

    void helpSpeaksOfTheControlAndOfThePage()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Page* page = window.openPage("two");
        QCOMPARE(helpFor(page), "What Demand is for.");
        QLabel inside(page);
        inside.setToolTip("Units that were sold.");
        inside.setAccessibleName("Demand");
        QCOMPARE(helpFor(&inside), "Demand\nUnits that were sold.\n\nWhat Demand is for.");
        QCOMPARE(helpFor(nullptr), QString());
        QTest::keyClick(&window, Qt::Key_F1);
        const auto helps = [] {
            for (const QWidget* widget : QApplication::topLevelWidgets()) {
                if (widget->isVisible() && widget->inherits("QWhatsThat"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(helps());
    }

    void aNewWorkspaceIsMadeAndOpened()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        test.dialogs.files = {test.folder.filePath("fresh.studio")};
        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(test.session.workspacePath(), test.folder.filePath("fresh.studio"));
        QVERIFY(QFile::exists(test.folder.filePath("fresh.studio")));
        const QSignalSpy said(&test.session, &Session::said);
        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier); // the place is taken now
        QCOMPARE(said.size(), 1);
    }

    void aPageIsReadOnlyWhenItIsSeen()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        window.show();
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        auto* one = sample(window.currentPage());
        auto* two = sample(window.openPage("two"));
        QTRY_VERIFY(!one->settling() && !two->settling());
        const int before = one->loads;
        test.session.noteDataChanged();
        QCOMPARE(two->loads, 2);
        QCOMPARE(one->loads, before);
        window.openPage("one");
        QCOMPARE(one->loads, before + 1);
    }

    void aPageAsksForASkuOnAnother()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        Q_EMIT window.currentPage()->skuRequested("three", Sku{"85123A"});
        QCOMPARE(window.currentPage()->id(), "three");
        QCOMPARE(sample(window.currentPage())->shownSku, "85123A");
    }

    void controlEnterDoesThePrimaryAction()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sample(window.currentPage())->approved, 1);
    }

    void thePaletteFindsAndOpensAPage()
    {
        TestSession test;
        MainWindow window(test.session, samplePages());
        test.session.openWorkspace(test.folder.filePath("shop.studio"));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto* palette = window.findChild<CommandPalette*>();
        QVERIFY(palette->isVisible());
        auto* query = palette->findChild<QLineEdit*>();
        QTest::keyClicks(query, "pric");
        QTest::keyClick(query, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(window.currentPage()->id(), "three");
    }

    void paletteMatchesEveryWordAndPutsBeginningsFirst()
    {
        const std::vector<Command> commands{
            {"Hanging white heart", {}, {}, {}}, {"White heart", {}, {}, {}}, {"Red", {}, {}, {}}};
        const auto found = matches(commands, "whi hea", 10);
        QCOMPARE(found.size(), std::size_t{2});
        const auto begins = matches(commands, "hang", 10);
        QCOMPARE(begins.size(), std::size_t{1});
        QCOMPARE(matches(commands, "", 2).size(), std::size_t{2});
        QVERIFY(matches(commands, "zebra", 10).empty());
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
