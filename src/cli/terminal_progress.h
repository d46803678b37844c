// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"

#include <chrono>
#include <mutex>

namespace ms::cli
{

/// Progress on standard error: a bar on a terminal, a plain line every two seconds elsewhere, nothing when quiet.
/// Ctrl+C and SIGTERM cancel; a second one ends the program at once.
class TerminalProgress final : public Progress
{
public:
    explicit TerminalProgress(bool quiet);
    ~TerminalProgress() override;
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;

    [[nodiscard]] bool canceled() const override;
    void report(std::int64_t done, std::int64_t total) override;
    /// Ends the bar's line, so that what follows starts on its own.
    void finish();

private:
    const bool m_quiet;
    const bool m_terminal;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_last;
    bool m_lineOpen = false;
};

} // namespace ms::cli
