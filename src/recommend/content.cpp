// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/content.h"

#include "recommend/interactions.h"
#include "recommend/model_state.h"

#include <algorithm>
#include <cmath>

namespace ms::recommend {

namespace {
constexpr std::string_view kind = "ms-content";
constexpr std::uint32_t version = 1;
constexpr float smallestCount = 1e-3F; // purchases so long ago that they count less are left out
} // namespace

Content::Content(TitleTerms terms, ItemFactors embedding, const ContentSettings& settings)
    : m_terms(std::move(terms)), m_embedding(std::move(embedding)), m_settings(settings)
{
}

double Content::likeness(ItemIndex a, ItemIndex b) const
{
    double terms = 0;
    const auto first = m_terms.of(a), second = m_terms.of(b);
    for (auto i = first.begin(), j = second.begin(); i != first.end() && j != second.end();) {
        if (i->term == j->term)
            terms += static_cast<double>(i->weight) * static_cast<double>(j->weight);
        const bool forward = i->term <= j->term;
        const bool other = j->term <= i->term;
        i += forward ? 1 : 0;
        j += other ? 1 : 0;
    }
    const bool both = m_embedding.known(a) && m_embedding.known(b);
    const double embedding = both ? static_cast<double>(m_embedding.product(m_embedding.row(a), b)) : 0;
    return (1 - m_settings.embeddingShare) * terms + m_settings.embeddingShare * embedding;
}

std::vector<ScoredItem> Content::mostLike(ItemIndex item, std::size_t count) const
{
    TopList best(count);
    for (std::size_t other = 0; other < itemCount(); ++other)
        if (other != item && known(ItemIndex(other)))
            best.offer({ItemIndex(other), static_cast<float>(likeness(item, ItemIndex(other)))});
    return best.take();
}

Content::Wish Content::wishOf(History history) const
{
    Wish wish{std::vector<float>(m_terms.termCount, 0.0F), std::vector<float>(m_embedding.dimension(), 0.0F)};
    for (const Holding& holding : holdings(history)) {
        const auto counts = static_cast<float>(std::pow(m_settings.visitDecay, holding.age));
        if (counts < smallestCount)
            break; // the holdings after it are older
        wish.any = wish.any || known(holding.item);
        for (const TitleTerms::Term& term : m_terms.of(holding.item))
            wish.terms[term.term] += counts * term.weight;
        const std::vector<float> row = m_embedding.row(holding.item);
        for (std::size_t d = 0; d < row.size(); ++d)
            wish.direction[d] += counts * row[d];
    }
    return wish;
}

float Content::fit(const Wish& wish, ItemIndex item, float embedding) const
{
    const auto terms = m_terms.of(item);
    if (!wish.any || (embedding == silent && terms.empty()))
        return silent;
    const auto share = static_cast<float>(m_settings.embeddingShare);
    float like = 0;
    for (const TitleTerms::Term& term : terms)
        like += term.weight * wish.terms[term.term];
    return (1 - share) * like + share * (embedding == silent ? 0.0F : embedding);
}

void Content::score(History history, std::span<float> scores) const
{
    const Wish wish = wishOf(history);
    m_embedding.products(wish.direction, scores);
    for (std::size_t item = 0; item < scores.size(); ++item)
        scores[item] = fit(wish, ItemIndex(item), scores[item]);
}

void Content::scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const
{
    const Wish wish = wishOf(history);
    for (std::size_t i = 0; i < items.size(); ++i)
        scores[i] = fit(wish, items[i], m_embedding.product(wish.direction, items[i]));
}

void Content::contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
    const auto held = holdings(history);
    std::size_t next = 0;
    for (std::size_t event = history.size(); event-- > 0 && next < held.size();) {
        if (history[event].item.value != held[next].item.value)
            continue;
        const double counts = std::pow(m_settings.visitDecay, held[next].age);
        if (static_cast<float>(counts) < smallestCount)
            break;
        for (std::size_t i = 0; i < items.size(); ++i)
            parts[i * history.size() + event] = counts * likeness(held[next].item, items[i]);
        ++next;
    }
}

std::string Content::state() const
{
    StateWriter writer(kind, version);
    writer.value(m_settings.embeddingShare);
    writer.value(m_settings.visitDecay);
    writer.value(static_cast<std::uint64_t>(m_terms.termCount));
    writer.values(m_terms.first);
    writer.values(m_terms.terms);
    writer.value(static_cast<std::uint64_t>(m_embedding.dimension()));
    writer.values(m_embedding.rows());
    return writer.take();
}

Result<std::unique_ptr<Content>> fitContent(const Interactions& interactions, std::span<const Item> items,
                                            const ContentSettings& settings, Progress& progress)
{
    if (!(settings.embeddingShare >= 0 && settings.embeddingShare <= 1) ||
        !(settings.visitDecay > 0 && settings.visitDecay <= 1))
        return failure(ErrorCode::InvalidInput, "content: a setting is outside its range");
    const bool anyText = std::any_of(items.begin(), items.end(),
                                     [](const Item& item) { return !item.title.empty() || !item.attributes.empty(); });
    if (!anyText)
        return failure(ErrorCode::InvalidInput, "the model 'content' needs titles or attributes of the items");
    TitleTerms terms = titleTerms(items);
    const auto rows = embedItems(interactions, terms, settings.embedding, progress);
    if (!rows)
        return tl::unexpected(rows.error());
    return std::make_unique<Content>(
        std::move(terms), ItemFactors(interactions.itemCount, settings.embedding.dimension, *rows), settings);
}

Result<std::unique_ptr<Content>> loadContent(std::string_view state)
{
    StateReader reader(state, kind, version);
    ContentSettings settings;
    settings.embeddingShare = reader.value<double>();
    settings.visitDecay = reader.value<double>();
    TitleTerms terms;
    terms.termCount = reader.value<std::uint64_t>();
    terms.first = reader.values<std::size_t>();
    terms.terms = reader.values<TitleTerms::Term>();
    const auto dimension = reader.value<std::uint64_t>();
    const auto rows = reader.values<float>();
    const bool whole =
        reader.good() && !terms.first.empty() && terms.first.front() == 0 && terms.first.back() == terms.terms.size() &&
        std::is_sorted(terms.first.begin(), terms.first.end()) && dimension > 0 && rows.size() % dimension == 0 &&
        rows.size() / dimension == terms.first.size() - 1 && settings.visitDecay > 0 && settings.visitDecay <= 1 &&
        std::all_of(terms.terms.begin(), terms.terms.end(),
                    [&](const auto& term) { return term.term < terms.termCount; });
    if (!whole)
        return failure(ErrorCode::InvalidInput, "the saved content model cannot be read");
    const std::size_t items = terms.first.size() - 1;
    return std::make_unique<Content>(std::move(terms), ItemFactors(items, dimension, rows), settings);
}

} // namespace ms::recommend
