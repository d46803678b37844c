// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace ms::workflow {

/// Writes a table as RFC 4180 CSV (UTF-8, comma, LF) under a temporary name beside `path` and gives it its name in
/// commit(), so that a reader never sees half a file. "-" is standard output. Without commit() nothing is left behind.
class CsvFile {
public:
    /// Errors: ReadWrite when the file cannot be made; InvalidInput when `path` is a workspace, which it would replace.
    static Result<CsvFile> create(const std::string& path, std::initializer_list<std::string_view> header);
    /// The same for a header that is not known before it runs.
    static Result<CsvFile> create(const std::string& path, std::span<const std::string_view> header);

    CsvFile(CsvFile&&) noexcept = default;
    CsvFile& operator=(CsvFile&&) noexcept = default;
    ~CsvFile();

    CsvFile& cell(std::string_view text);
    /// The shortest decimal that reads back as the same number; an empty cell for NaN.
    CsvFile& cell(double number);
    CsvFile& cell(std::int64_t number);
    CsvFile& emptyCell() { return cell(std::string_view()); }
    void endRow();
    /// Whole rows that are CSV already, for writers of millions of plain numbers.
    void rows(std::string_view text, std::int64_t count);

    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    /// Errors: ReadWrite when a write failed (a full disk) or the file cannot take its name; then nothing is left
    /// behind.
    Result<void> commit();

private:
    struct Closer {
        void operator()(std::FILE* file) const;
    };
    CsvFile() = default;
    void separate();

    std::unique_ptr<std::FILE, Closer> m_file;
    std::filesystem::path m_path;      // empty for standard output
    std::filesystem::path m_temporary; // empty once committed
    std::int64_t m_rows = 0;
    bool m_rowStarted = false;
};

} // namespace ms::workflow
