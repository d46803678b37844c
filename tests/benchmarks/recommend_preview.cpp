// SPDX-License-Identifier: GPL-3.0-or-later
// Recommendations of a workspace, such as one with Online Retail: how long a model trains, how long the lists of all
// customers take, how long the list of one customer with its reasons (the largest, and those in between), that of a
// segment, and a look into the features. Targets: all lists 1 s for 4,372 customers, a list 50 ms, a look-up 1 ms.
//   recommend_preview shop.studio [model]
#include "workflow/recommend_preview.h"
#include "workflow/feature_store.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <string>
#include <vector>

using namespace ms;

namespace {

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

Result<void> lookUp(const std::string& workspace, const std::vector<workflow::PreviewCustomer>& customers)
{
    NoProgress progress;
    double start = cpuSeconds();
    const auto store = workflow::FeatureStore::build(workspace, {}, progress);
    if (!store)
        return tl::unexpected(store.error());
    const double built = cpuSeconds() - start;
    start = cpuSeconds();
    double sum = 0;
    for (const workflow::PreviewCustomer& customer : customers) {
        const auto numbers = store->customerEmbedding(customer.id);
        sum += store->customer(customer.id)->basketItems + (numbers.empty() ? 0.0 : static_cast<double>(numbers[0]));
    }
    std::printf("features of %zu customers and %zu products built in %.1f CPU s; one look-up %.5f ms [%g]\n",
                store->customers(), store->products(), built,
                1000 * (cpuSeconds() - start) / static_cast<double>(customers.size()), sum);
    return {};
}

Result<void> run(const std::string& workspace, const std::string& name)
{
    NoProgress progress;
    const auto data = workflow::loadPreview(workspace, progress);
    if (!data)
        return tl::unexpected(data.error());
    double start = cpuSeconds();
    const auto model = workflow::fitPreview(**data, name, false, progress);
    if (!model)
        return tl::unexpected(model.error());
    const std::size_t customers = (*data)->customers.size();
    std::printf("%zu customers, %zu items; %s became %s in %.1f CPU s\n", customers, (*data)->items.size(),
                name.c_str(), std::string(model->ranker->name()).c_str(), cpuSeconds() - start);
    for (const recommend::TrialScore& score : model->trial)
        std::printf("    trial %-12s HR@10 %.4f  NDCG@10 %.4f\n", score.model.c_str(), score.hr, score.ndcg);
    start = cpuSeconds();
    std::size_t places = 0;
    for (std::size_t user = 0; user < customers; ++user) {
        recommend::ListRequest request;
        request.history = (*data)->interactions.of(recommend::UserIndex(user));
        request.explain = false;
        places += model->ranker->rank(request).size();
    }
    std::printf("all lists: %.2f CPU s, %zu places\n", cpuSeconds() - start, places);
    std::vector<std::size_t> order(customers);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return (*data)->customers[a].items > (*data)->customers[b].items; });
    for (const std::size_t place : {std::size_t{0}, customers / 100, customers / 10, customers / 2}) {
        const recommend::UserIndex user(order[place]);
        start = cpuSeconds();
        workflow::previewList(**data, *model->ranker, user, {}, {});
        std::printf("list with reasons of a customer with %d items: %.1f ms\n", (*data)->customers[user].items,
                    1000 * (cpuSeconds() - start));
    }
    const auto segments = workflow::segmentsOf(**data);
    if (!segments.empty()) {
        start = cpuSeconds();
        const auto list = workflow::segmentList(**data, *model->ranker, segments.front(), {});
        std::printf("list of segment %s (%zu customers asked): %.1f ms\n", segments.front().name.c_str(), list.asked,
                    1000 * (cpuSeconds() - start));
    }
    return lookUp(workspace, (*data)->customers);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: recommend_preview shop.studio [model]\n");
        return 64;
    }
    if (const auto done = run(argv[1], argc > 2 ? argv[2] : "auto"); !done) {
        std::fprintf(stderr, "recommend_preview: %s\n", done.error().detail.c_str());
        return 1;
    }
}
