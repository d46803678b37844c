// SPDX-License-Identifier: GPL-3.0-or-later
// Import of Online Retail into a fresh, complete workspace against the sqlite3 shell's .import of the same file into an
// untyped table, in turns. Prints both times and their ratio: best and median. usage: import_speed [rounds] [file.csv]
#include "sources/byte_source.h"
#include "workflow/import_file.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Writes the unpacked file, so that both sides read the same plain CSV.
bool unpack(const std::string& from, const fs::path& to)
{
    auto source = ms::sources::ByteSource::open(from);
    if (!source)
        return false;
    std::ofstream file(to, std::ios::binary);
    std::vector<char> block(std::size_t{1} << 20);
    for (;;) {
        const auto got = source->read(block);
        if (!got || *got == 0)
            return got.has_value() && file.good();
        file.write(block.data(), static_cast<std::streamsize>(*got));
    }
}

void removeDatabase(const fs::path& path)
{
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(path.string() + suffix);
}

/// Both sides start a program, open, read, write and close. Runs `work` in a process of its own; -1 when it fails.
template <class Work>
double timed(Work&& work)
{
    std::fflush(nullptr);
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? secondsSince(start) : -1;
}

double importOnce(const fs::path& csv, const fs::path& workspace)
{
    removeDatabase(workspace);
    return timed([&] {
        ms::workflow::ImportRequest request;
        request.file = csv.string();
        request.workspace = workspace;
        ms::NoProgress progress;
        const auto done = ms::workflow::importFile(request, progress);
        return done && done->counts.rowsAdded == done->rowsRead ? 0 : 1;
    });
}

double shellOnce(const fs::path& csv, const fs::path& database)
{
    removeDatabase(database);
    return timed([&] {
        const std::string import = ".import '" + csv.string() + "' sale";
        ::execlp("sqlite3", "sqlite3", database.c_str(), ".mode csv", import.c_str(), static_cast<char*>(nullptr));
        return 127;
    });
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    const std::string packed = argc > 2 ? argv[2] : MS_SHARED_DIR "/data/online-retail/online_retail.csv.gz";
    if (!fs::exists(packed)) {
        std::printf("%s is not here\n", packed.c_str());
        return 66;
    }
    const fs::path folder = fs::temp_directory_path() / ("import_speed-" + std::to_string(::getpid()));
    fs::create_directory(folder);
    const fs::path csv = folder / "sales.csv";
    int status = 0;
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    if (unpack(packed, csv)) {
        for (int i = 0; i < rounds; ++i) {
            ours.push_back(importOnce(csv, folder / "shop.studio"));
            theirs.push_back(shellOnce(csv, folder / "shell.db"));
            if (ours.back() < 0 || theirs.back() < 0) {
                status = 1;
                break;
            }
            ratios.push_back(ours.back() / theirs.back());
            std::printf("round %d: merchant import %.3f s, sqlite3 .import %.3f s, ratio %.3f\n", i + 1, ours.back(),
                        theirs.back(), ratios.back());
        }
    } else {
        status = 74;
    }
    fs::remove_all(folder);
    if (status != 0) {
        std::printf("failed\n");
        return status;
    }
    std::printf("best:   merchant import %.3f s, sqlite3 .import %.3f s, ratio %.3f\n",
                *std::min_element(ours.begin(), ours.end()), *std::min_element(theirs.begin(), theirs.end()),
                *std::min_element(ours.begin(), ours.end()) / *std::min_element(theirs.begin(), theirs.end()));
    std::printf("median: merchant import %.3f s, sqlite3 .import %.3f s, ratio of a round %.3f\n", median(ours),
                median(theirs), median(ratios));
    return 0;
}
