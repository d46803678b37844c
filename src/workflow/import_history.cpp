// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_history.h"

#include "workspace/import_repository.h"
#include "workspace/workspace.h"

namespace ms::workflow {

Result<std::vector<workspace::ImportReject>> importRejects(const std::filesystem::path& path,
                                                           workspace::ImportKey import)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    return workspace::ImportRepository(*workspace).rejectsOf(import);
}

Result<workspace::ImportKey> undoImport(const std::filesystem::path& path, workspace::ImportKey import)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto undone = workspace::ImportRepository(*workspace).undo(import);
    if (!undone)
        return tl::unexpected(undone.error());
    return import;
}

} // namespace ms::workflow
