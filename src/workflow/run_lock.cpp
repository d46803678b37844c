// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/run_lock.h"

#include <QLockFile>

#include <chrono>
#include <string>
#include <system_error>

namespace ms::workflow {

QString runLockPath(const std::filesystem::path& workspace, std::string_view run)
{
    std::error_code unknown;
    const std::filesystem::path itself = std::filesystem::weakly_canonical(workspace, unknown);
    return QString::fromStdString((unknown ? workspace : itself).string() + "." + std::string(run) + ".lock");
}

bool takeRunLock(QLockFile& lock)
{
    using namespace std::chrono_literals;
    lock.setStaleLockTime(0ms); // a run may take long
    if (lock.tryLock(0ms))
        return true;
    qint64 process = 0;
    QString host;
    QString program;
    if (lock.error() != QLockFile::LockFailedError || lock.getLockInfo(&process, &host, &program))
        return false;
    lock.setStaleLockTime(1s); // no program takes so long to write its name
    return lock.tryLock(2s);
}

} // namespace ms::workflow
