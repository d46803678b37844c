// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ms::sources {

/// Why a row of a file could not be used.
struct RowReject {
    std::int64_t row = 0; ///< line of the file on which the row begins; the header is on line 1
    std::string column;   ///< empty: the row as a whole
    std::string value;
    std::string reason;
    friend bool operator==(const RowReject&, const RowReject&) = default;
};

/// A rejected row with its fields as they were read, so that it can be written out, mended and fed again.
struct RejectedRow {
    RowReject why;
    std::vector<std::string> fields;
};

} // namespace ms::sources
