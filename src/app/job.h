// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_list.h"
#include "workflow/job.h"

#include <QPointer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace ms::app {

/// One newest background job with one kind of answer, a member of the page that wants it. What is read is started: a
/// second start cancels the first, whose answer is never heard. What writes is started after what runs: nothing of it
/// is lost. The destructor cancels what reads, lets what writes be done, and waits, so that nothing outlives the page.
template <class T>
class Job {
public:
    using Work = std::function<Result<T>(Progress&)>;
    using Done = std::function<void(Result<T>)>;

    explicit Job(JobList& jobs) : m_jobs(jobs) {}
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;
    ~Job()
    {
        if (!m_owed)
            cancel();
        m_jobs.remove(&m_watcher);
        for (QFuture<Result<Answer>>& future : m_earlier)
            future.waitForFinished();
        m_watcher.disconnect();
        m_watcher.waitForFinished();
        for (Waiting& one : m_waiting)
            workflow::start<T>(std::move(one.work)).waitForFinished();
    }

    /// Runs `work(progress)` on a thread and then `done(result)` on this one; a canceled job answers
    /// ErrorCode::Canceled. `name` is what the job bar says: "Forecasting 1,204 SKUs".
    template <class Doing>
    void start(const QString& name, Doing work, Done done)
    {
        if (running()) {
            m_watcher.cancel();
            m_earlier.push_back(m_watcher.future());
        }
        std::erase_if(m_earlier, [](const QFuture<Result<Answer>>& future) { return future.isFinished(); });
        m_watcher.disconnect();
        m_owed = false;
        m_unheard = true;
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher,
                         [this, done = std::move(done)] { finish(done); });
        if (m_onProgress)
            QObject::connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, &m_watcher,
                             [this](int value) { m_onProgress(value, m_watcher.progressMaximum()); });
        // The answer travels behind a pointer so that it is moved, not copied, out of the future: takeResult() would
        // set the future back while the promise still lives, which then finishes it a second time, as canceled.
        m_watcher.setFuture(workflow::start<Answer>([work = std::move(work)](Progress& progress) mutable {
            return work(progress).map([](T&& value) { return std::make_shared<T>(std::move(value)); });
        }));
        m_jobs.add(name, &m_watcher);
    }

    /// The same once everything asked for before is done and heard, in the order in which it was asked for. Even what
    /// still waits when the page goes is done, unheard.
    void startAfter(const QString& name, Work work, Done done)
    {
        m_waiting.push_back({name, std::move(work), std::move(done)});
        if (!m_unheard && !m_finishing)
            startWaiting();
    }

    /// `progress(done, total)` is told of every job started from now on; total 0: not known.
    void whenProgressed(std::function<void(int, int)> progress) { m_onProgress = std::move(progress); }
    void cancel()
    {
        if (running())
            m_watcher.cancel();
    }
    [[nodiscard]] bool running() const { return m_watcher.isRunning(); }
    /// Whether startAfter() has more to do; what follows from all of it waits for the last.
    [[nodiscard]] bool waiting() const { return !m_waiting.empty(); }

private:
    using Answer = std::shared_ptr<T>;
    struct Waiting {
        QString name;
        Work work;
        Done done;
    };

    void finish(const Done& done)
    {
        m_unheard = false;
        m_owed = false;
        m_finishing = true;
        const QPointer<QFutureWatcherBase> alive(&m_watcher); // what is done may close the page
        done(answer());
        if (!alive)
            return;
        m_finishing = false;
        if (!m_unheard)
            startWaiting();
    }

    void startWaiting()
    {
        if (m_waiting.empty())
            return;
        Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        start(next.name, std::move(next.work), std::move(next.done));
        m_owed = true;
    }

    Result<T> answer()
    {
        QFuture<Result<Answer>> future = m_watcher.future();
        if (future.isCanceled() || future.resultCount() == 0)
            return failure(ErrorCode::Canceled, "stopped by the user");
        Result<Answer> answer = future.result();
        return std::move(answer).map([](Answer&& value) { return std::move(*value); });
    }

    JobList& m_jobs;
    QFutureWatcher<Result<Answer>> m_watcher;
    std::vector<QFuture<Result<Answer>>> m_earlier;
    std::deque<Waiting> m_waiting;
    bool m_owed = false;      ///< what runs came from startAfter()
    bool m_unheard = false;   ///< it runs, or its answer is still to be heard
    bool m_finishing = false; ///< its answer is being heard
    std::function<void(int, int)> m_onProgress;
};

} // namespace ms::app
