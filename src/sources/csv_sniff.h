// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ms::sources {

/// The first rows of a file, and how it is written.
struct CsvSample {
    char delimiter = ',';                       ///< of comma, semicolon, tab and bar the one that cuts rows evenly
    std::vector<std::vector<std::string>> rows; ///< with their fields, before any header is known
    std::vector<std::int64_t> lines;            ///< on which the rows begin, from 1
};

/// Cuts the beginning of a text into at most `rows` rows with the delimiter that fits best: the one with which most
/// rows have the same number of fields, two at least; of equals the one that gives more fields, then the earlier of
/// `,` `;` tab `|`.
CsvSample sniff(std::string_view beginning, std::size_t rows);

/// The first bytes of a file, unpacked. Errors: as ByteSource.
Result<std::string> readBeginning(const std::string& path, std::size_t bytes = std::size_t{1} << 18);

/// `text` itself when it is UTF-8, else read as Windows-1252, in which spreadsheets of the west save CSV.
std::string toUtf8(std::string_view text);
bool isUtf8(std::string_view text);

} // namespace ms::sources
