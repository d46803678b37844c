// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/title_terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ms::recommend {

namespace {

constexpr std::size_t shortestRun = 3;
constexpr std::size_t longestRun = 5;

/// a-z for A-Z, one space for white space, and a space at both ends.
std::string plainText(std::string_view text)
{
    std::string plain = " ";
    for (const char byte : text) {
        const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
        if (!space)
            plain += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
        else if (plain.back() != ' ')
            plain += ' ';
    }
    if (plain.back() != ' ')
        plain += ' ';
    return plain;
}

/// Letters, digits and bytes of other scripts make words; they are counted as "<word>".
void countWords(std::string_view plain, std::map<std::string, int>& counts)
{
    std::string word;
    for (const char byte : plain) {
        const bool inside =
            (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || static_cast<unsigned char>(byte) >= 0x80;
        if (inside) {
            word += byte;
        } else if (!word.empty()) {
            ++counts['<' + word + '>'];
            word.clear();
        }
    }
}

std::map<std::string, int> countsOf(const Item& item)
{
    std::map<std::string, int> counts;
    const auto count = [&counts](const std::string& text) {
        const std::string plain = plainText(text);
        countWords(plain, counts);
        for (std::size_t size = shortestRun; size <= longestRun; ++size)
            for (std::size_t at = 0; at + size <= plain.size(); ++at)
                ++counts[plain.substr(at, size)];
    };
    count(item.title);
    for (const std::string& attribute : item.attributes)
        count(attribute);
    return counts;
}

} // namespace

TitleTerms titleTerms(std::span<const Item> items)
{
    std::unordered_map<std::string, std::uint32_t> itemsWith;
    std::vector<std::map<std::string, int>> counts;
    counts.reserve(items.size());
    for (const Item& item : items) {
        counts.push_back(countsOf(item));
        for (const auto& [term, count] : counts.back())
            ++itemsWith[term];
    }
    std::unordered_map<std::string, std::uint32_t> numberOf; // in the order in which items first use them
    TitleTerms found;
    found.first.push_back(0);
    const auto all = static_cast<double>(items.size());
    for (const auto& of : counts) {
        std::vector<TitleTerms::Term> row;
        double squares = 0;
        for (const auto& [term, count] : of) {
            const std::uint32_t with = itemsWith[term];
            if (with < 2)
                continue;
            const auto number = numberOf.try_emplace(term, static_cast<std::uint32_t>(numberOf.size())).first->second;
            const double weight = (1 + std::log(static_cast<double>(count))) *
                                  (1 + std::log((1 + all) / (1 + static_cast<double>(with))));
            squares += weight * weight;
            row.push_back({number, static_cast<float>(weight)});
        }
        for (TitleTerms::Term& term : row)
            term.weight = static_cast<float>(static_cast<double>(term.weight) / std::sqrt(squares));
        std::sort(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.term < b.term; });
        found.terms.insert(found.terms.end(), row.begin(), row.end());
        found.first.push_back(found.terms.size());
    }
    found.termCount = numberOf.size();
    return found;
}

} // namespace ms::recommend
