// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/push.h"

#include <mutex>
#include <utility>
#include <vector>

namespace ms::app {

/// What a push has to tell, handed from its thread to the window's: one side adds, the other takes all there is.
class PushNews {
public:
    void add(const workflow::PushedRow& row)
    {
        const std::lock_guard lock(m_mutex);
        m_rows.push_back(row);
    }
    std::vector<workflow::PushedRow> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_rows, {});
    }

private:
    std::mutex m_mutex;
    std::vector<workflow::PushedRow> m_rows;
};

} // namespace ms::app
