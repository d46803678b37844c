// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <type_traits>
#include <utility>

namespace ms::workspace {

/// The Error of the exception in flight; call it inside a catch block only.
Error currentError();

template <class T>
struct IsResult : std::false_type {
};
template <class T>
struct IsResult<Result<T>> : std::true_type {
};

/// Runs `work` and turns an exception into an Error: the edge of the room. `work` returns a value or a Result.
template <class Work>
auto guarded(Work&& work)
{
    using Value = std::invoke_result_t<Work>;
    if constexpr (IsResult<Value>::value) {
        try {
            return std::forward<Work>(work)();
        } catch (...) {
            return Value(tl::unexpected(currentError()));
        }
    } else {
        try {
            if constexpr (std::is_void_v<Value>) {
                std::forward<Work>(work)();
                return Result<void>();
            } else {
                return Result<Value>(std::forward<Work>(work)());
            }
        } catch (...) {
            return Result<Value>(tl::unexpected(currentError()));
        }
    }
}

} // namespace ms::workspace
