// SPDX-License-Identifier: GPL-3.0-or-later
// The best ten of 100,000 items with 64 numbers each, on one core, beside the plain product of the matrix and the
// vector.
//   recommend_speed            targets: at most 1.15 of the product for one customer, a third of it in batches
//   recommend_speed graph N    N items (200,000) through the graph of items beside the exact search, with its recall
//                            (targets: 0.97 of the best ten found, in less time than the exact search)
#include "recommend/item_factors.h"
#include "recommend/near_items.h"
#include "stats/random.h"

#include <Eigen/Core>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

using namespace ms::recommend;

namespace {

constexpr std::size_t items = 100000;
constexpr std::size_t dimension = 64;
constexpr std::size_t batch = 240;
constexpr int rounds = 41;

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Work>
double timeOf(Work&& work)
{
    const double start = cpuSeconds();
    work();
    return cpuSeconds() - start;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Items near one of 500 tastes, stronger and weaker ones.
std::vector<float> tastes(std::size_t count)
{
    ms::stats::Random random(2);
    std::vector<float> centres(500 * dimension), rows(count * dimension);
    for (float& number : centres)
        number = static_cast<float>(random.normal());
    for (std::size_t item = 0; item < count; ++item) {
        const std::size_t taste = random.below(500);
        const double strength = 0.2 + random.uniform();
        for (std::size_t d = 0; d < dimension; ++d)
            rows[item * dimension + d] = static_cast<float>(
                strength * (static_cast<double>(centres[taste * dimension + d]) + 0.7 * random.normal()));
    }
    return rows;
}

int graph(std::size_t count)
{
    const auto rows = tastes(count);
    const ItemFactors factors(count, dimension, rows);
    ms::NoProgress progress;
    double start = cpuSeconds();
    const auto near = NearItems::build(factors, {}, progress);
    if (!near && near.error().code == ms::ErrorCode::NotEnoughData) {
        std::printf("%zu items: %s; every item is asked\n", count, near.error().detail.c_str());
        return 0;
    }
    if (!near) {
        std::fprintf(stderr, "recommend_speed: %s\n", near.error().detail.c_str());
        return 1;
    }
    const double built = cpuSeconds() - start;
    std::vector<double> exact, through;
    std::size_t found = 0, wanted = 0;
    for (std::size_t round = 0; round < 200; ++round) {
        const auto user = std::span(rows).subspan(round * (count / 200) * dimension, dimension);
        std::vector<ScoredItem> best;
        std::vector<ItemIndex> near10;
        exact.push_back(timeOf([&] { best = factors.top(user, 10); }));
        through.push_back(timeOf([&] { near10 = near->near(user, 10); }));
        for (const ScoredItem& one : best)
            found +=
                std::any_of(near10.begin(), near10.end(), [&](ItemIndex item) { return item.value == one.item.value; });
        wanted += best.size();
    }
    std::printf(
        "%zu items: graph built in %.1f s, search width %zu, measured recall %.4f; here recall@10 %.4f, %.3f ms a "
        "customer, exact %.3f ms: %.2f of it\n",
        count, built, near->searchWidth(), near->recall(), static_cast<double>(found) / static_cast<double>(wanted),
        1000 * median(through), 1000 * median(exact), median(through) / median(exact));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1 && std::string_view(argv[1]) == "graph")
        return graph(argc > 2 ? std::stoul(argv[2]) : 200000);
    ms::stats::Random random(1);
    std::vector<float> rows(items * dimension), users(batch * dimension);
    for (auto* const numbers : {&rows, &users})
        for (float& number : *numbers)
            number = static_cast<float>(random.normal());
    using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const Rows> matrix(rows.data(), items, dimension);
    const Eigen::Map<const Eigen::VectorXf> vector(users.data(), dimension);
    const ItemFactors factors(items, dimension, rows);
    Eigen::VectorXf products(items);
    std::vector<double> plain, one, many;
    float sum = 0;
    for (int round = 0; round < rounds; ++round) {
        plain.push_back(timeOf([&] { products.noalias() = matrix * vector; }));
        sum += products[round];
        one.push_back(timeOf([&] { sum += factors.top(std::span(users).first(dimension), 10).front().score; }));
    }
    for (int round = 0; round < 3; ++round)
        many.push_back(timeOf([&] { sum += factors.top(users, batch, 10).front().front().score; }) / batch);
    std::printf(
        "plain product %.3f ms; top 10: one customer %.3f ms (%.2f of it), in batches %.3f ms (%.2f of it) [%g]\n",
        1000 * median(plain), 1000 * median(one), median(one) / median(plain), 1000 * median(many),
        median(many) / median(plain), static_cast<double>(sum));
}
