// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing_page_test.h"

#include "workflow/price_study.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

using namespace ms;
using namespace ms::app;

class TestPriceScenarios : public QObject, PricingPageTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeShop(); }
    void init() { openPage(); }
    void cleanup() { closePage(); }
    void scenariosAreComparedPriceByPriceAndMerged()
    {
        const int others = tabs()->count();
        auto* differences = child<TableView>("differencesView");
        auto* other = child<QComboBox>("otherBox");
        auto* take = child<QPushButton>("mergeButton");
        auto* field = child<QDoubleSpinBox>("priceField");
        button("New scenario")->click();
        const double current = field->value();
        field->setValue(current * 0.95);
        QCOMPARE(differences->table()->model()->rowCount(), 1); // against Base
        QVERIFY(label("summaryLabel").contains("1"));
        button("Copy scenario")->click();
        other->setCurrentIndex(other->findData(others));        // the first of the two
        QCOMPARE(differences->table()->model()->rowCount(), 0); // a copy does not differ
        QVERIFY(!take->isEnabled());
        field->setValue(current * 1.05);
        QCOMPARE(differences->table()->model()->rowCount(), 1);
        const double tried = field->value();
        take->click();
        QVERIFY(qAbs(field->value() - current * 0.95) < 0.011);
        QCOMPARE(differences->table()->model()->rowCount(), 0);
        m_page->undoStack()->undo();
        QCOMPARE(field->value(), tried);
        while (m_page->undoStack()->canUndo())
            m_page->undoStack()->undo();
        QCOMPARE(tabs()->count(), others);
    }
    void scenariosAreMadeNamedCopiedAndKept()
    {
        const int before = tabs()->count();
        button("New scenario")->click();
        QCOMPARE(tabs()->count(), before + 1);
        button("Copy scenario")->click();
        QCOMPARE(tabs()->count(), before + 2);
        button("Remove scenario")->click();
        QCOMPARE(tabs()->count(), before + 1);
        m_page->undoStack()->undo();
        QCOMPARE(tabs()->count(), before + 2);
        // They come back with the workspace.
        QTRY_VERIFY_WITH_TIMEOUT(storedScenarios() == before + 1, 10000);
    }
    void aLockedScenarioIsNotEdited()
    {
        auto* field = child<QDoubleSpinBox>("priceField");
        button("New scenario")->click();
        const double current = field->value();
        field->setValue(current * 0.96);
        const double kept = field->value();
        const int locked = tabs()->currentIndex();
        button("Lock scenario")->click();
        QVERIFY(!tabs()->tabIcon(locked).isNull());
        QVERIFY(!button("Remove scenario")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(lockedScenarios() == 1, 10000);
        QSignalSpy said(&m_session->session, &Session::said);
        field->setValue(current * 1.04);
        QCOMPARE(tabs()->currentIndex(), tabs()->count() - 1); // a copy took the price
        QCOMPARE(said.size(), 1);
        QVERIFY(said.back().front().toString().contains(tabs()->tabText(locked)));
        tabs()->setCurrentIndex(locked);
        QCOMPARE(field->value(), kept);
        button("Lock scenario")->click();
        QTRY_VERIFY_WITH_TIMEOUT(lockedScenarios() == 0, 10000);
        const int before = tabs()->count();
        field->setValue(current * 1.02);
        QCOMPARE(tabs()->count(), before);
        while (m_page->undoStack()->canUndo())
            m_page->undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(lockedScenarios() == 0 && storedScenarios() == tabs()->count() - 1, 10000);
    }

private:
    QToolButton* button(const char* name) const
    {
        for (QToolButton* one : m_page->findChildren<QToolButton*>())
            if (one->accessibleName() == QLatin1String(name))
                return one;
        return nullptr;
    }
    std::vector<workflow::PriceScenario> stored() const
    {
        NoProgress progress;
        return workflow::readPriceScenarios(path(), progress).value_or(std::vector<workflow::PriceScenario>());
    }
    int storedScenarios() const { return static_cast<int>(stored().size()); }
    int lockedScenarios() const
    {
        return static_cast<int>(std::ranges::count(stored(), true, &workflow::PriceScenario::locked));
    }
};

QTEST_MAIN(TestPriceScenarios)
#include "tst_price_scenarios.moc"
