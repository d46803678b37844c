// SPDX-License-Identifier: GPL-3.0-or-later
// What people say on page Demand: overrides, locked methods, events, new products; in haste, twice, and undone.
#include "demand_page_test.h"

#include "app/chart/chart_view.h"
#include "app/demand/demand_detail_view.h"
#include "app/demand/demand_page.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "workflow/demand_causes.h"
#include "workflow/method_lock.h"
#include "workspace/demand_correction_repository.h"
#include "workspace/demand_lock_repository.h"
#include "workspace/launch_repository.h"
#include "workspace/override_repository.h"
#include "workspace/product_repository.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QUndoStack>

#include <cmath>

using namespace ms;
using namespace ms::app;

class TestDemandSaid : public QObject, DemandPageTest {
    Q_OBJECT

    /// `held` comes to `values`: the first as it stands, each next one after another undo.
    template <class Held, class Value>
    void undoneOneByOne(const Held& held, std::initializer_list<Value> values)
    {
        for (const Value* value = values.begin(); value != values.end(); ++value) {
            if (value != values.begin())
                m_page->undoStack()->undo();
            QTRY_COMPARE(held(), *value);
            QTRY_VERIFY(!m_page->settling());
        }
    }

    /// A and B are of one category.
    void makeBags()
    {
        workspace::ProductRepository products(**m_shop);
        for (const char* sku : {"A", "B"}) {
            auto bag = *products.byKey(m_shop->product(sku));
            bag.category = "bags";
            QVERIFY(products.update(bag));
        }
    }
    void turnTo(const char* level, const char* shown)
    {
        auto* box = child<QComboBox>("levelBox");
        QTRY_VERIFY(!m_page->settling());
        box->setCurrentIndex(box->findText(QLatin1String(level)));
        QTRY_VERIFY(!m_page->settling() && child<ChartView>("demandChart")->title().startsWith(QLatin1String(shown)));
    }
    void overrideTo(double units)
    {
        auto* button = child<QPushButton>("overrideButton");
        QTRY_VERIFY(button->isEnabled()); // once a row was read
        child<QDoubleSpinBox>("amountBox")->setValue(units);
        button->click();
    }
    /// Units of all overrides that hold.
    double held()
    {
        double sum = 0;
        const auto all = workspace::OverrideRepository(**m_shop).all();
        for (const auto& one : *all)
            sum += one.withdrawnAt ? 0 : one.value;
        return sum;
    }

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init() { makeShop(); }
    void cleanup() { closePage(); }
    void aForecastFollowsWhatWasSaidBeforeIt();
    void anEventThatCannotBeLeavesTheList();
    void undoGoesBackToTheMethodLockedLast();
    void undoGoesBackToWhatACategoryWasLast();
    void undoGoesBackToTheNewProductSavedLast();
    void eventsAreNamedAndForgotten();
    void nothingSaidInHasteIsLost();
    void whatACategoryWasIsKnownToItsSkus();
    void cellsFollowWhatIsSaidOfOtherRows();
    void whatIsPressedTwiceIsOneStep();
    void anEventHasAnAmountAndACategory();
};

void TestDemandSaid::aForecastFollowsWhatWasSaidBeforeIt()
{
    sell();
    open();
    forecast();
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    auto* method = child<QComboBox>("compareBox");
    QTRY_VERIFY(method->count() > 3);
    method->setCurrentIndex(method->findData(QStringLiteral("ses")));
    Q_EMIT method->activated(method->currentIndex());
    child<QPushButton>("lockButton")->click();
    forecast(); // before the lock is written
    const auto* model = qobject_cast<TableModelBase*>(child<TableView>("skusView")->proxy()->sourceModel());
    QCOMPARE(model->index(0, model->columnOf("method")).data().toString(), QStringLiteral("Simple smoothing, locked"));
}

void TestDemandSaid::anEventThatCannotBeLeavesTheList()
{
    sell();
    open();
    forecast();
    auto* events = child<TableView>("eventsView")->proxy();
    child<QLineEdit>("eventEdit")->setText(QStringLiteral("price")); // what another cause is called
    child<QPushButton>("eventButton")->click();
    QCOMPARE(events->rowCount(), 1);
    QTRY_COMPARE(events->rowCount(), 0);
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    QTRY_VERIFY(!m_page->settling());
    child<QLineEdit>("eventEdit")->setText(QStringLiteral("Fair"));
    QTest::keyClick(child<QLineEdit>("eventEdit"), Qt::Key_Return);
    QTRY_COMPARE(workflow::readCauseCalendar((*m_shop)->path())->events.size(), std::size_t{1});
    QTRY_VERIFY(!m_page->settling());
    QCOMPARE(events->index(0, 0).data().toString(), QStringLiteral("Fair"));
}

void TestDemandSaid::undoGoesBackToTheMethodLockedLast()
{
    sell();
    open();
    forecast();
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    auto* method = child<QComboBox>("compareBox");
    QTRY_VERIFY(method->count() > 3);
    for (const char* name : {"ses", "theta"}) { // the second before the page has read the first
        method->setCurrentIndex(method->findData(QLatin1String(name)));
        Q_EMIT method->activated(method->currentIndex());
        child<QPushButton>("lockButton")->click();
    }
    const auto locked = [&] {
        const auto locks = workflow::readLocks((*m_shop)->path());
        return locks->empty() ? std::string() : locks->front().method;
    };
    undoneOneByOne(locked, {std::string("theta"), std::string("ses"), std::string()});
}

void TestDemandSaid::undoGoesBackToWhatACategoryWasLast()
{
    sell();
    makeBags();
    open();
    forecast();
    turnTo("By category", "bags");
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    overrideTo(33);
    overrideTo(44);
    undoneOneByOne([this] { return held(); }, {44.0, 33.0, 0.0});
}

void TestDemandSaid::undoGoesBackToTheNewProductSavedLast()
{
    sell();
    workspace::ProductRepository products(**m_shop);
    auto fresh = *products.byKey(m_shop->product("D"));
    fresh.priceMinor = 450; // it can be sold
    QVERIFY(products.update(fresh));
    open();
    forecast();
    m_page->showSku(Sku{std::string("D")});
    auto* view = m_page->findChild<DemandDetailView*>();
    QTRY_VERIFY(view->detail() && view->detail()->sku == Sku{std::string("D")});
    workspace::Launch launch;
    launch.product = m_shop->product("D");
    launch.analogues = {{m_shop->product("A"), 1.0}};
    for (const double multiplier : {2.0, 3.0}) {
        launch.multiplier = multiplier;
        Q_EMIT view->launchAsked(launch);
    }
    const auto saved = [&] {
        const auto held = workspace::LaunchRepository(**m_shop).of(m_shop->product("D"));
        return *held ? (*held)->multiplier : 0.0;
    };
    undoneOneByOne(saved, {3.0, 2.0, 0.0});
}

void TestDemandSaid::eventsAreNamedAndForgotten()
{
    sell();
    open();
    forecast();
    auto* events = child<TableView>("eventsView");
    auto* forget = child<QPushButton>("forgetButton");
    const auto stored = [&] {
        QStringList names;
        const auto calendar = workflow::readCauseCalendar((*m_shop)->path());
        for (const auto& event : calendar->events)
            names << QString::fromStdString(event.name);
        return names;
    };
    QVERIFY(!forget->isEnabled());                    // there are none
    for (const char* name : {"Fair", "Newsletter"}) { // the second before the page heard of the first
        child<QLineEdit>("eventEdit")->setText(QLatin1String(name));
        child<QPushButton>("eventButton")->click();
        QCOMPARE(child<QLineEdit>("eventEdit")->text(), QString());
    }
    const QStringList both{QStringLiteral("Fair"), QStringLiteral("Newsletter")};
    QTRY_COMPARE(stored(), both);
    QTRY_VERIFY(!m_page->settling());
    // No run has seen them, and still they stand there and can be forgotten.
    QCOMPARE(events->proxy()->rowCount(), 2);
    QCOMPARE(events->proxy()->index(0, 0).data().toString(), both.front());
    events->selectRow(0);
    forget->click();
    QTRY_COMPARE(stored(), both.mid(1));
    QTRY_VERIFY(!m_page->settling());
    QCOMPARE(events->proxy()->rowCount(), 1);
    m_page->undoStack()->undo(); // the forgotten one is back
    QTRY_COMPARE(stored(), both);
    for (int k = 0; k < 2; ++k)
        m_page->undoStack()->undo();
    QTRY_COMPARE(stored(), QStringList());
    QTRY_VERIFY(!forget->isEnabled());
    QTRY_VERIFY(!m_page->settling());
}

void TestDemandSaid::nothingSaidInHasteIsLost()
{
    sell();
    open();
    forecast();
    const auto locks = [&] { return workspace::DemandLockRepository(**m_shop).all()->size(); };
    const auto corrections = [&] { return workspace::DemandCorrectionRepository(**m_shop).all()->size(); };
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    QTRY_VERIFY(child<QComboBox>("compareBox")->count() > 3);
    auto* box = child<QComboBox>("compareBox");
    box->setCurrentIndex(box->findData(QStringLiteral("ses")));
    Q_EMIT box->activated(box->currentIndex());
    // A lock, a corrected week and an override without waiting for any of them.
    child<QPushButton>("lockButton")->click();
    child<QDoubleSpinBox>("unitsBox")->setValue(30);
    child<QPushButton>("correctButton")->click();
    child<QDoubleSpinBox>("amountBox")->setValue(40);
    child<QPushButton>("overrideButton")->click();
    child<QDoubleSpinBox>("amountBox")->setValue(50);
    child<QPushButton>("overrideButton")->click(); // of the same week
    QCOMPARE(m_page->undoStack()->count(), 4);
    QTRY_COMPARE(held(), 50.0);
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    QTRY_COMPARE(held(), 40.0); // not what was held before both
    QTRY_VERIFY(!m_page->settling());
    QCOMPARE(locks(), std::size_t{1});
    QCOMPARE(corrections(), std::size_t{1});
    for (int k = 0; k < 3; ++k)
        m_page->undoStack()->undo();
    QTRY_COMPARE(locks(), std::size_t{0}); // the last of the three
    QTRY_VERIFY(!m_page->settling());
    QCOMPARE(corrections(), std::size_t{0});
    QCOMPARE(held(), 0.0);
}

// What holds of a SKU can be what was said of its category, and the other way round.
void TestDemandSaid::whatACategoryWasIsKnownToItsSkus()
{
    sell();
    makeBags();
    open();
    forecast();
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    overrideTo(40); // A
    QTRY_COMPARE(held(), 40.0);
    turnTo("By category", "bags");
    overrideTo(33);
    m_page->undoStack()->undo(); // both before the page has read what that makes of A
    m_page->undoStack()->undo();
    overrideTo(44);
    undoneOneByOne([this] { return held(); }, {44.0, 0.0});
    // Of a SKU, after its category was undone to what was said of the SKU.
    turnTo("By SKU", "A");
    overrideTo(40);
    QTRY_COMPARE(held(), 40.0);
    turnTo("By category", "bags");
    overrideTo(33);
    QTRY_COMPARE(held(), 33.0);
    turnTo("By SKU", "A");
    m_page->undoStack()->undo(); // A is to be 40 again
    overrideTo(50);
    undoneOneByOne([this] { return held(); }, {50.0, 40.0, 0.0});
}

void TestDemandSaid::cellsFollowWhatIsSaidOfOtherRows()
{
    sell();
    makeBags();
    open();
    forecast();
    const auto* model = qobject_cast<TableModelBase*>(child<TableView>("skusView")->proxy()->sourceModel());
    const auto cell = [&](int row) { return model->index(row, model->columnOf("forecast")).data(SortRole).toDouble(); };
    const double ofA = cell(0);
    const double ofB = cell(1);
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    turnTo("By category", "bags");
    overrideTo(130);
    auto* level = child<QComboBox>("levelBox"); // to SKUs before the override is written
    level->setCurrentIndex(level->findText(QStringLiteral("By SKU")));
    QTRY_VERIFY(!m_page->settling() && model->rowCount() == 3);
    QVERIFY2(cell(0) > ofA + 1 && cell(1) > ofB + 1, qPrintable(QString::number(cell(1))));
    m_page->undoStack()->undo(); // B is not the row that is shown
    QTRY_VERIFY(std::abs(cell(1) - ofB) < 1e-9);
    QVERIFY(std::abs(cell(0) - ofA) < 1e-9);
}

void TestDemandSaid::whatIsPressedTwiceIsOneStep()
{
    sell();
    open();
    forecast();
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    auto* method = child<QComboBox>("compareBox");
    QTRY_VERIFY(method->count() > 3);
    method->setCurrentIndex(method->findData(QStringLiteral("ses")));
    Q_EMIT method->activated(method->currentIndex());
    child<QDoubleSpinBox>("unitsBox")->setValue(30);
    int steps = 0;
    QTRY_VERIFY(child<QPushButton>("overrideButton")->isEnabled());
    for (const char* button : {"overrideButton", "correctButton", "lockButton"}) {
        child<QPushButton>(button)->click();
        child<QPushButton>(button)->click();
        QCOMPARE(m_page->undoStack()->count(), ++steps);
    }
    QTRY_COMPARE(workflow::readLocks((*m_shop)->path())->size(), std::size_t{1});
    QTRY_VERIFY(!m_page->settling());
    // Undone, it can be said again, and what could not be said, too.
    for (int step = 0; step < steps; ++step)
        m_page->undoStack()->undo();
    child<QPushButton>("overrideButton")->click();
    QCOMPARE(m_page->undoStack()->count(), 1);
    QTRY_VERIFY(held() > 0);
}

void TestDemandSaid::anEventHasAnAmountAndACategory()
{
    sell();
    makeBags();
    open();
    forecast();
    auto* category = child<QComboBox>("categoryBox");
    QTRY_VERIFY(category->isEnabled());
    QCOMPARE(category->count(), 2);
    QCOMPARE(category->itemText(0), QStringLiteral("All SKUs"));
    category->setCurrentIndex(1);
    child<QDoubleSpinBox>("eventAmountBox")->setValue(250.5);
    child<QLineEdit>("eventEdit")->setText(QStringLiteral("Letter"));
    child<QPushButton>("eventButton")->click();
    const auto stored = [&] { return workflow::readCauseCalendar((*m_shop)->path())->events; };
    QTRY_COMPARE(stored().size(), std::size_t{1});
    QCOMPARE(stored().front().amount, 250.5);
    QCOMPARE(stored().front().category, std::string("bags"));
    QTRY_VERIFY(!m_page->settling());
    QCOMPARE(child<QDoubleSpinBox>("eventAmountBox")->value(), 1.0); // the next one is another
    QCOMPARE(category->currentText(), QStringLiteral("bags"));
    auto* view = child<TableView>("eventsView");
    const auto* events = qobject_cast<TableModelBase*>(view->proxy()->sourceModel());
    QCOMPARE(events->index(0, events->columnOf("of")).data().toString(), QStringLiteral("bags"));
    QVERIFY(!view->table()->isColumnHidden(events->columnOf("amount")));
    QVERIFY(!view->table()->isColumnHidden(events->columnOf("of")));
    child<QLineEdit>("eventEdit")->setText(QStringLiteral("Fair")); // of all, and once
    category->setCurrentIndex(0);
    child<QPushButton>("eventButton")->click();
    QTRY_COMPARE(stored().size(), std::size_t{2});
    QCOMPARE(stored().front().category, std::string());
    QTRY_VERIFY(!m_page->settling());
}

QTEST_MAIN(TestDemandSaid)
#include "tst_demand_said.moc"
