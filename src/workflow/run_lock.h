// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

class QLockFile;
class QString;

namespace ms::workflow {

/// The lock file of a run ("push", "pull") of a workspace: the same by whatever path the workspace is named.
QString runLockPath(const std::filesystem::path& workspace, std::string_view run);

/// Takes `lock` unless a program that runs holds it, whatever it takes; that of a program that died is taken at once.
/// One that died before it had written its name into the file is known by its age: a second.
bool takeRunLock(QLockFile& lock);

} // namespace ms::workflow
