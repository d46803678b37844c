// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/content.h"

#include "recommend/interactions.h"
#include "recommend/model_state.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ms::recommend {

namespace {
constexpr std::string_view kind = "ms-content";
constexpr std::uint32_t version = 1;
constexpr float smallestCount = 1e-3F; // purchases so long ago that they count less are left out
} // namespace

Content::Content(TitleTerms terms, ItemFactors embedding, const ContentSettings& settings)
    : m_terms(std::move(terms)), m_firstBearer(m_terms.termCount + 1, 0), m_bearers(m_terms.terms.size()),
      m_embedding(std::move(embedding)), m_settings(settings)
{
    for (const TitleTerms::Term& term : m_terms.terms)
        ++m_firstBearer[term.term + 1];
    std::partial_sum(m_firstBearer.begin(), m_firstBearer.end(), m_firstBearer.begin());
    std::vector<std::size_t> next(m_firstBearer.begin(), m_firstBearer.end() - 1);
    for (std::size_t item = 0; item < itemCount(); ++item)
        for (const TitleTerms::Term& term : m_terms.of(ItemIndex(item)))
            m_bearers[next[term.term]++] = {static_cast<std::uint32_t>(item), term.weight};
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
    return mixed(terms, embedding);
}

double Content::mixed(double terms, double embedding) const
{
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

std::vector<float> Content::termsFit(const Wish& wish) const
{
    std::vector<float> fits(itemCount(), 0.0F);
    for (std::size_t term = 0; term < wish.terms.size(); ++term) {
        const float wished = wish.terms[term];
        if (wished == 0)
            continue;
        for (std::size_t i = m_firstBearer[term]; i < m_firstBearer[term + 1]; ++i)
            fits[m_bearers[i].item] += m_bearers[i].weight * wished;
    }
    return fits;
}

float Content::fit(const Wish& wish, ItemIndex item, float terms, float embedding) const
{
    if (!wish.any || (embedding == silent && m_terms.of(item).empty()))
        return silent;
    const auto share = static_cast<float>(m_settings.embeddingShare);
    return (1 - share) * terms + share * (embedding == silent ? 0.0F : embedding);
}

void Content::score(History history, std::span<float> scores) const
{
    const Wish wish = wishOf(history);
    const std::vector<float> terms = termsFit(wish);
    m_embedding.products(wish.direction, scores);
    for (std::size_t item = 0; item < scores.size(); ++item)
        scores[item] = fit(wish, ItemIndex(item), terms[item], scores[item]);
}

void Content::scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const
{
    const Wish wish = wishOf(history);
    for (std::size_t i = 0; i < items.size(); ++i) {
        float terms = 0;
        for (const TitleTerms::Term& term : m_terms.of(items[i]))
            terms += term.weight * wish.terms[term.term];
        scores[i] = fit(wish, items[i], terms, m_embedding.product(wish.direction, items[i]));
    }
}

void Content::contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
    std::vector<std::size_t> last(itemCount(), history.size()); // the event that a holding counts from
    for (std::size_t event = 0; event < history.size(); ++event)
        last[history[event].item] = event;
    const auto held = holdings(history);
    std::vector<double> counts;
    for (const Holding& holding : held) {
        counts.push_back(std::pow(m_settings.visitDecay, holding.age));
        if (static_cast<float>(counts.back()) < smallestCount) {
            counts.pop_back();
            break; // the holdings after it are older
        }
    }
    std::vector<double> terms(m_terms.termCount, 0.0);
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (const TitleTerms::Term& term : m_terms.of(items[i]))
            terms[term.term] = static_cast<double>(term.weight);
        const std::vector<float> row = m_embedding.row(items[i]);
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const ItemIndex holding = held[k].item;
            double common = 0;
            for (const TitleTerms::Term& term : m_terms.of(holding))
                common += static_cast<double>(term.weight) * terms[term.term];
            const bool both = m_embedding.known(holding) && m_embedding.known(items[i]);
            const double embedding = both ? static_cast<double>(m_embedding.product(row, holding)) : 0;
            parts[i * history.size() + last[holding]] = counts[k] * mixed(common, embedding);
        }
        for (const TitleTerms::Term& term : m_terms.of(items[i]))
            terms[term.term] = 0;
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
