// SPDX-License-Identifier: GPL-3.0-or-later
#include "../audit.h"
#include "pricing_page_test.h"

#include "app/chart/chart_view.h"
#include "app/controls/tile.h"
#include "app/format.h"
#include "workflow/inventory_plan.h"
#include "workflow/price_study.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QUndoStack>

#include <algorithm>

using namespace ms;
using namespace ms::app;

class TestPricingPage : public QObject, PricingPageTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeShop(); }
    void init() { openPage(); }
    void cleanup() { closePage(); }
    void opensOnTheBestSuggestionAndFillsEveryCell()
    {
        QVERIFY(table()->currentRow() >= 0);
        QAbstractItemModelTester tester(table()->table()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table()->table()->model()->rowCount(), 80);
        QVERIFY(!label("unitsNow").isEmpty());
        QVERIFY(label("unitsChange").isEmpty());
        QVERIFY(!label("whyLabel").isEmpty());
        QVERIFY(label("rulesLabel").contains("At most"));
        QVERIFY(!child<QPushButton>("resetButton")->isEnabled());
        QVERIFY(!m_page->primaryAction()->isEnabled());
    }
    void draggingTheSliderMovesEverythingAndLettingGoChangesTheScenario()
    {
        auto* slider = child<QSlider>("priceSlider");
        auto* field = child<QDoubleSpinBox>("priceField");
        const int before = slider->value();
        slider->setSliderDown(true);
        slider->setSliderPosition(before - before / 20);
        QCOMPARE(qRound(field->value() * 100), slider->value());
        QVERIFY(!label("unitsChange").isEmpty());
        QVERIFY2(!label("revenueChange").isEmpty() && !label("revenueChange").front().isDigit(),
                 qPrintable(label("revenueChange"))); // a sign before the currency
        QVERIFY(!label("unitsBand").isEmpty());
        QVERIFY(!m_page->primaryAction()->isEnabled()); // nothing is decided while it is held
        slider->setSliderDown(false);
        QTRY_VERIFY(m_page->primaryAction()->isEnabled());
        QCOMPARE(m_page->primaryAction()->text(), QString("Add 1 price(s) to proposals"));
        QCOMPARE(tabs()->count(), 2); // Base was left alone
        QCOMPARE(tabs()->currentIndex(), 1);
        m_page->undoStack()->undo();
        QCOMPARE(slider->value(), before);
        QVERIFY(!m_page->primaryAction()->isEnabled());
        m_page->undoStack()->redo();
        QCOMPARE(slider->value(), before - before / 20);
    }
    void aStepOfTheSliderIsAnsweredInTime()
    {
        auto* slider = child<QSlider>("priceSlider");
        slider->setSliderDown(true);
        QElapsedTimer timer;
        qint64 slowest = 0;
        qint64 all = 0;
        for (int i = 0; i < 50; ++i) {
            timer.start();
            slider->setSliderPosition(slider->minimum() + (i * 7) % (slider->maximum() - slider->minimum()));
            const qint64 took = timer.nsecsElapsed() / 1000;
            slowest = std::max(slowest, took);
            all += took;
        }
        slider->setSliderDown(false);
        qInfo("a move of the slider took %lld us on average, %lld us at most, without painting", all / 50, slowest);
        QVERIFY2(all / 50 < 16000, "a move of the slider takes longer than a frame");
    }
    void theFieldAndTheRulesSpeakOfTheSamePrice()
    {
        auto* field = child<QDoubleSpinBox>("priceField");
        const double before = field->value();
        field->setValue(before * 2);
        QCOMPARE(child<QSlider>("priceSlider")->value(), qRound(before * 200));
        QVERIFY2(label("ruleLabel").contains("one step"), qPrintable(label("ruleLabel")));
        child<QPushButton>("resetButton")->click();
        QCOMPARE(field->value(), before);
        QCOMPARE(label("ruleLabel"), QString("Within the rules."));
    }
    void theChartHandleMovesTheField()
    {
        auto* field = child<QDoubleSpinBox>("priceField");
        const double before = field->value();
        Q_EMIT child<ChartView>("profitChart")->handleReleased(1, before * 0.95);
        QVERIFY(qAbs(field->value() - before * 0.95) < 0.011);
        QTRY_VERIFY(m_page->primaryAction()->isEnabled());
    }
    void takesSuggestionsAndPutsThemIntoTheQueue()
    {
        tabs()->setCurrentIndex(0);
        for (QAction* action : m_page->actions())
            if (action->text() == QLatin1String("Take shown suggestions"))
                action->trigger();
        QTRY_VERIFY(m_page->primaryAction()->isEnabled());
        QSignalSpy said(&m_session->session, &Session::said);
        m_page->primaryAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(said.size() > 0, 20000);
        QVERIFY2(said.back().front().toString().contains("for approval"), qPrintable(said.back().front().toString()));
    }
    void movesEveryPriceShownAtOnceAndUndoTakesItBack()
    {
        tabs()->setCurrentIndex(0);
        const int scenarios = tabs()->count();
        for (QDoubleSpinBox* field : m_page->findChildren<QDoubleSpinBox*>())
            if (field->accessibleName() == QLatin1String("Per cent by which every price shown moves"))
                field->setValue(-4);
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Apply"))
                button->click();
        QCOMPARE(tabs()->count(), scenarios + 1);
        auto* tried = table()->table()->model();
        int moved = 0;
        for (int row = 0; row < tried->rowCount(); ++row)
            for (int column = 0; column < tried->columnCount(); ++column)
                if (tried->headerData(column, Qt::Horizontal).toString() == QLatin1String("Tried"))
                    moved += tried->index(row, column).data().toString().isEmpty() ? 0 : 1;
        QCOMPARE(moved, 80);
        QTRY_VERIFY_WITH_TIMEOUT(label("summaryLabel").contains("win"), 10000);
        m_page->undoStack()->undo();
        QCOMPARE(tabs()->count(), scenarios);
    }
    void plansAMarkdownFindsCrossEffectsAndShowsTheHistory()
    {
        auto* detail = child<QTabWidget>("detailTabs");
        detail->setCurrentWidget(child<QWidget>("markdownView"));
        QTRY_VERIFY_WITH_TIMEOUT(!label("planLabel").isEmpty(), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(child<TableView>("ladderView")->table()->model()->rowCount() == 8, 20000);
        detail->setCurrentWidget(child<QWidget>("neighboursTab"));
        child<QCheckBox>("matrixBox")->setChecked(true);
        QTRY_VERIFY_WITH_TIMEOUT(child<TableView>("crossView")->table()->model()->rowCount() >= 1, 20000);
        QVERIFY(!label("crossLabel").isEmpty());
        detail->setCurrentWidget(child<QWidget>("historyTab"));
        QVERIFY(child<TableView>("historyView")->table()->model()->rowCount() >= 1);
    }
    void orderAndCashFollowTheTriedPrice()
    {
        const auto inputs = workflow::loadInventory(path(), m_progress);
        QVERIFY(inputs);
        const auto plan = workflow::planInventory(**inputs, workflow::headerOf(**inputs).scenario, m_progress);
        QVERIFY(plan);
        const auto row = std::ranges::find_if(
            plan->rows, [](const auto& one) { return one.suggestion && one.suggestion->units > 20; });
        QVERIFY(row != plan->rows.end());
        m_page->showSku(row->sku);
        QCOMPARE(label("orderNow"), format::count(row->suggestion->units)); // as page Inventory says
        auto* slider = child<QSlider>("priceSlider");
        slider->setSliderDown(true);
        slider->setSliderPosition(slider->maximum());
        const auto dear = [&](const char* name) { return QLocale().toInt(label(name)); };
        QVERIFY(dear("orderTried") < dear("orderNow"));
        QVERIFY(!label("orderChange").isEmpty() && !label("cashChange").isEmpty());
        QVERIFY(label("coverBand").contains("ends"));
        slider->setSliderPosition(0);
        slider->setSliderDown(false);
        m_page->undoStack()->undo();
    }
    void aRefusalLeadsToItsTestInOneClick()
    {
        const auto study = workflow::PriceStudy::make({.workspace = path(), .threads = 0}, m_progress);
        QVERIFY(study);
        const auto& rows = (*study)->rows();
        const auto refused = std::ranges::find_if(rows, [](const workflow::PricedSku& sku) {
            return sku.source == workflow::ElasticitySource::Category && sku.unitsPerWeek > 2;
        });
        QVERIFY(refused != rows.end());
        m_page->showSku(refused->sku);
        auto* button = child<QPushButton>("testButton");
        QVERIFY(button->isVisible() && !child<QPushButton>("suggestionButton")->isVisible());
        button->click();
        auto* weeks = child<TableView>("weeksView");
        QTRY_VERIFY_WITH_TIMEOUT(weeks->table()->model()->rowCount() >= 4, 20000);
        QVERIFY2(label("testLabel").contains("in turn"), qPrintable(label("testLabel")));
        const int before = tabs()->count();
        child<QPushButton>("keepButton")->click();
        QCOMPARE(tabs()->count(), before + 2);
        QVERIFY(!tabs()->tabIcon(before).isNull() && !tabs()->tabIcon(before + 1).isNull()); // locked
        QVERIFY(m_page->primaryAction()->isEnabled());
        m_page->undoStack()->undo();
        QCOMPARE(tabs()->count(), before);
    }
    /// `merchant price what-if` prints every digit; the page shows the same numbers, rounded.
    void theCommandLineSaysTheSameBitByBit()
    {
        const auto study = workflow::PriceStudy::make({.workspace = path(), .threads = 1}, m_progress);
        QVERIFY(study);
        const auto& rows = (*study)->rows();
        const auto found = std::ranges::find_if(rows, [](const auto& sku) { return sku.suggestionMinor.has_value(); });
        QVERIFY(found != rows.end());
        const auto at = static_cast<std::size_t>(found - rows.begin());
        const std::int64_t tried = *found->suggestionMinor;
        QProcess merchant;
        merchant.start(QStringLiteral(MS_BINARY_DIR "/bin/merchant"),
                       {"price", "what-if", "--workspace", m_folder.filePath("demo.studio"), "--sku",
                        QString::fromStdString(found->sku.text), "--price",
                        QString::fromStdString(toDecimalText(tried, (*study)->currency().decimals())), "--json",
                        "--quiet"});
        QVERIFY(merchant.waitForFinished(60000));
        const QJsonObject said = QJsonDocument::fromJson(merchant.readAllStandardOutput()).object();
        const auto now = (*study)->effect(at, found->priceMinor);
        const auto then = (*study)->effect(at, tried);
        const auto change = (*study)->change(at, tried);
        const auto stock = (*study)->stockAt(at, tried);
        QVERIFY(now && then && change && stock);
        const auto same = [&](const char* block, const char* name, const pricing::Band& band) {
            const QJsonObject figures = said[QLatin1String(block)].toObject()[QLatin1String(name)].toObject();
            QCOMPARE(figures["mean"].toDouble(), band.mean); // equal numbers, not near ones
            QVERIFY(figures["mean"].toDouble() == band.mean && figures["low80"].toDouble() == band.low80 &&
                    figures["high80"].toDouble() == band.high80);
        };
        for (const auto& [block, effect] :
             {std::pair("now", &*now), std::pair("then", &*then), std::pair("change", &*change)}) {
            same(block, "units", effect->units);
            same(block, "revenue", effect->revenue);
            same(block, "margin", *effect->margin);
        }
        const QJsonObject ordered = said["stock"].toObject()["then"].toObject();
        QVERIFY(ordered["cash_minor"].toObject()["mean"].toDouble() == *stock->cashMinor);
        QVERIFY(ordered["cover_days"].toDouble() == *stock->coverDays);
        QCOMPARE(ordered["order_units"].toObject()["mean"].toInt(), static_cast<int>(stock->order));
        // The page, of its own study on all threads.
        m_page->showSku(found->sku);
        child<QDoubleSpinBox>("priceField")->setValue(static_cast<double>(tried) / 100);
        QCOMPARE(label("unitsTried"), format::number(then->units.mean, then->units.mean < 100 ? 1 : 0));
        QCOMPARE(label("marginTried"),
                 format::roundMoney({std::llround(100 * then->margin->mean), (*study)->currency()}));
        QCOMPARE(label("orderTried"), format::count(stock->order));
        m_page->undoStack()->undo();
    }
    void showsTheSkuThatAnotherPageAsksFor()
    {
        const Sku other{table()->table()->model()->index(40, 0).data().toString().toStdString()};
        m_page->showSku(other);
        QCOMPARE(table()->table()->currentIndex().siblingAtColumn(0).data().toString().toStdString(), other.text);
    }
    void everyControlHasANameAndAKey()
    {
        const QStringList lost = unreachable(*m_page);
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(", ")));
    }
    void anEmptyWorkspaceSaysWhatToDo()
    {
        PricingPage page(m_session->session);
        m_session->session.openWorkspace(m_folder.filePath("not-there.studio"));
        page.recompute();
        QTRY_COMPARE_WITH_TIMEOUT(page.state(), Page::State::Failed, 20000);
    }

private:
    NoProgress m_progress;
};

QTEST_MAIN(TestPricingPage)
#include "tst_pricing_page.moc"
