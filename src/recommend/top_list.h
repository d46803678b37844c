// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/types.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace ms::recommend {

struct ScoredItem {
    ItemIndex item;
    float score = 0;
};

/// The order of every list: higher scores first, ties by the lower index, so that it is the same on every machine.
inline bool ranksBefore(const ScoredItem& a, const ScoredItem& b)
{
    return a.score > b.score || (a.score == b.score && a.item.value < b.item.value);
}

/// Keeps the best `size` of the items that it is shown. One comparison for an item that does not get in.
class TopList {
public:
    explicit TopList(std::size_t size) : m_size(size) { m_kept.reserve(2 * size + 1); }

    void offer(const ScoredItem& candidate)
    {
        if (m_full && !ranksBefore(candidate, m_worst))
            return;
        m_kept.push_back(candidate);
        if (m_kept.size() > 2 * m_size)
            shrink();
    }

    /// No item with a lower score gets in.
    [[nodiscard]] float floor() const { return m_full ? m_worst.score : -std::numeric_limits<float>::infinity(); }

    /// Best first.
    std::vector<ScoredItem> take()
    {
        if (m_kept.size() > m_size)
            shrink();
        std::sort(m_kept.begin(), m_kept.end(), ranksBefore);
        return std::move(m_kept);
    }

private:
    void shrink()
    {
        if (m_size == 0) {
            m_kept.clear();
            return;
        }
        const auto last = m_kept.begin() + static_cast<std::ptrdiff_t>(m_size - 1);
        std::nth_element(m_kept.begin(), last, m_kept.end(), ranksBefore);
        m_kept.resize(m_size);
        m_worst = m_kept.back();
        m_full = true;
    }

    std::size_t m_size;
    std::vector<ScoredItem> m_kept;
    ScoredItem m_worst;
    bool m_full = false;
};

} // namespace ms::recommend
