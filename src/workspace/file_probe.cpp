// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/file_probe.h"

#include "workspace/migrations.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace ms::workspace {
namespace {

constexpr std::size_t headerSize = 100;
using Header = std::array<unsigned char, headerSize>;

std::uint32_t bigEndian32(const Header& header, std::size_t at)
{
    return std::uint32_t{header[at]} << 24 | std::uint32_t{header[at + 1]} << 16 | std::uint32_t{header[at + 2]} << 8 |
           std::uint32_t{header[at + 3]};
}

std::uint64_t pageSize(const Header& header)
{
    const std::uint32_t stated = std::uint32_t{header[16]} << 8 | header[17];
    return stated == 1 ? 65536 : stated;
}

Result<Header> readHeader(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        const int reason = errno;
        return failure(ErrorCode::Permission, "'" + path.string() + "' cannot be read: " + std::strerror(reason));
    }
    Header header{};
    file.read(reinterpret_cast<char*>(header.data()), headerSize);
    static constexpr char magic[16] = "SQLite format 3"; // with its closing zero
    if (file.gcount() < std::streamsize{headerSize} || std::memcmp(header.data(), magic, sizeof magic) != 0)
        return failure(ErrorCode::InvalidInput, "'" + path.string() + "' is not a workspace");
    return header;
}

} // namespace

Result<FileProbe> probeFile(const std::filesystem::path& path)
{
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    if (status.type() == std::filesystem::file_type::not_found)
        return failure(ErrorCode::NotFound, "there is no workspace at '" + path.string() + "'");
    if (std::filesystem::is_directory(status))
        return failure(ErrorCode::InvalidInput, "'" + path.string() + "' is a folder, not a workspace");
    if (!std::filesystem::is_regular_file(status))
        return failure(ErrorCode::InvalidInput, "'" + path.string() + "' is not a file");
    const auto header = readHeader(path);
    if (!header)
        return tl::unexpected(header.error());
    if (bigEndian32(*header, 68) != std::uint32_t{applicationId})
        return failure(ErrorCode::InvalidInput, "'" + path.string() + "' is a database of another program");

    FileProbe probe;
    probe.version = static_cast<std::int32_t>(bigEndian32(*header, 60));
    const auto logSize = std::filesystem::file_size(path.string() + "-wal", ignored);
    probe.hasLog = !ignored && logSize > 0;
    // With a log beside it, the file may rightly be shorter than its header says.
    const std::uint64_t stated = pageSize(*header) * bigEndian32(*header, 28);
    const bool statedSizeIsValid = bigEndian32(*header, 24) == bigEndian32(*header, 92);
    const auto size = std::filesystem::file_size(path, ignored);
    if (!ignored && !probe.hasLog && statedSizeIsValid && size < stated)
        return failure(ErrorCode::ReadWrite, "'" + path.string() + "' is damaged: it has " + std::to_string(size) +
                                                 " of its " + std::to_string(stated) + " bytes");
    return probe;
}

} // namespace ms::workspace
