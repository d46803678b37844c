// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/near_items.h"

// the header's own vector code would put functions of its own into the global namespace
#define NO_MANUAL_VECTORIZATION
#include <hnswlib/hnswlib.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <queue>

namespace ms::recommend {

namespace {

constexpr std::size_t lanes = 8;
constexpr std::size_t itemsBetweenLooks = 64;
constexpr std::size_t asked = 200; // questions by which recall is measured
constexpr std::size_t askedTop = 10;
constexpr std::size_t itemsASearchWidth = 200; // below, the graph is hardly faster than asking every item

using Lanes = float __attribute__((vector_size(lanes * sizeof(float)), aligned(4), may_alias));

/// 1 - a . b for vectors whose length is a multiple of eight.
float distance(const void* a, const void* b, const void* size)
{
    const auto* const first = static_cast<const float*>(a);
    const auto* const second = static_cast<const float*>(b);
    std::size_t count = 0;
    std::memcpy(&count, size, sizeof count);
    Lanes sum = {};
    for (std::size_t i = 0; i < count; i += lanes)
        sum += *reinterpret_cast<const Lanes*>(first + i) * *reinterpret_cast<const Lanes*>(second + i);
    float all = 0;
    for (std::size_t l = 0; l < lanes; ++l)
        all += sum[l];
    return 1 - all;
}

/// Vectors of `width` numbers and their products, as hnswlib asks for them.
class ProductSpace final : public hnswlib::SpaceInterface<float> {
public:
    explicit ProductSpace(std::size_t width) : m_width(width) {}
    std::size_t get_data_size() override { return m_width * sizeof(float); }
    hnswlib::DISTFUNC<float> get_dist_func() override { return distance; }
    void* get_dist_func_param() override { return &m_width; }
    [[nodiscard]] std::size_t width() const { return m_width; }

private:
    std::size_t m_width;
};

double squared(std::span<const float> row)
{
    double sum = 0;
    for (const float number : row)
        sum += static_cast<double>(number) * static_cast<double>(number);
    return sum;
}

} // namespace

struct NearItems::Graph {
    explicit Graph(std::size_t dimension) : space((dimension + lanes - 1) / lanes * lanes) {}

    ProductSpace space;
    std::unique_ptr<hnswlib::HierarchicalNSW<float>> search;
    double recall = 0;

    /// `row` by `length`, and zeros up to the width.
    [[nodiscard]] std::vector<float> scaled(std::span<const float> row, double length) const
    {
        std::vector<float> whole(space.width(), 0.0F);
        for (std::size_t d = 0; d < row.size(); ++d)
            whole[d] = static_cast<float>(static_cast<double>(row[d]) / length);
        return whole;
    }
};

NearItems::NearItems(std::unique_ptr<Graph> graph) : m_graph(std::move(graph)) {}
NearItems::NearItems(NearItems&&) noexcept = default;
NearItems& NearItems::operator=(NearItems&&) noexcept = default;
NearItems::~NearItems() = default;

double NearItems::recall() const
{
    return m_graph->recall;
}

std::size_t NearItems::searchWidth() const
{
    return m_graph->search->ef_;
}

std::vector<ItemIndex> NearItems::near(std::span<const float> user, std::size_t count) const
{
    const double length = std::sqrt(squared(user));
    std::vector<ItemIndex> items;
    if (!(length > 0))
        return items;
    const auto question = m_graph->scaled(user, length);
    auto found = m_graph->search->searchKnn(question.data(), std::min(count, m_graph->search->cur_element_count));
    items.reserve(found.size());
    for (; !found.empty(); found.pop())
        items.emplace_back(found.top().second);
    return items;
}

namespace {

/// Vectors to ask for: those of items spread over the catalogue, and sums of two of them.
std::vector<std::vector<float>> questionsOf(const ItemFactors& items, const std::vector<ItemIndex>& known)
{
    std::vector<std::vector<float>> questions;
    for (std::size_t i = 0; i < asked / 2; ++i)
        questions.push_back(items.row(known[i * known.size() / (asked / 2)]));
    for (std::size_t i = 0; i < asked / 2; ++i) {
        auto mixed = questions[i];
        const auto& other = questions[(i * 7 + 3) % (asked / 2)];
        for (std::size_t d = 0; d < mixed.size(); ++d)
            mixed[d] += other[d];
        questions.push_back(std::move(mixed));
    }
    return questions;
}

double recallOf(const NearItems& near, const std::vector<std::vector<float>>& questions,
                const std::vector<std::vector<ScoredItem>>& best)
{
    double found = 0, all = 0;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto items = near.near(questions[i], askedTop);
        for (const ScoredItem& wanted : best[i]) {
            all += 1;
            found +=
                std::any_of(items.begin(), items.end(), [&](ItemIndex item) { return item.value == wanted.item.value; })
                    ? 1
                    : 0;
        }
    }
    return all > 0 ? found / all : 0;
}

} // namespace

Result<NearItems> NearItems::build(const ItemFactors& items, const NearItemsSettings& settings, Progress& progress)
try {
    std::vector<ItemIndex> known;
    double longest = 0;
    for (std::size_t item = 0; item < items.itemCount(); ++item)
        if (items.known(ItemIndex(item))) {
            known.emplace_back(item);
            longest = std::max(longest, squared(items.row(ItemIndex(item))));
        }
    if (known.empty() || settings.links < 2 || settings.buildWidth == 0 || settings.searchWidth == 0 ||
        !(settings.enoughRecall > 0 && settings.enoughRecall <= 1))
        return failure(ErrorCode::InvalidInput, "near items: a setting is outside its range, or no item is known");
    auto graph = std::make_unique<Graph>(items.dimension());
    graph->search = std::make_unique<hnswlib::HierarchicalNSW<float>>(&graph->space, known.size(), settings.links,
                                                                      settings.buildWidth, settings.seed);
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (i % itemsBetweenLooks == 0) {
            if (progress.canceled())
                return failure(ErrorCode::Canceled, "building the graph of items was canceled");
            progress.report(static_cast<std::int64_t>(i), static_cast<std::int64_t>(known.size()));
        }
        graph->search->addPoint(graph->scaled(items.row(known[i]), std::sqrt(longest)).data(), known[i]);
    }
    const auto questions = questionsOf(items, known);
    std::vector<std::vector<ScoredItem>> best;
    for (const auto& question : questions)
        best.push_back(items.top(question, askedTop));
    NearItems near(std::move(graph));
    const std::size_t widest = std::max(settings.searchWidth, known.size() / itemsASearchWidth);
    for (std::size_t width = settings.searchWidth; width <= widest; width *= 2) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "building the graph of items was canceled");
        near.m_graph->search->setEf(width);
        near.m_graph->recall = recallOf(near, questions, best);
        if (near.m_graph->recall >= settings.enoughRecall)
            return near;
    }
    return failure(ErrorCode::NotEnoughData, "the graph finds too few of the best items");
} catch (const std::exception& error) {
    return failure(ErrorCode::Unavailable, std::string("hnswlib: ") + error.what());
}

} // namespace ms::recommend
