// SPDX-License-Identifier: GPL-3.0-or-later
// Takes pictures of pages without a display and holds the event loop's longest block against its limit.
#include "../app/app_test.h"
#include "../app/audit.h"
#include "../app/sample_page.h"
#include "app/frame/loop_watch.h"
#include "app/frame/main_window.h"
#include "app/frame/picture_taker.h"
#include "workflow/demo_shop.h"

#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QGridLayout>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>

using namespace ms;
using namespace ms::app;

namespace {

QString demoShop(const QTemporaryDir& folder)
{
    workflow::DemoRequest request;
    request.workspace = folder.filePath("demo.studio").toStdString();
    request.size.products = 30;
    request.size.weeks = 60;
    request.size.customers = 80;
    NoProgress progress;
    const auto made = workflow::createDemoShop(request, progress);
    return made ? folder.filePath("demo.studio") : QString();
}

#ifdef __SANITIZE_ADDRESS__
constexpr int mostRuns = 1; // blocks are not judged
#else
constexpr int mostRuns = 5;
#endif

// CPU of referenceMs() on two cores with nothing else running, where no page may block the loop for 100 ms.
constexpr double usualReferenceMs = 22.0;

/// What the machine takes now for a fixed piece of what pages do: a form of three hundred controls made, styled and
/// laid out. The middle of fifteen, ms of CPU.
double referenceMs()
{
    std::array<double, 15> took{};
    for (double& ms : took) {
        const std::clock_t begin = std::clock();
        QWidget form;
        auto* grid = new QGridLayout(&form);
        for (int i = 0; i < 300; ++i) {
            QWidget* control = i % 3 == 0   ? static_cast<QWidget*>(new QLabel(QStringLiteral("Service level")))
                               : i % 3 == 1 ? static_cast<QWidget*>(new QDoubleSpinBox)
                                            : static_cast<QWidget*>(new QPushButton(QStringLiteral("Propose")));
            grid->addWidget(control, i / 6, i % 6);
            control->ensurePolished();
        }
        grid->activate();
        ms = 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    }
    std::ranges::nth_element(took, took.begin() + took.size() / 2);
    return took[took.size() / 2];
}

double longestOf(const std::pair<const QString, double>& block)
{
    return block.second;
}

} // namespace

class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }

    void everyStateAndThemeOfAPageGetsItsPicture()
    {
        const QString folder = QStringLiteral(MS_BINARY_DIR "/pictures/sample");
        QDir(folder).removeRecursively();
        PictureOrder order;
        order.folder = folder;
        order.sizes = {{1440, 900}, {1280, 720}};
        order.themes = {ThemeMode::Light, ThemeMode::Dark};
        order.filledWorkspace = "filled.studio";
        ScriptedDialogs dialogs;
        PictureTaker taker(order,
                           {{"demand", "Demand", "demand", "What will be sold.",
                             [](Session& session, QWidget*) { return new SamplePage(session); }}},
                           dialogs);
        QSignalSpy finished(&taker, &PictureTaker::finished);
        taker.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
        QCOMPARE(finished.front().front().toInt(), 0);
        for (const char* name : {"demand-filled-light-1440x900.png", "demand-filled-dark-1280x720.png",
                                 "demand-working-light-1440x900.png", "welcome-light-1440x900.png"})
            QVERIFY2(!QImage(folder + '/' + name).isNull(), name);
    }

    void everyPageSettlesAndLeavesTheLoopFree()
    {
        TestSession test;
        PictureOrder order;
        order.folder = QStringLiteral(MS_BINARY_DIR "/pictures/demo");
        order.sizes = {{1280, 720}};
        order.themes = {ThemeMode::Light};
        order.filledWorkspace = demoShop(test.folder);
        ScriptedDialogs dialogs;
        // Other programs of the machine make a block longer, never shorter: each counts as it is at its best, and by
        // how fast the machine is at that time.
        std::map<QString, double> blocks;
        const auto longest = [&blocks] { return std::ranges::max_element(blocks, {}, longestOf); };
        for (int run = 0; run < mostRuns && (run == 0 || longest()->second >= 100); ++run) {
            PictureTaker taker(order, pageList(), dialogs);
            QSignalSpy finished(&taker, &PictureTaker::finished);
            taker.start();
            QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 300'000);
            QCOMPARE(finished.front().front().toInt(), 0);
            const double slowness = std::max(1.0, referenceMs() / usualReferenceMs);
            qInfo("blocks count %.2f times less: the machine is as much slower than usual", slowness);
            for (const auto& [picture, ms] : taker.longestBlocks()) {
                const auto [known, first] = blocks.try_emplace(picture, ms / slowness);
                known->second = std::min(known->second, ms / slowness);
            }
        }
        for (const char* tab : {"whyScroll", "priceBreakTab", "frontierChart", "overrideScroll", "transferTab",
                                "excessTab", "kitTab", "supplierTab"})
            QVERIFY2(QFile::exists(order.folder +
                                   QStringLiteral("/inventory-filled-%1-light-1280x720.png").arg(QLatin1String(tab))),
                     tab);
#ifndef __SANITIZE_ADDRESS__
        QVERIFY2(longest()->second < 100, qPrintable(longest()->first + QString::number(longest()->second)));
#endif
    }

    void everyControlOfEveryPageHasANameAndAKey()
    {
        TestSession test;
        MainWindow window(test.session, pageList());
        test.session.openWorkspace(demoShop(test.folder));
        QStringList found;
        for (const PageEntry& page : pageList()) {
            QVERIFY(window.openPage(page.id));
            QTRY_VERIFY_WITH_TIMEOUT(!window.currentPage()->settling(), 60'000);
            for (const QString& each : unreachable(*window.currentPage()))
                found << page.id + ": " + each;
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void aBlockOfTheLoopIsMeasured()
    {
        LoopWatch watch;
        watch.takeLongestMs();
        QTimer::singleShot(0, &watch, [] {
            QElapsedTimer timer;
            timer.start();
            double sum = 0;
            while (timer.elapsed() < 50)
                sum += std::sqrt(static_cast<double>(timer.nsecsElapsed()));
            QVERIFY(sum > 0);
        });
        double longest = 0;
        QTRY_VERIFY((longest = std::max(longest, watch.takeLongestMs())) > 5);
    }
};

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
