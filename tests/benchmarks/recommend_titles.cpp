// SPDX-License-Identifier: GPL-3.0-or-later
// Do the words of a title and the baskets say what kind of thing it is? The distinct product types of a grocer, each
// asked for its nearest neighbours: the share of first neighbours in the same category, and R-precision at 10.
//   recommend_titles
#include "recommend/content.h"
#include "recommend/interactions.h"
#include "sources/csv_reader.h"
#include "workflow/recommend_input.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <string>
#include <vector>

using namespace ms;
using namespace ms::recommend;

namespace {

struct Types {
    workflow::IdList types;
    std::vector<std::string> category; ///< the most frequent of each type's products
    std::map<std::string, std::uint32_t> typeOfProduct;
};

Result<Types> readTypes(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto product = reader->column("product_id");
    const auto type = reader->column("product_type");
    const auto category = reader->column("product_category");
    for (const auto* column : {&product, &type, &category})
        if (!*column)
            return tl::unexpected(column->error());
    Types found;
    std::vector<std::map<std::string, int>> counts;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        const auto row = reader->row();
        if (row[*type].empty() || row[*category].empty())
            continue;
        const auto number = found.types.add(row[*type]);
        counts.resize(found.types.size());
        ++counts[number][std::string(row[*category])];
        found.typeOfProduct[std::string(row[*product])] = number;
    }
    for (const auto& of : counts)
        found.category.push_back(std::max_element(of.begin(), of.end(), [](const auto& a, const auto& b) {
                                     return a.second < b.second;
                                 })->first);
    return found;
}

Result<Interactions> readBaskets(const std::string& path, const Types& types)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto household = reader->column("household_id");
    const auto product = reader->column("product_id");
    const auto time = reader->column("transaction_timestamp");
    for (const auto* column : {&household, &product, &time})
        if (!*column)
            return tl::unexpected(column->error());
    workflow::IdList users;
    std::vector<Interaction> rows;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return groupByUser(rows, users.size(), types.types.size(), true);
        const auto row = reader->row();
        const auto type = types.typeOfProduct.find(std::string(row[*product]));
        const auto moment = row.toTime(*time);
        if (type == types.typeOfProduct.end() || !moment)
            continue;
        rows.push_back({UserIndex(users.add(row[*household])), ItemIndex(type->second),
                        static_cast<double>(moment->time_since_epoch().count()) / 86400, 1});
    }
}

/// Share of first neighbours in the same category and R-precision at 10, over types with another one in their category.
std::pair<double, double> measure(const Content& content, const std::vector<std::string>& category)
{
    std::map<std::string, std::size_t> inCategory;
    for (const std::string& of : category)
        ++inCategory[of];
    double first = 0, precision = 0, asked = 0;
    for (std::size_t type = 0; type < category.size(); ++type) {
        const std::size_t others = inCategory[category[type]] - 1;
        if (others == 0)
            continue;
        const auto near = content.mostLike(ItemIndex(type), 10);
        const std::size_t places = std::min<std::size_t>(10, others);
        double hits = 0;
        for (std::size_t place = 0; place < std::min(places, near.size()); ++place)
            hits += category[near[place].item] == category[type] ? 1 : 0;
        first += !near.empty() && category[near.front().item] == category[type] ? 1 : 0;
        precision += hits / static_cast<double>(places);
        ++asked;
    }
    return {first / asked, precision / asked};
}

Result<void> run()
{
    const std::string data = std::string(MS_SHARED_DIR) + "/data/completejourney/";
    const auto types = readTypes(data + "products.csv.gz");
    if (!types)
        return tl::unexpected(types.error());
    const auto baskets = readBaskets(data + "transactions_sample.csv.gz", *types);
    if (!baskets)
        return tl::unexpected(baskets.error());
    std::vector<Item> items;
    for (std::size_t type = 0; type < types->types.size(); ++type)
        items.push_back({types->types[type], {}});
    for (const double share : {0.0, 0.3, 0.5, 0.7, 1.0}) {
        NoProgress progress;
        ContentSettings settings;
        settings.embeddingShare = share;
        const double start = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
        const auto content = fitContent(*baskets, items, settings, progress);
        if (!content)
            return tl::unexpected(content.error());
        const double seconds = static_cast<double>(std::clock()) / CLOCKS_PER_SEC - start;
        const auto [first, precision] = measure(**content, types->category);
        std::printf(
            "share of the embedding %.1f: same category at 1 %.4f, R-precision at 10 %.4f, %zu types, fit %.1f s\n",
            share, first, precision, items.size(), seconds);
        std::fflush(stdout);
    }
    return {};
}

} // namespace

int main()
{
    if (const auto done = run(); !done) {
        std::fprintf(stderr, "recommend_titles: %s\n", done.error().detail.c_str());
        return 1;
    }
}
