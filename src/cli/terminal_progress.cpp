// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal_progress.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <string>

namespace ms::cli
{
namespace
{

// Only a lock-free flag may be touched in a signal handler, and only a static one can be reached from there.
std::atomic<bool> stopAsked{false};

void askToStop(int signal)
{
    if (stopAsked.exchange(true))
        std::signal(signal, SIG_DFL);
}

} // namespace

TerminalProgress::TerminalProgress(bool quiet)
    : m_quiet(quiet), m_terminal(::isatty(STDERR_FILENO) == 1), m_last(std::chrono::steady_clock::now())
{
    std::signal(SIGINT, askToStop);
    std::signal(SIGTERM, askToStop);
}

TerminalProgress::~TerminalProgress()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool TerminalProgress::canceled() const
{
    return stopAsked;
}

void TerminalProgress::report(std::int64_t done, std::int64_t total)
{
    if (m_quiet)
        return;
    const std::scoped_lock lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < (m_terminal ? std::chrono::milliseconds(100) : std::chrono::milliseconds(2000)))
        return;
    m_last = now;
    const auto percent = total > 0 ? static_cast<int>(100 * done / total) : 0;
    if (!m_terminal) {
        std::fprintf(stderr, "%lld of %lld (%d %%)\n", static_cast<long long>(done), static_cast<long long>(total),
                     percent);
        return;
    }
    const auto filled = static_cast<std::size_t>(percent) * 30 / 100;
    const std::string bar = std::string(filled, '#') + std::string(30 - filled, '.');
    std::fprintf(stderr, "\r[%s] %3d %%  %lld", bar.c_str(), percent, static_cast<long long>(done));
    m_lineOpen = true;
}

void TerminalProgress::finish()
{
    const std::scoped_lock lock(m_mutex);
    if (m_lineOpen)
        std::fputc('\n', stderr);
    m_lineOpen = false;
}

} // namespace ms::cli
