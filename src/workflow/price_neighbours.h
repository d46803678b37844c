// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
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
        std::vector<std::string> words; ///< lower case, sorted, each once
        std::string category;
    };
    std::vector<Entry> m_entries;
};

} // namespace ms::workflow
