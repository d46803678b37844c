// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/job.h"

#include <QFutureWatcher>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <stdexcept>

using namespace ms;

class JobTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void handsTheResultBack()
    {
        const auto future = workflow::start<int>([](Progress&) -> Result<int> { return 42; });
        QCOMPARE(future.result().value(), 42);
    }

    void handsAnErrorBack()
    {
        const auto future =
            workflow::start<int>([](Progress&) -> Result<int> { return failure(ErrorCode::NotFound, "no such file"); });
        QCOMPARE(future.result().error().code, ErrorCode::NotFound);
    }

    void carriesMoveOnlyWork()
    {
        auto input = std::make_unique<int>(7);
        const auto future =
            workflow::start<int>([input = std::move(input)](Progress&) -> Result<int> { return *input; });
        QCOMPARE(future.result().value(), 7);
    }

    void turnsAnExceptionIntoAnError()
    {
        const auto future =
            workflow::start<int>([](Progress&) -> Result<int> { throw std::runtime_error("out of paper"); });
        const auto result = future.result();
        QCOMPARE(result.error().code, ErrorCode::Unavailable);
        QVERIFY(result.error().detail.find("out of paper") != std::string::npos);
    }

    void reportsProgress()
    {
        QFutureWatcher<Result<int>> watcher;
        QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
        watcher.setFuture(workflow::start<int>([](Progress& progress) -> Result<int> {
            progress.report(3, 4);
            return 0;
        }));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(watcher.progressMaximum(), 4);
        QCOMPARE(watcher.progressValue(), 3);
    }

    void scalesATotalThatDoesNotFitAnInt()
    {
        auto future = workflow::start<int>([](Progress& progress) -> Result<int> {
            progress.report(5'000'000'000, 10'000'000'000);
            return 0;
        });
        future.waitForFinished();
        QVERIFY(future.progressMaximum() > 1000);
        const double share = static_cast<double>(future.progressValue()) / future.progressMaximum();
        QVERIFY(qAbs(share - 0.5) < 1e-6);
    }

    void cancelReachesWorkThatRuns()
    {
        QSemaphore running;
        auto future = workflow::start<int>([&running](Progress& progress) -> Result<int> {
            running.release();
            while (!progress.canceled())
                QThread::yieldCurrentThread();
            return failure(ErrorCode::Canceled, "stopped");
        });
        running.acquire();
        future.cancel();
        future.waitForFinished();
        QVERIFY(future.isCanceled());
    }

    void workCanceledBeforeItBeganDoesNotRun()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QSemaphore gate;
        bool ran = false;
        auto first = workflow::start<int>(
            [&gate](Progress&) -> Result<int> {
                gate.acquire();
                return 1;
            },
            &pool);
        auto second = workflow::start<int>(
            [&ran](Progress&) -> Result<int> {
                ran = true;
                return 2;
            },
            &pool);
        second.cancel();
        gate.release();
        first.waitForFinished();
        second.waitForFinished();
        QVERIFY(!ran);
        QCOMPARE(second.resultCount(), 0);
    }
};

QTEST_GUILESS_MAIN(JobTest)
#include "tst_job.moc"
