// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <filesystem>
#include <vector>

namespace ms::workflow {

/// The rows that an import could not use, each with its reason.
/// Errors: of opening the workspace; ReadWrite.
Result<std::vector<workspace::ImportReject>> importRejects(const std::filesystem::path& workspace,
                                                           workspace::ImportKey import);

/// Takes an import back: see workspace::ImportRepository::undo().
/// Errors: of opening the workspace; NotFound; Permission; Conflict; ReadWrite.
Result<workspace::ImportKey> undoImport(const std::filesystem::path& workspace, workspace::ImportKey import);

} // namespace ms::workflow
