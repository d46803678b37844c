// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demo_shop.h"

#include "core/parallel.h"
#include "workflow/demo_history.h"
#include "workflow/demo_orders.h"
#include "workflow/demo_truth.h"
#include "workflow/demo_writer.h"
#include "workspace/import_writer.h"
#include "workspace/workspace.h"

#include <chrono>

namespace ms::workflow {
namespace {

using workspace::ImportRecord;
using workspace::ImportWriter;
using workspace::Workspace;

Result<void> validated(const DemoSize& size)
{
    if (size.products < 1 || size.products > 100'000)
        return failure(ErrorCode::InvalidInput, "a demo shop has 1 to 100000 products");
    if (size.weeks < 8 || size.weeks > 520)
        return failure(ErrorCode::InvalidInput, "a demo shop covers 8 to 520 weeks");
    if (size.customers < 1 || size.customers > 1'000'000)
        return failure(ErrorCode::InvalidInput, "a demo shop has 1 to 1000000 customers");
    return {};
}

workspace::Settings settingsOf(const DemoSize& size)
{
    workspace::Settings settings;
    settings.shopName = "Demo shop";
    settings.currency = Currency::parse("GBP").value();
    settings.seed = size.seed;
    return settings;
}

/// The history's entry: times come from the shop's calendar, so that they are the same whenever it is made.
ImportRecord recordOf(const DemoPlan& plan, std::int64_t lines)
{
    ImportRecord record;
    record.fileName = "demo shop";
    record.profile = "demo";
    record.rowsRead = lines;
    record.rowsAdded = lines;
    record.importedAt = ShopTime{plan.first + std::chrono::days(plan.days)};
    return record;
}

Result<DemoSummary> fill(Workspace& workspace, const DemoPlan& plan, const DemoRequest& request, Progress& progress)
{
    std::vector<DemoHistory> histories(plan.products.size());
    const bool played = parallelFor(histories.size(), request.threads, progress,
                                    [&](std::size_t i) { histories[i] = playProduct(plan, i); });
    if (!played)
        return failure(ErrorCode::Canceled, "making the demo shop was canceled");
    const std::vector<DemoCustomer> customers = drawCustomers(plan);
    const std::vector<DemoOrder> orders = gatherOrders(plan, histories, customers);
    auto writer = ImportWriter::begin(workspace, recordOf(plan, 0));
    if (!writer)
        return tl::unexpected(writer.error());
    DemoWriter shop(workspace, *writer, plan, histories, customers);
    if (auto written = shop.write(orders, progress); !written)
        return tl::unexpected(written.error());
    DemoSummary summary;
    summary.truthFile = request.workspace.string() + ".truth.json";
    if (auto written = writeTextFile(summary.truthFile, demoTruth(plan, histories, customers)); !written)
        return tl::unexpected(written.error());
    if (auto kept = writer->commit(recordOf(plan, shop.lines())); !kept)
        return tl::unexpected(kept.error());
    summary.products = static_cast<std::int64_t>(plan.products.size());
    summary.customers = static_cast<std::int64_t>(customers.size());
    summary.orders = static_cast<std::int64_t>(orders.size());
    summary.lines = shop.lines();
    for (const DemoHistory& history : histories)
        summary.units += history.soldUnits;
    summary.purchaseOrders = shop.purchaseOrders();
    summary.events = shop.events();
    return summary;
}

void removeWorkspace(const std::filesystem::path& path)
{
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", ".truth.json"})
        std::filesystem::remove(path.string() + suffix, ignored);
}

} // namespace

Result<DemoSummary> createDemoShop(const DemoRequest& request, Progress& progress)
{
    const auto start = std::chrono::steady_clock::now();
    if (auto valid = validated(request.size); !valid)
        return tl::unexpected(valid.error());
    const DemoPlan plan = planDemoShop(request.size);
    auto created = Workspace::create(request.workspace, settingsOf(request.size));
    if (!created)
        return tl::unexpected(created.error());
    std::optional<Workspace> workspace(std::move(*created));
    auto summary = fill(*workspace, plan, request, progress);
    workspace.reset();
    if (!summary) {
        removeWorkspace(request.workspace);
        return summary;
    }
    summary->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return summary;
}

} // namespace ms::workflow
