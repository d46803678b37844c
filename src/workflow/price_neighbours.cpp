// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_neighbours.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ms::workflow {

namespace {

bool isWordLetter(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

std::vector<std::string> wordsOf(std::string_view title)
{
    std::vector<std::string> words;
    std::string word;
    for (const char letter : title) {
        if (isWordLetter(letter)) {
            word += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

} // namespace

void TitleIndex::add(std::string_view title, std::string_view category)
{
    Entry entry;
    for (const std::string& word : wordsOf(title)) {
        const auto [known, added] = m_words.try_emplace(word, static_cast<std::int32_t>(m_words.size()));
        if (added)
            m_uses.push_back(0);
        entry.words.push_back(known->second);
    }
    std::ranges::sort(entry.words);
    entry.words.erase(std::unique(entry.words.begin(), entry.words.end()), entry.words.end());
    for (const std::int32_t word : entry.words)
        ++m_uses[static_cast<std::size_t>(word)];
    entry.category =
        m_categories.try_emplace(std::string(category), static_cast<std::int32_t>(m_categories.size())).first->second;
    m_entries.push_back(std::move(entry));
}

std::vector<std::size_t> TitleIndex::alike(std::size_t product, std::size_t most) const
{
    const Entry& own = m_entries[product];
    const auto titles = static_cast<double>(m_entries.size());
    std::vector<std::pair<double, std::size_t>> scored;
    std::vector<std::int32_t> shared;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& other = m_entries[i];
        if (i == product || other.category != own.category)
            continue;
        shared.clear();
        std::ranges::set_intersection(own.words, other.words, std::back_inserter(shared));
        double score = 0;
        for (const std::int32_t word : shared)
            score += std::log(titles / m_uses[static_cast<std::size_t>(word)]);
        if (score > 0)
            scored.emplace_back(score / std::sqrt(1.0 + static_cast<double>(other.words.size())), i);
    }
    std::ranges::sort(scored, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::size_t> best;
    for (const auto& [score, i] : scored) {
        if (best.size() < most)
            best.push_back(i);
    }
    return best;
}

} // namespace ms::workflow
