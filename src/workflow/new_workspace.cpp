// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/new_workspace.h"

#include "workspace/workspace.h"

namespace ms::workflow {

Result<void> makeWorkspace(const std::filesystem::path& path)
{
    workspace::Settings settings;
    settings.shopName = path.stem().string();
    return workspace::Workspace::create(path, settings).map([](const workspace::Workspace&) {});
}

} // namespace ms::workflow
