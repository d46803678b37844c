// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace ms;

class TestAppJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSecondStartCancelsTheFirst();
    void whatComesAfterLosesNothing();
    void anAnswerThatIsNotHeardYetIsWaitedFor();
    void whatWaitsIsDoneWhenThePageGoes();
    void anAnswerMayEndTheJob();

private:
    app::JobList m_jobs;
};

void TestAppJob::aSecondStartCancelsTheFirst()
{
    app::Job<int> job(m_jobs);
    QSemaphore go;
    QList<int> heard;
    const auto hear = [&](Result<int> answer) { heard << answer.value_or(-1); };
    job.start(
        QStringLiteral("one"),
        [&](Progress&) -> Result<int> {
            go.acquire();
            return 1;
        },
        hear);
    job.start(
        QStringLiteral("two"), [](Progress&) -> Result<int> { return 2; }, hear);
    go.release();
    QTRY_COMPARE(heard, QList<int>{2});
}

void TestAppJob::whatComesAfterLosesNothing()
{
    app::Job<int> job(m_jobs);
    QSemaphore go;
    QList<int> done;
    QList<int> heard;
    QList<bool> more;
    for (int k = 1; k <= 3; ++k)
        job.startAfter(
            QStringLiteral("write"),
            [&, k](Progress&) -> Result<int> {
                go.acquire();
                done << k; // one after the other: no lock is needed
                return k == 2 ? Result<int>(failure(ErrorCode::Conflict, "taken")) : Result<int>(k);
            },
            [&](Result<int> answer) {
                heard << answer.value_or(-1);
                more << job.waiting();
            });
    QCOMPARE(m_jobs.entries().size(), std::size_t{1}); // the rest waits
    go.release(3);
    QTRY_COMPARE(heard.size(), 3);
    QCOMPARE(done, (QList<int>{1, 2, 3}));
    QCOMPARE(heard, (QList<int>{1, -1, 3})); // an error stops nothing
    QCOMPARE(more, (QList<bool>{true, true, false}));
}

void TestAppJob::anAnswerThatIsNotHeardYetIsWaitedFor()
{
    app::Job<int> job(m_jobs);
    QList<int> heard;
    const auto write = [&](int k) {
        job.startAfter(
            QStringLiteral("write"), [k](Progress&) -> Result<int> { return k; },
            [&](Result<int> answer) { heard << answer.value_or(-1); });
    };
    write(1);
    while (job.running()) // its work ends, but no event is handled
        QThread::yieldCurrentThread();
    write(2);
    QCOMPARE(heard, QList<int>{});
    QTRY_COMPARE(heard, (QList<int>{1, 2}));
}

void TestAppJob::whatWaitsIsDoneWhenThePageGoes()
{
    QSemaphore go;
    std::atomic<int> done = 0;
    int heard = 0;
    {
        app::Job<int> job(m_jobs);
        for (int k = 0; k < 3; ++k)
            job.startAfter(
                QStringLiteral("write"),
                [&](Progress& progress) -> Result<int> {
                    go.acquire();
                    done += progress.canceled() ? 0 : 1;
                    return 0;
                },
                [&](const Result<int>&) { ++heard; });
        go.release(3);
    }
    QCOMPARE(done.load(), 3);
    QCOMPARE(heard, 0);
}

void TestAppJob::anAnswerMayEndTheJob()
{
    auto job = std::make_unique<app::Job<int>>(m_jobs);
    bool after = false;
    job->startAfter(
        QStringLiteral("close"), [](Progress&) -> Result<int> { return 0; }, [&](const Result<int>&) { job.reset(); });
    job->startAfter(
        QStringLiteral("write"),
        [&](Progress&) -> Result<int> {
            after = true;
            return 0;
        },
        [](const Result<int>&) {});
    QTRY_VERIFY(!job);
    QVERIFY(after);
}

QTEST_GUILESS_MAIN(TestAppJob)
#include "tst_job.moc"
