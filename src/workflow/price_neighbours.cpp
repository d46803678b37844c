// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_neighbours.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

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
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace

void TitleIndex::add(std::string_view title, std::string_view category)
{
    m_entries.push_back({wordsOf(title), std::string(category)});
}

std::vector<std::size_t> TitleIndex::alike(std::size_t product, std::size_t most) const
{
    const Entry& own = m_entries[product];
    std::map<std::string, int> uses;
    for (const std::string& word : own.words)
        uses[word] = 0;
    std::vector<std::vector<std::string>> shared(m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        std::ranges::set_intersection(own.words, m_entries[i].words, std::back_inserter(shared[i]));
        for (const std::string& word : shared[i])
            ++uses[word];
    }
    std::vector<std::pair<double, std::size_t>> scored;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (i == product || m_entries[i].category != own.category)
            continue;
        double score = 0;
        for (const std::string& word : shared[i])
            score += std::log(static_cast<double>(m_entries.size()) / uses[word]);
        if (score > 0)
            scored.emplace_back(score / std::sqrt(1.0 + static_cast<double>(m_entries[i].words.size())), i);
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
