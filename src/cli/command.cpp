// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/terminal_progress.h"
#include "core/version.h"

#include <chrono>
#include <exception>
#include <iostream>
#include <utility>
#include <vector>

namespace ms::cli {
namespace {

/// "rows_read  1204", one key a line, nested objects indented.
void printPlain(std::ostream& out, const Summary& summary, const std::string& indent = {})
{
    for (const auto& [key, value] : summary.items()) {
        out << indent << key;
        if (value.is_object()) {
            out << '\n';
            printPlain(out, value, indent + "  ");
        } else {
            out << "  " << (value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
        }
    }
}

/// A number for which `accepts` holds, or a sentence that says what was expected.
CLI::Validator numberCheck(bool (*accepts)(double), const char* expected, const char* name)
{
    return CLI::Validator(
        [accepts, expected](std::string& text) -> std::string {
            double value = 0;
            if (CLI::detail::lexical_cast(text, value) && accepts(value))
                return {};
            return "'" + text + "' is not " + expected;
        },
        name);
}

/// The command that was reached before the command line stopped making sense, and its name with those above it.
std::pair<const CLI::App*, std::string> reachedCommand(const CLI::App& program)
{
    const CLI::App* command = &program;
    std::string name = program.get_name();
    for (auto below = command->get_subcommands(); !below.empty(); below = command->get_subcommands()) {
        command = below.front();
        name += ' ' + command->get_name();
    }
    return {command, name};
}

/// Whether a file that the command writes was asked for on standard output.
bool writesToOutput(const CLI::App& command)
{
    const CLI::Option* out = command.get_option_no_throw("--out");
    return out != nullptr && out->count() > 0 && out->results().front() == "-";
}

} // namespace

CLI::Validator aboveZero()
{
    return numberCheck([](double value) { return value > 0; }, "a number above 0", "NUMBER > 0");
}

CLI::Validator zeroOrMore()
{
    return numberCheck([](double value) { return value >= 0; }, "a number of at least 0", "NUMBER >= 0");
}

std::string usageError(const CLI::App& program, const CLI::ParseError& error)
{
    const auto [command, name] = reachedCommand(program);
    const std::vector<std::string> unknown = program.remaining(true);
    std::string what = error.what();
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && !command->get_require_subcommand_min()) {
        // An option is missing: what() names it.
    } else if (!unknown.empty()) {
        what = (unknown.front().starts_with('-') ? "no option '" : "no command '") + unknown.front() + "'";
    }
    return name + ": " + what + "; see " + name + " --help\n";
}

int exitStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::NotEnoughData:
        return 65;
    case ErrorCode::NotFound:
        return 66;
    case ErrorCode::Unavailable:
    case ErrorCode::Conflict:
        return 69;
    case ErrorCode::ReadWrite:
        return 74;
    case ErrorCode::Permission:
        return 77;
    case ErrorCode::Canceled:
        return 130;
    }
    return 70;
}

CLI::App& Commands::add(const std::string& name, const std::string& description, CLI::App* parent)
{
    return *(parent != nullptr ? parent : &m_program)->add_subcommand(name, description);
}

void Commands::onRun(CLI::App& command, Work work)
{
    command.add_flag("--json", m_options.json, "Print a summary of the run as one JSON object");
    command.add_flag("--quiet", m_options.quiet, "No progress on standard error");
    command.add_option("--threads", m_options.threads, "Threads to use, 0 for one a core; results do not depend on it")
        ->check(zeroOrMore());
    command.add_option("--seed", m_options.seed, "Seed of everything random")->capture_default_str();
    command.callback([this, &command, work = std::move(work)] {
        if (!command.get_subcommands().empty())
            return; // the command below it was asked for
        m_work = work;
        m_name = command.get_name();
        m_tableOnOutput = writesToOutput(command);
    });
}

int Commands::run()
{
    TerminalProgress progress(m_options.quiet);
    const auto start = std::chrono::steady_clock::now();
    Result<Summary> summary;
    try {
        summary = m_work(Context{m_options, progress});
    } catch (const std::exception& error) { // bad_alloc and the like: the last edge before the shell
        summary = failure(ErrorCode::ReadWrite, error.what());
    }
    progress.finish();
    if (!summary) {
        std::cerr << "merchant " << m_name << ": " << summary.error().detail << '\n';
        return exitStatus(summary.error().code);
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    if (m_options.json) {
        (*summary)["seconds"] = seconds.count();
        (*summary)["seed"] = m_options.seed;
        (*summary)["engine_version"] = version();
        std::cout << summary->dump() << '\n';
    } else if (!m_options.quiet) {
        printPlain(m_tableOnOutput ? std::cerr : std::cout, *summary);
    }
    std::cout.flush();
    return std::cout.good() ? 0 : exitStatus(ErrorCode::ReadWrite);
}

} // namespace ms::cli
