// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ms::workflow {

/// Finds products that are likely to stand for each other: the same category, and words of the title that few others
/// share ("t-light", "regency"). Words weigh by the logarithm of how rare they are.
class TitleIndex {
public:
    void add(std::string_view title, std::string_view category);
    /// Up to `most` others, most alike first; none that shares no word. O(products).
    [[nodiscard]] std::vector<std::size_t> alike(std::size_t product, std::size_t most) const;

private:
    struct Entry {
        std::vector<std::int32_t> words; ///< numbers of the words, ascending, each once
        std::int32_t category = 0;
    };
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::int32_t> m_words;
    std::unordered_map<std::string, std::int32_t> m_categories;
    std::vector<int> m_uses; ///< titles with each word
};

} // namespace ms::workflow
