// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <QFuture>
#include <QPromise>
#include <QRunnable>
#include <QThreadPool>

#include <concepts>
#include <cstdint>
#include <exception>
#include <limits>
#include <utility>

namespace ms::workflow {

/// Progress as a QFuture shows it: report() becomes progressValue and progressMaximum, cancel() becomes canceled().
/// A total that does not fit an int is scaled down; total 0 (not known) becomes progressMaximum 0.
template <class T>
class PromiseProgress final : public Progress {
public:
    explicit PromiseProgress(QPromise<T>& promise) : m_promise(promise) {}
    [[nodiscard]] bool canceled() const override { return m_promise.isCanceled(); }
    void report(std::int64_t done, std::int64_t total) override
    {
        constexpr std::int64_t largest = std::numeric_limits<int>::max();
        const std::int64_t scale = std::max(done, total) / largest + 1;
        m_promise.setProgressRange(0, static_cast<int>(total / scale));
        m_promise.setProgressValue(static_cast<int>(done / scale));
    }

private:
    QPromise<T>& m_promise;
};

/// The one place where work meets a thread. See start().
template <class T, class Work>
class JobRunnable final : public QRunnable {
public:
    explicit JobRunnable(Work work) : m_work(std::move(work))
    {
        m_promise.start(); // here, not in run(): waiting for a future that has not started returns at once
    }
    QFuture<Result<T>> future() { return m_promise.future(); }

    void run() override
    {
        if (!m_promise.isCanceled())
            m_promise.addResult(result());
        m_promise.finish();
    }

private:
    Result<T> result()
    {
        PromiseProgress<Result<T>> progress(m_promise);
        try {
            return m_work(progress);
        } catch (const std::exception& error) { // bad_alloc, or a library's own: none crosses a thread
            return failure(ErrorCode::Unavailable, std::string("the work stopped unexpectedly: ") + error.what());
        }
    }

    QPromise<Result<T>> m_promise;
    Work m_work;
};

/// Runs `work(progress)` on a thread of `pool` and hands its Result back through the future.
/// QFuture::cancel() turns progress.canceled() true; a future canceled before its work began, or while it ran, may hold
/// no result: look at resultCount() before result(). Never takeResult(): it sets the future back to not finished while
/// the thread may still hold the promise. What cannot be copied goes behind a std::shared_ptr. `work` takes its inputs
/// by value and touches nothing shared.
template <class T, std::invocable<Progress&> Work>
QFuture<Result<T>> start(Work work, QThreadPool* pool = QThreadPool::globalInstance())
{
    auto* runnable = new JobRunnable<T, Work>(std::move(work));
    QFuture<Result<T>> future = runnable->future();
    pool->start(runnable); // owns and deletes it
    return future;
}

} // namespace ms::workflow
