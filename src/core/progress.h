// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace ms {

/// How long work is watched and stopped. Implementations are safe to call from several threads at once.
/// Work asks canceled() at least every 100 ms and returns ErrorCode::Canceled when it is true.
class Progress {
public:
    virtual ~Progress() = default;
    [[nodiscard]] virtual bool canceled() const { return false; }
    /// `done` of `total` steps are finished; total 0 means that the total is not known.
    virtual void report(std::int64_t /*done*/, std::int64_t /*total*/) {}
};

/// For callers that neither watch nor cancel. One object a call site; it holds nothing.
class NoProgress final : public Progress {};

} // namespace ms
