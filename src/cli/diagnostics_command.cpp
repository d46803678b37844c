// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/diagnostics.h"
#include "workflow/whole_file.h"

#include <iostream>
#include <memory>

namespace ms::cli {
namespace {

struct DiagnosticsOptions {
    std::string workspace;
    std::string out;
};

Result<Summary> tell(const DiagnosticsOptions& options, const Context& context)
{
    auto text = workflow::diagnostics(options.workspace, context.progress);
    if (!text)
        return tl::unexpected(text.error());
    if (!options.out.empty()) {
        if (auto written = workflow::writeWholeFile(options.out, *text); !written)
            return tl::unexpected(written.error());
        return Summary{{"file", options.out}};
    }
    if (context.options.json)
        return Summary{{"text", std::move(*text)}};
    std::cout << *text;
    return Summary::object();
}

} // namespace

void addDiagnosticsCommand(Commands& commands)
{
    CLI::App& command = commands.add("diagnostics", "What somebody who helps wants to know, without anything of the "
                                                    "shop's; read it before you pass it on");
    const auto options = std::make_shared<DiagnosticsOptions>();
    command.add_option("--workspace", options->workspace, "The workspace; left out: the program and the machine alone");
    command.add_option("--out", options->out, "Write it to this file instead of showing it");
    command.footer("It holds no secret, customer, person, SKU, price, file name or address of a shop: a value in a\n"
                   "sentence is shown as an ellipsis.");
    commands.onRun(command, [options](const Context& context) { return tell(*options, context); });
}

} // namespace ms::cli
