// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

// One function a command, each in the file <name>_command.cpp. A command that is not built is not declared.
namespace ms::cli {

void addDemandCommand(Commands& commands);
void addDemandCauseCommands(Commands& commands, CLI::App& demand); ///< `demand causes`, `holidays`, `event`, `events`
void addDemandWeekCommands(Commands& commands, CLI::App& demand);  ///< `demand corrections`, `correct`, `lock`, `locks`
void addDemoCommand(Commands& commands);
void addDiagnosticsCommand(Commands& commands);
void addApprovalsCommand(Commands& commands);
void addAuditCommand(Commands& commands);
void addProposeCommand(Commands& commands);
void addPullCommand(Commands& commands);
void addPushCommand(Commands& commands);
void addSandboxCommand(Commands& commands);
void addConnectCommand(Commands& commands);
void addForecastCommand(Commands& commands);
void addForgetCommand(Commands& commands);
void addInventoryCommand(Commands& commands);
void addInventoryReceiveCommand(Commands& commands, CLI::App& inventory); ///< `inventory receive`
void addLimitsCommand(Commands& commands);                                ///< `limits`, `limits pause`, `limits resume`
void addPeopleCommand(Commands& commands);
void addPriceCommand(Commands& commands);
void addPriceAgentCommands(Commands& commands, CLI::App& price); ///< `price train-agent`, `price evaluate-agent`
void addPricePlanCommands(Commands& commands, CLI::App& price);  ///< `price markdown`, `promotions`, `plan-test`, ...
void addPriceShopCommands(Commands& commands, CLI::App& price);  ///< `price history`, `price bulk`, `price cost-change`
void addImportCommand(Commands& commands);
void addRecommendCommand(Commands& commands);
void addStatusCommand(Commands& commands);
void addWalkCommand(Commands& commands);

} // namespace ms::cli
