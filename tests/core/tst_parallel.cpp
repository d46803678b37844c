// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parallel.h"

#include <QTest>

#include <atomic>
#include <vector>

using namespace ms;

namespace {
class StopAt final : public Progress {
public:
    explicit StopAt(int calls) : m_left(calls) {}
    bool canceled() const override { return m_left-- <= 0; }

private:
    mutable std::atomic<int> m_left;
};
} // namespace

class TestParallel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyIndexIsVisitedOnceForAnyThreadCount()
    {
        for (const int threads : {0, 1, 2, 7}) {
            std::vector<int> visits(1000, 0);
            NoProgress progress;
            QVERIFY(parallelFor(visits.size(), threads, progress, [&](std::size_t i) { ++visits[i]; }));
            QCOMPARE(visits, std::vector<int>(1000, 1));
        }
    }
    void aCanceledRunStopsEarlyAndSaysSo()
    {
        std::atomic<int> worked{0};
        StopAt progress(10);
        QVERIFY(!parallelFor(100000, 2, progress, [&](std::size_t) { ++worked; }));
        QVERIFY(worked <= 10);
    }
    void nothingToDoIsDone()
    {
        NoProgress progress;
        QVERIFY(parallelFor(0, 2, progress, [](std::size_t) {}));
    }
};

QTEST_APPLESS_MAIN(TestParallel)
#include "tst_parallel.moc"
