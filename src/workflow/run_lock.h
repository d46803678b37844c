// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLockFile;

namespace ms::workflow {

/// Takes `lock` unless a program that runs holds it, whatever it takes; that of a program that died is taken at once.
/// One that died before it had written its name into the file is known by its age: a second.
bool takeRunLock(QLockFile& lock);

} // namespace ms::workflow
