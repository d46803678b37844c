// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csv_file.h"

#include "workflow/whole_file.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

namespace ms::workflow {
namespace {

tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, int error)
{
    return failure(ErrorCode::ReadWrite, path.string() + ": cannot be written: " + std::strerror(error));
}

} // namespace

void CsvFile::Closer::operator()(std::FILE* file) const
{
    if (file != stdout)
        std::fclose(file);
}

Result<CsvFile> CsvFile::create(const std::string& path, std::initializer_list<std::string_view> header)
{
    return create(path, std::span(header.begin(), header.size()));
}

Result<CsvFile> CsvFile::create(const std::string& path, std::span<const std::string_view> header)
{
    CsvFile file;
    if (path == "-") {
        file.m_file.reset(stdout);
    } else {
        if (auto ok = replacesNoWorkspace(path); !ok)
            return tl::unexpected(ok.error());
        file.m_path = path;
        file.m_temporary = path + ".part-" + std::to_string(::getpid());
        file.m_file.reset(std::fopen(file.m_temporary.c_str(), "wb"));
        if (!file.m_file) {
            const int error = errno;
            file.m_temporary.clear();
            return cannotWrite(path, error);
        }
    }
    for (const std::string_view name : header)
        file.cell(name);
    file.endRow();
    file.m_rows = 0;
    return file;
}

CsvFile::~CsvFile()
{
    m_file.reset();
    if (!m_temporary.empty()) {
        std::error_code ignored;
        std::filesystem::remove(m_temporary, ignored);
    }
}

void CsvFile::separate()
{
    if (std::exchange(m_rowStarted, true))
        std::fputc(',', m_file.get());
}

CsvFile& CsvFile::cell(std::string_view text)
{
    separate();
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        std::fwrite(text.data(), 1, text.size(), m_file.get());
        return *this;
    }
    std::fputc('"', m_file.get());
    for (const char c : text) {
        if (c == '"')
            std::fputc('"', m_file.get());
        std::fputc(c, m_file.get());
    }
    std::fputc('"', m_file.get());
    return *this;
}

CsvFile& CsvFile::cell(double number)
{
    separate();
    if (std::isnan(number))
        return *this;
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.begin(), text.end(), number == 0.0 ? 0.0 : number).ptr; // no "-0"
    std::fwrite(text.data(), 1, static_cast<std::size_t>(end - text.begin()), m_file.get());
    return *this;
}

CsvFile& CsvFile::cell(std::int64_t number)
{
    return cell(std::to_string(number));
}

void CsvFile::endRow()
{
    std::fputc('\n', m_file.get());
    m_rowStarted = false;
    ++m_rows;
}

void CsvFile::rows(std::string_view text, std::int64_t count)
{
    std::fwrite(text.data(), 1, text.size(), m_file.get());
    m_rows += count;
}

Result<void> CsvFile::commit()
{
    if (std::fflush(m_file.get()) != 0 || std::ferror(m_file.get()) != 0)
        return cannotWrite(m_path.empty() ? "standard output" : m_path, errno);
    if (m_path.empty())
        return {};
    m_file.reset();
    std::error_code error;
    std::filesystem::rename(m_temporary, m_path, error);
    if (error)
        return cannotWrite(m_path, error.value());
    m_temporary.clear();
    return {};
}

} // namespace ms::workflow
