// SPDX-License-Identifier: GPL-3.0-or-later
// Time from the start of the process to the first paint of the window with its first page, and whether LibTorch is
// mapped.
//   first_paint WORKSPACE [RUNS]
// Prints one line a run and the median. Runs offscreen unless QT_QPA_PLATFORM says otherwise.
#include <QCoreApplication>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

struct Run {
    double ms = -1;
    double residentMiB = 0;
    bool torch = false;
};

Run startOnce(const QString& workspace)
{
    QProcess studio;
    studio.setProcessChannelMode(QProcess::SeparateChannels);
    const auto before = std::chrono::steady_clock::now().time_since_epoch().count();
    studio.start(QStringLiteral(MS_BINARY_DIR "/bin/merchant-studio"),
                 {QStringLiteral("--workspace"), workspace, QStringLiteral("--measure-start"), QStringLiteral("--page"),
                  QStringLiteral("data")});
    constexpr int patienceMs = 30'000;
    Run run;
    while (!studio.canReadLine() && studio.waitForReadyRead(patienceMs)) {
    }
    if (!studio.canReadLine())
        return run;
    const auto painted = studio.readLine().trimmed().toLongLong();
    run.ms = static_cast<double>(painted - before) / 1e6;
    QFile maps(QStringLiteral("/proc/%1/maps").arg(studio.processId()));
    if (maps.open(QIODevice::ReadOnly))
        run.torch = maps.readAll().contains("libtorch");
    QFile status(QStringLiteral("/proc/%1/status").arg(studio.processId()));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                run.residentMiB = line.mid(6).trimmed().split(' ').front().toDouble() / 1024;
        }
    }
    studio.kill();
    studio.waitForFinished();
    return run;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: first_paint WORKSPACE [RUNS]\n", stderr);
        return 64;
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QCoreApplication application(argc, argv);
    const int runs = argc > 2 ? std::max(1, std::atoi(argv[2])) : 7;
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const Run run = startOnce(QString::fromLocal8Bit(argv[1]));
        if (run.ms < 0) {
            std::fputs("the window did not paint\n", stderr);
            return 69;
        }
        std::printf("%.0f ms to first paint, %.0f MiB resident, LibTorch %s\n", run.ms, run.residentMiB,
                    run.torch ? "mapped" : "not mapped");
        times.push_back(run.ms);
        if (run.torch)
            return 70;
    }
    std::sort(times.begin(), times.end());
    std::printf("median %.0f ms, fastest %.0f ms\n", times[times.size() / 2], times.front());
    return 0;
}
