// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <utility>

namespace ms::app {

/// What was said of things since they were read, so that what is said next is undone to that, not to what still stands
/// there.
template <class Key, class Value>
class Unread {
public:
    void say(const Key& key, Value value) { m_said.insert_or_assign(key, std::move(value)); }
    /// What holds of it once everything that was said is written; `shown`: what was read.
    [[nodiscard]] Value lastSaid(const Key& key, Value shown) const
    {
        const auto said = m_said.find(key);
        return said == m_said.end() ? std::move(shown) : said->second;
    }
    void forget(const Key& key) { m_said.erase(key); } ///< it was not written
    void forget() { m_said.clear(); }                  ///< all was read

private:
    std::map<Key, Value> m_said;
};

} // namespace ms::app
