// SPDX-License-Identifier: GPL-3.0-or-later
// Trains the network that is shipped in models/: on the demo shop, whose data the studio makes itself.
//   train_demo_network models/demo-shop-transformer
#include "core/progress.h"
#include "workflow/csv_file.h"
#include "workflow/demo_shop.h"
#include "workflow/networks.h"
#include "workflow/recommend_preview.h"
#include "workflow/recommend_saved.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

using namespace ms;

namespace {

constexpr std::uint64_t seed = 1;
constexpr std::size_t heldOutCustomers = 300; // about so many, whose events are not trained on
constexpr std::size_t heldOutEvents = 12;     // the latest of each

int fail(const Error& error)
{
    std::fprintf(stderr, "train_demo_network: %s\n", error.detail.c_str());
    return 1;
}

Result<void> writeEvents(const std::string& path, const workflow::PreviewData& data, std::size_t step)
{
    auto out = workflow::CsvFile::create(path, {"user_id", "item_id"});
    if (!out)
        return tl::unexpected(out.error());
    for (std::size_t user = 0; user < data.customers.size(); user += step) {
        const auto history = data.interactions.of(recommend::UserIndex(user));
        for (const recommend::Event& event : history.last(std::min(heldOutEvents, history.size())))
            out->cell(data.customers[user].id.text).cell(data.items[event.item].sku.text).endRow();
    }
    return out->commit();
}

/// Everybody but each `step`th customer.
recommend::Interactions without(const recommend::Interactions& all, std::size_t step)
{
    recommend::Interactions left{0, all.itemCount, all.clock, {}, {0}};
    for (std::size_t user = 0; user < all.userCount; ++user) {
        if (user % step == 0)
            continue;
        const auto history = all.of(recommend::UserIndex(user));
        left.events.insert(left.events.end(), history.begin(), history.end());
        left.firstEvent.push_back(left.events.size());
        ++left.userCount;
    }
    return left;
}

Result<void> run(const std::string& folder, const std::filesystem::path& workspace)
{
    NoProgress progress;
    workflow::DemoRequest demo;
    demo.workspace = workspace;
    demo.size.seed = seed;
    demo.size.customers = 3000;
    demo.size.products = 200;
    if (const auto made = workflow::createDemoShop(demo, progress); !made)
        return tl::unexpected(made.error());
    const auto data = workflow::loadPreview(workspace, progress);
    if (!data)
        return tl::unexpected(data.error());
    const std::size_t step = std::max<std::size_t>(2, (*data)->customers.size() / heldOutCustomers);
    recommend::FitRequest request;
    request.model = "transformer";
    request.seed = seed;
    request.sasRec.dimension = 32;
    request.sasRec.blocks = 1;
    request.sasRec.length = 30;
    request.sasRec.epochs = 12;
    const auto door = workflow::recommendNetworks();
    if (!door)
        return tl::unexpected(door.error());
    request.networks = *door;
    const recommend::Interactions trained = without((*data)->interactions, step);
    const auto fitted = recommend::fitRanker(trained, request, progress);
    if (!fitted)
        return tl::unexpected(fitted.error());

    workflow::IdList items;
    for (const workflow::PreviewItem& item : (*data)->items)
        items.add(item.sku.text);
    workflow::ModelCard card;
    card.data = "purchases of the demo shop of `merchant demo` with 200 products, 3,000 customers and seed 1; every " +
                std::to_string(step) + "th customer is held out";
    card.licence = "GPL-3.0-or-later, as the program; the data are made by the program";
    card.seed = seed;
    card.customers = static_cast<std::int64_t>(trained.userCount);
    card.interactions = static_cast<std::int64_t>(trained.events.size());
    if (const auto saved = workflow::saveRanker(folder, fitted->ranker, items, card); !saved)
        return saved;
    const std::string heldOut = folder + "/held_out.csv";
    if (const auto written = writeEvents(heldOut, **data, step); !written)
        return written;
    const auto saved = workflow::loadRanker(folder);
    if (!saved)
        return tl::unexpected(saved.error());
    const auto measured = workflow::measureSaved(*saved, heldOut, progress);
    if (!measured)
        return tl::unexpected(measured.error());
    card.measureName =
        "NDCG@10 on the last purchase of each customer in held_out.csv, whole catalogue, repeats included";
    card.measure = *measured;
    std::printf("%zu customers, %zu items, %zu purchases, NDCG@10 %.4f on the held-out customers\n", trained.userCount,
                items.size(), trained.events.size(), *measured);
    return workflow::saveRanker(folder, fitted->ranker, items, card);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: train_demo_network FOLDER\n");
        return 64;
    }
    const auto workspace = std::filesystem::temp_directory_path() / "train_demo_network.studio";
    std::filesystem::remove(workspace);
    const auto done = run(argv[1], workspace);
    std::filesystem::remove(workspace);
    return done ? 0 : fail(done.error());
}
