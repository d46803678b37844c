// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace ms {

/// What went wrong, as far as a caller may act on it. The exit status and the translated sentence follow from it.
enum class ErrorCode {
    InvalidInput,   ///< a value breaks a stated rule; exit 65
    NotEnoughData,  ///< too little history for a defensible number; exit 65
    NotFound,       ///< no such file, SKU, customer or plugin; exit 66
    Unavailable,    ///< a server or a plugin does not answer; exit 69
    ReadWrite,      ///< reading or writing a file or the workspace failed; exit 74
    Permission,     ///< credentials are missing or refused, or a rule forbids it; exit 77
    Conflict,       ///< someone else changed it, or it is locked; exit 69
    Canceled        ///< the user stopped it; exit 130
};

/// `detail` names file, row, column, value and what was expected, as far as they are known. English, for the log and
/// the command line; the window chooses its sentence by `code` and shows `detail` below it.
struct Error {
    ErrorCode code = ErrorCode::InvalidInput;
    std::string detail;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, std::string detail)
{
    return tl::unexpected(Error{code, std::move(detail)});
}

} // namespace ms
