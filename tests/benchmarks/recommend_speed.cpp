// SPDX-License-Identifier: GPL-3.0-or-later
// The best ten of 100,000 items with 64 numbers each, on one core, beside the plain product of the matrix and the
// vector.
//   recommend_speed
#include "recommend/item_factors.h"
#include "stats/random.h"

#include <Eigen/Core>

#include <algorithm>
#include <cstdio>
#include <ctime>
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

} // namespace

int main()
{
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
