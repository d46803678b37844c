// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/whole_file.h"

#include <QFile>
#include <QSaveFile>

#include <array>
#include <filesystem>
#include <fstream>

namespace ms::workflow {

Result<void> replacesNoWorkspace(const std::string& path)
{
    constexpr std::string_view magic{"SQLite format 3\0", 16};
    std::array<char, magic.size()> start{};
    std::error_code ignored; // a pipe would wait
    if (std::filesystem::is_regular_file(path, ignored) &&
        std::ifstream(path, std::ios::binary).read(start.data(), start.size()) &&
        std::string_view(start.data(), start.size()) == magic)
        return failure(ErrorCode::InvalidInput,
                       path + ": is a workspace, which would be replaced; name another file to write");
    return {};
}

Result<void> writeWholeFile(const std::string& path, std::string_view bytes)
{
    if (auto ok = replacesNoWorkspace(path); !ok)
        return ok;
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
