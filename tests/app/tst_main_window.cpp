// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/command_palette.h"
#include "app/frame/main_window.h"
#include "app_test.h"
#include "sample_page.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace ms;
using namespace ms::app;

namespace {

std::vector<PageEntry> samplePages()
{
    const auto page = [](const char* id, const char* title, const char* icon) {
        return PageEntry{id, title, icon, [id](Session& session) { return new SamplePage(session, id); }};
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
