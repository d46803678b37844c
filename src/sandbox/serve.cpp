// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace ms::sandbox
{
namespace
{

std::array<int, 2> stopPipe{-1, -1}; // a signal handler may touch nothing but a file descriptor

void onStopSignal(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(stopPipe[1], &byte, 1);
}

} // namespace

Result<void> serve(Settings settings, bool stopWithInput)
{
    auto server = Server::open(std::move(settings));
    if (!server)
        return tl::unexpected(server.error());
    if (::pipe(stopPipe.data()) != 0)
        return failure(ErrorCode::Unavailable, "no pipe for the stop signal");
    QSocketNotifier stopped(stopPipe[0], QSocketNotifier::Read);
    QObject::connect(&stopped, &QSocketNotifier::activated, [] { QCoreApplication::quit(); });
    std::signal(SIGTERM, onStopSignal);
    std::signal(SIGINT, onStopSignal);

    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    input.setEnabled(stopWithInput);
    QObject::connect(&input, &QSocketNotifier::activated, [] {
        std::array<char, 256> ignored{};
        if (::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            QCoreApplication::quit();
    });

    std::printf("%s\n%s\n", (*server)->address().c_str(), (*server)->token().c_str());
    std::fflush(stdout);
    QCoreApplication::exec();
    return {};
}

} // namespace ms::sandbox
