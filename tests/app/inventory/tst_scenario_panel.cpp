// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/scenario_panel.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace ms;
using namespace ms::app;

class TestScenarioPanel : public QObject {
    Q_OBJECT

    template <class Widget>
    static Widget* child(ScenarioPanel& panel, const char* name)
    {
        return panel.findChild<Widget*>(QLatin1String(name));
    }

private Q_SLOTS:
    void whatIsSetComesBack()
    {
        workflow::InventoryScenario scenario;
        scenario.leastCoverDays = 20;
        scenario.mostCoverDays = 60;
        scenario.budgetMinor = 5000;
        scenario.supplierMinimums = true;
        scenario.orderWeekday = 3;
        ScenarioPanel panel;
        panel.setSaved(scenario, *Currency::parse("GBP"));
        QVERIFY(panel.scenario() == scenario);
        panel.setSaved({}, *Currency::parse("GBP"));
        QVERIFY(!panel.scenario().leastCoverDays && !panel.scenario().mostCoverDays);
    }
    /// Never both, not even in between: no plan is made for both.
    void leastCostAndFillRateTakeTurns()
    {
        ScenarioPanel panel;
        workflow::InventoryScenario saved;
        saved.leastCost = true;
        panel.setSaved(saved, *Currency::parse("GBP"));
        QVERIFY(panel.scenario() == saved);
        bool both = false;
        connect(&panel, &ScenarioPanel::scenarioChanged,
                [&] { both = both || (panel.scenario().leastCost && panel.scenario().fillRate); });
        child<QCheckBox>(panel, "fillRateCheck")->click();
        QVERIFY(panel.scenario().fillRate && !panel.scenario().leastCost);
        child<QCheckBox>(panel, "leastCostCheck")->click();
        QVERIFY(!panel.scenario().fillRate && panel.scenario().leastCost);
        QVERIFY(!both);
    }
    void theLeastCoverIsNoMoreThanTheMost()
    {
        ScenarioPanel panel;
        panel.setSaved({}, *Currency::parse("GBP"));
        QSignalSpy spoken(&panel, &ScenarioPanel::scenarioChanged);
        auto* least = child<QSpinBox>(panel, "leastCoverSpin");
        auto* most = child<QSpinBox>(panel, "mostCoverSpin");
        QVERIFY(!least->isEnabled() && !most->isEnabled());
        child<QCheckBox>(panel, "leastCoverCheck")->click();
        child<QCheckBox>(panel, "mostCoverCheck")->click();
        QVERIFY(least->isEnabled() && most->isEnabled());
        most->setValue(30);
        least->setValue(45);
        QCOMPARE(*panel.scenario().leastCoverDays, 45.0);
        QCOMPARE(*panel.scenario().mostCoverDays, 45.0);
        most->setValue(10);
        QCOMPARE(*panel.scenario().mostCoverDays, 45.0);
        child<QCheckBox>(panel, "leastCoverCheck")->click();
        most->setValue(10);
        QCOMPARE(*panel.scenario().mostCoverDays, 10.0);
        QVERIFY(spoken.count() > 0);
    }
};

QTEST_MAIN(TestScenarioPanel)
#include "tst_scenario_panel.moc"
