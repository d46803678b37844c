// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sources/csv_reader.h"
#include "workflow/import_profile.h"
#include "workflow/import_sales_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// What a person may say about a file; whatever is left open is found out from the file.
struct ImportChoices {
    std::string profile;  ///< a known profile's name, or the path of a JSON profile; empty: by the headers
    std::string map;      ///< "order_id=Bestellung,sku=Artikel,..."; empty: none
    std::string currency; ///< ISO code; empty: by the profile, the file, or the workspace
    std::optional<sources::DecimalMark> mark;
    std::optional<sources::DateOrder> order;
};

/// What a file is and how it is to be read, before any of it is taken. Good for a preview.
struct FileInspection {
    ImportProfile profile; ///< the one that was recognised or chosen
    ColumnMap columns;
    sources::CsvOptions options; ///< delimiter and the line of the header
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> preview; ///< the first rows below the header
    ReadingRules rules;                            ///< currency: as far as the file or the person says it
};

/// A file, or standard input, of which all bytes are kept because it can be read once only.
class ImportSource {
public:
    /// Errors: as ByteSource::open() and read().
    static Result<ImportSource> open(const std::string& path);

    [[nodiscard]] const std::string& path() const { return m_path; }
    /// The first part of the text, whole lines of it.
    [[nodiscard]] const std::string& beginning() const { return m_beginning; }
    /// A reader from the start. Errors: as CsvReader::open().
    [[nodiscard]] Result<sources::CsvReader> read(const sources::CsvOptions& options) const;
    /// Of all bytes of standard input; a file's hash comes from its reader.
    [[nodiscard]] std::string hashOfText() const;

private:
    std::string m_path;
    std::string m_beginning;
    std::optional<std::string> m_text; ///< of standard input
};

/// Finds delimiter, header row (the first of 20 rows that a profile recognises), profile, columns, decimal mark and the
/// order of day and month; where the beginning does not tell the last two, the whole file is looked at.
/// Errors: InvalidInput when no profile fits (naming the nearest and what is missing), a chosen profile does not, or
/// day and month cannot be told apart.
Result<FileInspection> inspect(const ImportSource& source, const ImportChoices& choices);

} // namespace ms::workflow
