// SPDX-License-Identifier: GPL-3.0-or-later
// A shop of the size of Online Retail: writes 541,909 lines, then turns them into what the engines read.
#include "features/demand_series.h"
#include "features/customer_histories.h"
#include "features/price_observations.h"
#include "stats/random.h"
#include "workspace/customer_repository.h"
#include "workspace/import_repository.h"
#include "workspace/import_writer.h"
#include "workspace/order_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <unistd.h>

namespace {

using namespace ms;
using namespace ms::workspace;

constexpr int productCount = 4070;
constexpr int customerCount = 4372;
constexpr int orderCount = 25900;
constexpr int lineCount = 541909;

template <class T>
T orStop(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().detail.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// Prints how long `work` took on the wall's clock and on the processor's, the fastest of `times` runs.
template <class Work>
void measure(const char* what, int times, std::size_t rows, Work work)
{
    double best = 1e9;
    double processor = 1e9;
    for (int i = 0; i < times; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        const std::clock_t clock = std::clock();
        work();
        processor = std::min(processor, static_cast<double>(std::clock() - clock) / CLOCKS_PER_SEC);
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    std::printf("%-28s %8.3f s  (processor %.3f s)  %10.0f rows/s\n", what, best, processor,
                static_cast<double>(rows) / best);
}

void writeShop(Workspace& workspace)
{
    stats::Random random(1);
    ImportWriter writer = orStop(ImportWriter::begin(workspace, {}));
    ProductRepository products(workspace);
    CustomerRepository customers(workspace);
    for (int i = 0; i < productCount; ++i)
        orStop(products.add(
            {{}, Sku{"SKU" + std::to_string(i)}, "Product " + std::to_string(i), {}, {}, {}, 295, {}, {1}, {1}, true},
            writer.key()));
    for (int i = 0; i < customerCount; ++i)
        orStop(customers.add({{}, CustomerId{std::to_string(12346 + i)}, "United Kingdom", {}, {}}, writer.key()));
    const ShopTime begin = *parseShopTime("2010-12-01T08:26");
    std::vector<OrderLine> lines;
    for (int i = 0; i < orderCount; ++i) {
        Order order;
        order.id = OrderId{std::to_string(536365 + i)};
        order.customer = CustomerKey{static_cast<std::int64_t>(1 + random.below(customerCount))};
        order.orderedAt = begin + std::chrono::minutes(static_cast<std::int64_t>(i) * 374 * 24 * 60 / orderCount);
        const OrderKey key = orStop(writer.addOrder(order));
        const int count = lineCount / orderCount + (i < lineCount % orderCount ? 1 : 0);
        for (int line = 1; line <= count; ++line) {
            const auto units = static_cast<std::int64_t>(1 + random.below(24));
            const auto price = static_cast<std::int64_t>(29 + random.below(1200));
            lines.push_back({key,
                             line,
                             {static_cast<std::int64_t>(1 + random.below(productCount))},
                             units,
                             units * price,
                             price,
                             {}});
        }
        if (lines.size() > 4096) {
            orStop(writer.addLines(lines));
            lines.clear();
        }
    }
    orStop(writer.addLines(lines));
    orStop(writer.commit({}));
}

} // namespace

int main()
{
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("demand_series_" + std::to_string(getpid()) + ".studio");
    {
        Workspace workspace = orStop(Workspace::create(path, {}));
        measure("write, commit included", 1, lineCount, [&] { writeShop(workspace); });
        std::printf("%-28s %8.1f MB\n", "file", static_cast<double>(std::filesystem::file_size(path)) / 1e6);
        const Day asOf = *parseDay("2011-12-09");
        features::DemandRequest request;
        request.asOf = asOf;
        measure("weekly demand series", 5, lineCount, [&] { orStop(features::demandSeries(workspace, request)); });
        request.frequency = forecast::Frequency::Daily;
        measure("daily demand series", 5, lineCount, [&] { orStop(features::demandSeries(workspace, request)); });
        request.frequency = forecast::Frequency::Weekly;
        measure("weekly price observations", 5, lineCount,
                [&] { orStop(features::priceObservations(workspace, request)); });
        measure("customer histories", 5, lineCount, [&] { orStop(features::customerHistories(workspace, asOf)); });
        measure("every line", 5, lineCount, [&] {
            std::int64_t units = 0;
            orStop(OrderRepository(workspace).forEachLine([&](const OrderLine& line) { units += line.units; }));
        });
        measure("open", 5, 1, [&] { orStop(Workspace::open(path, OpenMode::ReadWrite)); });
        measure("check every page", 1, lineCount, [&] { orStop(workspace.check()); });
        measure("undo the import", 1, lineCount, [&] { orStop(ImportRepository(workspace).undo(ImportKey{1})); });
    }
    std::filesystem::remove(path);
    return 0;
}
