// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/clock.h"
#include "workflow/goods_receipt.h"

#include <memory>

namespace ms::cli {
namespace {

struct ReceiveOptions {
    std::string workspace;
    workflow::GoodsReceipt receipt;
    std::string sku;
    std::int64_t units = 0;
    std::string day;
    bool undo = false;
};

Result<Summary> receive(const ReceiveOptions& options)
{
    workflow::GoodsReceipt receipt = options.receipt;
    receipt.at = workflow::unixNow();
    if (!options.sku.empty())
        receipt.sku = Sku{options.sku};
    if (options.units != 0)
        receipt.units = Quantity{options.units};
    const auto day = parseDay(options.day);
    if (!options.undo && !day)
        return failure(ErrorCode::InvalidInput, "--on '" + options.day + "', expected YYYY-MM-DD");
    receipt.day = day.value_or(Day{});
    const auto done = options.undo
                          ? workflow::undoReceipt(options.workspace, receipt.order, 0, receipt.actor, receipt.at)
                          : workflow::receiveGoods(options.workspace, receipt);
    if (!done)
        return tl::unexpected(done.error());
    Summary summary;
    summary["order"] = done->order;
    summary["complete"] = done->complete;
    summary["lines"] = Summary::array();
    for (const auto& line : done->lines) {
        Summary& one = summary["lines"].emplace_back();
        one["sku"] = line.sku.text;
        one["units"] = line.units.units;
    }
    return summary;
}

} // namespace

void addInventoryReceiveCommand(Commands& commands, CLI::App& inventory)
{
    CLI::App& command = commands.add(
        "receive", "Say that goods of a purchase order came, or never will; --undo takes it back", &inventory);
    const auto options = std::make_shared<ReceiveOptions>();
    command.add_option("--workspace", options->workspace, "The merchant's file")->required();
    command.add_option("--order", options->receipt.order, "Code of the purchase order")->required();
    CLI::Option* sku = command.add_option("--sku", options->sku, "One SKU of it; else all that are open");
    command.add_option("--units", options->units, "Units that came; else all that are open")
        ->check(CLI::PositiveNumber)
        ->needs(sku);
    command.add_option("--on", options->day, "Day on which they came, YYYY-MM-DD");
    command.add_flag("--lost", options->receipt.lost, "Nothing more will come: give up what is open");
    command.add_flag("--undo", options->undo, "Take back what was said last of the order");
    command.add_option("--as", options->receipt.actor, "Who says so")->envname("USER")->required();
    commands.onRun(command, [options](const Context&) { return receive(*options); });
}

} // namespace ms::cli
