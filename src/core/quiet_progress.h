// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"

namespace ms {

/// For a part of longer work: it is stopped with the whole, and reports no steps of its own.
class QuietProgress final : public Progress {
public:
    /// `whole` outlives this.
    explicit QuietProgress(const Progress& whole) : m_whole(whole) {}
    [[nodiscard]] bool canceled() const override { return m_whole.canceled(); }

private:
    const Progress& m_whole;
};

} // namespace ms
