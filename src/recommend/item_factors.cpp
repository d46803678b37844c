// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/item_factors.h"

#include "recommend/recommender.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

// One clone for processors with 256-bit registers, chosen when the program starts. Without contraction of a * b + c
// both give the same bits.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define MS_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define MS_WIDE
#endif

namespace ms::recommend {

namespace {

constexpr std::size_t lanes = 8;
constexpr std::size_t usersAtOnce = 10;

using Lanes = float __attribute__((vector_size(lanes * sizeof(float)), aligned(4)));

/// sums[u * lanes + l] = user u . item l of the block, for `Count` users.
template <std::size_t Count>
inline __attribute__((always_inline)) void blockProducts(const float* block, const float* users, std::size_t dimension,
                                                         float* sums)
{
    Lanes sum[Count] = {}; // std::array drops the type's alignment
    for (std::size_t d = 0; d < dimension; ++d) {
        const Lanes items = *reinterpret_cast<const Lanes*>(block + d * lanes);
#pragma GCC unroll 16 // whole, so that the sums stay in registers
        for (std::size_t u = 0; u < Count; ++u)
            sum[u] += items * users[u * dimension + d];
    }
    std::memcpy(sums, sum, sizeof sum);
}

MS_WIDE void allProducts(const float* values, std::size_t blocks, const float* user, std::size_t dimension,
                         float* products)
{
    for (std::size_t block = 0; block < blocks; ++block)
        blockProducts<1>(values + block * dimension * lanes, user, dimension, products + block * lanes);
}

constexpr double smallestCount = 1e-3;

/// Products of a few thousand items at a time stay in the cache until the lists have seen them.
constexpr std::size_t blocksAtOnce = 256;

/// Users whose lists see those items before the next ones come from memory.
constexpr std::size_t usersAChunk = 8 * usersAtOnce;

MS_WIDE void chunkProducts(const float* values, std::size_t blocks, const float* users, std::size_t count,
                           std::size_t dimension, float* products)
{
    for (std::size_t block = 0; block < blocks; ++block) {
        const float* const items = values + block * dimension * lanes;
        std::array<float, usersAtOnce * lanes> sums;
        if (count == usersAtOnce)
            blockProducts<usersAtOnce>(items, users, dimension, sums.data());
        else
            for (std::size_t u = 0; u < count; ++u)
                blockProducts<1>(items, users + u * dimension, dimension, sums.data() + u * lanes);
        for (std::size_t u = 0; u < count; ++u)
            std::memcpy(products + (u * blocksAtOnce + block) * lanes, sums.data() + u * lanes, lanes * sizeof(float));
    }
}

/// Whether any of a block's products is above the floor.
MS_WIDE bool anyAbove(const float* products, float floor)
{
    int above = 0;
    for (std::size_t l = 0; l < lanes; ++l)
        above |= products[l] >= floor ? 1 : 0;
    return above != 0;
}

} // namespace

ItemFactors::ItemFactors(std::size_t itemCount, std::size_t dimension, std::span<const float> rows)
    : m_itemCount(itemCount), m_dimension(dimension), m_known(itemCount, 0),
      m_values((itemCount + lanes - 1) / lanes * lanes * dimension, 0.0F)
{
    for (std::size_t item = 0; item < itemCount; ++item)
        for (std::size_t d = 0; d < dimension; ++d) {
            if (rows[item * dimension + d] != 0)
                m_known[item] = 1;
            m_values[(item / lanes * dimension + d) * lanes + item % lanes] = rows[item * dimension + d];
        }
}

std::vector<float> ItemFactors::row(ItemIndex item) const
{
    std::vector<float> values(m_dimension);
    for (std::size_t d = 0; d < m_dimension; ++d)
        values[d] = m_values[(item / lanes * m_dimension + d) * lanes + item % lanes];
    return values;
}

std::vector<float> ItemFactors::rows() const
{
    std::vector<float> all;
    all.reserve(m_itemCount * m_dimension);
    for (std::size_t item = 0; item < m_itemCount; ++item) {
        const auto one = row(ItemIndex(item));
        all.insert(all.end(), one.begin(), one.end());
    }
    return all;
}

float ItemFactors::product(std::span<const float> user, ItemIndex item) const
{
    if (!known(item))
        return silent;
    const float* const values = m_values.data() + item / lanes * m_dimension * lanes + item % lanes;
    float sum = 0;
    for (std::size_t d = 0; d < m_dimension; ++d)
        sum += values[d * lanes] * user[d];
    return sum;
}

void ItemFactors::products(std::span<const float> user, std::span<float> products) const
{
    const std::size_t whole = m_itemCount / lanes;
    allProducts(m_values.data(), whole, user.data(), m_dimension, products.data());
    for (std::size_t item = whole * lanes; item < m_itemCount; ++item)
        products[item] = product(user, ItemIndex(item));
    for (std::size_t item = 0; item < m_itemCount; ++item)
        if (m_known[item] == 0)
            products[item] = silent;
}

std::vector<ScoredItem> ItemFactors::top(std::span<const float> user, std::size_t size) const
{
    return std::move(top(user, 1, size).front());
}

std::vector<std::vector<ScoredItem>> ItemFactors::top(std::span<const float> users, std::size_t count,
                                                      std::size_t size) const
{
    std::vector<std::vector<ScoredItem>> lists(count);
    std::vector<float> products(usersAtOnce * blocksAtOnce * lanes);
    for (std::size_t first = 0; first < count; first += usersAChunk) {
        std::vector<TopList> best(std::min(usersAChunk, count - first), TopList(size));
        const std::size_t blocks = (m_itemCount + lanes - 1) / lanes;
        for (std::size_t chunk = 0; chunk < blocks; chunk += blocksAtOnce)
            for (std::size_t next = 0; next < best.size(); next += usersAtOnce)
                offerChunk(chunk, users.data() + (first + next) * m_dimension,
                           std::span(best).subspan(next, std::min(usersAtOnce, best.size() - next)), products);
        for (std::size_t u = 0; u < best.size(); ++u)
            lists[first + u] = best[u].take();
    }
    return lists;
}

void ItemFactors::offerChunk(std::size_t chunk, const float* users, std::span<TopList> best,
                             std::span<float> products) const
{
    const std::size_t here = std::min(blocksAtOnce, (m_itemCount + lanes - 1) / lanes - chunk);
    chunkProducts(m_values.data() + chunk * m_dimension * lanes, here, users, best.size(), m_dimension,
                  products.data());
    for (std::size_t u = 0; u < best.size(); ++u)
        for (std::size_t block = 0; block < here; ++block) {
            const float* const found = products.data() + (u * blocksAtOnce + block) * lanes;
            if (!anyAbove(found, best[u].floor()))
                continue;
            const std::size_t item = (chunk + block) * lanes;
            for (std::size_t l = 0; l < std::min(lanes, m_itemCount - item); ++l)
                if (m_known[item + l] != 0)
                    best[u].offer({ItemIndex(item + l), found[l]});
        }
}

std::vector<Holding> knownHoldings(History history, const ItemFactors& items, double visitDecay)
{
    std::vector<Holding> held = holdings(history);
    std::erase_if(held, [&](const Holding& holding) {
        return !items.known(holding.item) || std::pow(visitDecay, holding.age) < smallestCount;
    });
    return held;
}

} // namespace ms::recommend
