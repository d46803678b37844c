// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <string>

namespace ms::cli {

/// What every command accepts. Results do not depend on `threads`.
struct CommonOptions {
    bool json = false;  ///< print the summary as one JSON object on standard output
    bool quiet = false; ///< no progress on standard error
    int threads = 0;    ///< 0: one for each core
    std::uint64_t seed = 1;
};

/// What a command leaves to be said: keys in the order in which they are printed.
using Summary = nlohmann::ordered_json;

/// What a command's work gets beside its own options.
struct Context {
    const CommonOptions& options;
    Progress& progress; ///< shows a bar or lines on standard error; canceled by Ctrl+C
};

using Work = std::function<Result<Summary>(const Context&)>;

/// The commands of one program and the one that was asked for.
class Commands {
public:
    explicit Commands(CLI::App& program) : m_program(program) {}

    /// Adds a command, "forecast", or one below another, add("policy", "...", &inventory). Describe options on the
    /// result, then hand it to onRun().
    CLI::App& add(const std::string& name, const std::string& description, CLI::App* parent = nullptr);
    /// Gives `command` the common options, and `work` to do when the command line asks for it.
    void onRun(CLI::App& command, Work work);

    /// Runs what was asked for, prints its summary or its error, and returns the exit status.
    int run();

private:
    CLI::App& m_program;
    CommonOptions m_options;
    Work m_work;
    std::string m_name;
    bool m_tableOnOutput = false; ///< the command writes a table to standard output: the summary keeps out of it
};

/// As in sysexits.h: 64 usage, 65 bad data, 66 no input, 69 unavailable, 74 input or output, 77 permission, 130
/// canceled.
int exitStatus(ErrorCode code);

/// What was wrong with a command line, as one line: which command, which word, and where its help is.
std::string usageError(const CLI::App& program, const CLI::ParseError& error);

/// Checks for options, with an answer that names the value and what was expected.
CLI::Validator aboveZero();
CLI::Validator zeroOrMore();

} // namespace ms::cli
