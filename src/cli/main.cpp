// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "core/version.h"

#include <QCoreApplication>

#include <iostream>
#include <string>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    CLI::App program("The engines of Merchant Studio without its window");
    program.name("merchant");
    program.set_version_flag("--version", "merchant " + std::string(ms::version()));
    program.require_subcommand(1);

    ms::cli::Commands commands(program);
    ms::cli::addDemoCommand(commands);
    ms::cli::addDiagnosticsCommand(commands);
    ms::cli::addForecastCommand(commands);
    ms::cli::addDemandCommand(commands);
    ms::cli::addImportCommand(commands);
    ms::cli::addInventoryCommand(commands);
    ms::cli::addRecommendCommand(commands);
    ms::cli::addPriceCommand(commands);
    ms::cli::addStatusCommand(commands);
    ms::cli::addProposeCommand(commands);
    ms::cli::addApprovalsCommand(commands);
    ms::cli::addForgetCommand(commands);
    ms::cli::addLimitsCommand(commands);
    ms::cli::addPeopleCommand(commands);
    ms::cli::addConnectCommand(commands);
    ms::cli::addPullCommand(commands);
    ms::cli::addPushCommand(commands);
    ms::cli::addSandboxCommand(commands);
    ms::cli::addAuditCommand(commands);
    ms::cli::addWalkCommand(commands);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) // help and version are asked for this way
            return program.exit(error);
        std::cerr << ms::cli::usageError(program, error);
        return 64;
    }
    return commands.run();
}
