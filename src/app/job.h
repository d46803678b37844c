// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_list.h"
#include "workflow/job.h"

#include <functional>
#include <memory>
#include <vector>

namespace ms::app {

/// One newest background job with one kind of answer, a member of the page that wants it. A second start cancels the
/// first, whose answer is never heard. The destructor cancels and waits, so that nothing outlives the page.
template <class T>
class Job {
public:
    explicit Job(JobList& jobs) : m_jobs(jobs) {}
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;
    ~Job()
    {
        cancel();
        m_jobs.remove(&m_watcher);
        for (QFuture<Result<Answer>>& future : m_earlier)
            future.waitForFinished();
        m_watcher.disconnect();
        m_watcher.waitForFinished();
    }

    /// Runs `work(progress)` on a thread and then `done(result)` on this one; a canceled job answers
    /// ErrorCode::Canceled. `name` is what the job bar says: "Forecasting 1,204 SKUs".
    template <class Work>
    void start(const QString& name, Work work, std::function<void(Result<T>)> done)
    {
        if (running()) {
            m_watcher.cancel();
            m_earlier.push_back(m_watcher.future());
        }
        std::erase_if(m_earlier, [](const QFuture<Result<Answer>>& future) { return future.isFinished(); });
        m_watcher.disconnect();
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher,
                         [this, done = std::move(done)] { done(answer()); });
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

    /// `progress(done, total)` is told of every job started from now on; total 0: not known.
    void whenProgressed(std::function<void(int, int)> progress) { m_onProgress = std::move(progress); }
    void cancel()
    {
        if (running())
            m_watcher.cancel();
    }
    [[nodiscard]] bool running() const { return m_watcher.isRunning(); }

private:
    using Answer = std::shared_ptr<T>;

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
    std::function<void(int, int)> m_onProgress;
};

} // namespace ms::app
