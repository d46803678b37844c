// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/whole_file.h"

#include <QFile>
#include <QSaveFile>

namespace ms::workflow {

Result<void> writeWholeFile(const std::string& path, std::string_view bytes)
{
    QSaveFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()) ||
        !file.commit())
        return failure(ErrorCode::ReadWrite, path + ": cannot be written: " + file.errorString().toStdString());
    return {};
}

Result<std::string> readWholeFile(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (!file.exists())
        return failure(ErrorCode::NotFound, path + ": no such file");
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::ReadWrite, path + ": cannot be read: " + file.errorString().toStdString());
    return file.readAll().toStdString();
}

} // namespace ms::workflow
