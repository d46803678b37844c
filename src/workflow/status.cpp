// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/status.h"

#include "features/data_problems.h"
#include "workspace/customer_repository.h"
#include "workspace/forecast_repository.h"
#include "workspace/import_repository.h"
#include "workspace/location_repository.h"
#include "workspace/order_repository.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/settings.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace ms::workflow {
namespace {

using features::DataProblem;
using features::DataProblemKind;
using workspace::Workspace;

/// Takes the value out, or keeps the first error.
class Steps {
public:
    Steps(Progress& progress, std::int64_t total) : m_progress(progress), m_total(total) {}

    template <class T, class Use>
    void take(Result<T> result, Use use)
    {
        if (!m_error && m_progress.canceled())
            m_error = Error{ErrorCode::Canceled, "stopped"};
        if (m_error)
            return;
        if (!result)
            m_error = result.error();
        else if constexpr (std::is_void_v<T>)
            use();
        else
            use(std::move(*result));
        m_progress.report(++m_done, m_total);
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    Progress& m_progress;
    std::int64_t m_total;
    std::int64_t m_done = 0;
    std::optional<Error> m_error;
};

Result<std::optional<ForecastStatus>> latestForecast(Workspace& workspace)
{
    workspace::ForecastRepository forecasts(workspace);
    auto run = forecasts.latest();
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return std::nullopt;
    ForecastStatus status;
    status.run = std::move(**run);
    std::vector<double> mase;
    auto read = forecasts.forEach(status.run.key, [&](const workspace::ProductForecast& forecast) {
        ++status.products;
        if (forecast.mase)
            mase.push_back(*forecast.mase);
    });
    if (!read)
        return tl::unexpected(read.error());
    if (!mase.empty()) {
        const auto middle = mase.begin() + static_cast<std::ptrdiff_t>(mase.size() / 2);
        std::nth_element(mase.begin(), middle, mase.end());
        status.medianMase = *middle;
    }
    return status;
}

void addSales(Status& status, const workspace::SalesSpan& span, ShopTime now)
{
    status.orders = span.orders - span.returns;
    status.returns = span.returns;
    status.lines = span.lines;
    status.firstSale = span.first;
    status.lastSale = span.last;
    if (span.last) {
        const auto age = std::chrono::floor<std::chrono::days>(now) - std::chrono::floor<std::chrono::days>(*span.last);
        status.ageDays = std::max<std::int64_t>(age.count(), 0);
        status.stale = *status.ageDays > status.settings.staleAfterDays;
    }
}

} // namespace

Result<Status> workspaceStatus(const StatusRequest& request, Progress& progress)
{
    auto workspace = Workspace::open(request.workspace, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    Status status;
    status.notice = workspace->notice();
    Steps steps(progress, 11);
    steps.take(request.checkFile ? workspace->check() : Result<void>(), [] {});
    steps.take(loadSettings(*workspace), [&](workspace::Settings settings) { status.settings = std::move(settings); });
    steps.take(workspace::OrderRepository(*workspace).span(),
               [&](const workspace::SalesSpan& span) { addSales(status, span, request.now); });
    steps.take(workspace::ProductRepository(*workspace).forEach([&](const workspace::Product& product) {
        ++status.products;
        status.goods += product.goods ? 1 : 0;
    }),
               [] {});
    steps.take(workspace::CustomerRepository(*workspace).count(),
               [&](std::int64_t count) { status.customers = count; });
    steps.take(workspace::LocationRepository(*workspace).all(),
               [&](const auto& all) { status.locations = static_cast<std::int64_t>(all.size()); });
    steps.take(workspace::SupplierRepository(*workspace).all(),
               [&](const auto& all) { status.suppliers = static_cast<std::int64_t>(all.size()); });
    steps.take(workspace::ImportRepository(*workspace).all(),
               [&](auto imports) { status.imports = std::move(imports); });
    steps.take(latestForecast(*workspace), [&](auto forecast) { status.forecast = std::move(forecast); });
    steps.take(workspace::ProposalRepository(*workspace).countByState(),
               [&](auto counts) { status.proposals = std::move(counts); });
    steps.take(features::dataProblems(*workspace, std::chrono::floor<std::chrono::days>(request.now)),
               [&](auto problems) { status.problems = std::move(problems); });
    if (steps.error())
        return tl::unexpected(*steps.error());
    status.forecastIsOutdated = status.forecast && !status.imports.empty() &&
                                status.imports.front().importedAt > status.forecast->run.createdAt;
    return status;
}

const char* problemName(DataProblemKind kind)
{
    switch (kind) {
    case DataProblemKind::FreeLines:
        return "free_lines";
    case DataProblemKind::DuplicateLines:
        return "duplicate_lines";
    case DataProblemKind::FutureOrders:
        return "future_orders";
    case DataProblemKind::MissingDays:
        return "missing_days";
    case DataProblemKind::SoldWithoutTitle:
        return "sold_without_title";
    case DataProblemKind::SoldWithoutCost:
        return "sold_without_cost";
    case DataProblemKind::CostAbovePrice:
        return "cost_above_price";
    case DataProblemKind::NegativeStock:
        break;
    }
    return "negative_stock";
}

std::string problemSentence(const DataProblem& problem)
{
    const bool one = problem.count == 1;
    const auto say = [&](const char* singular, const char* plural) {
        return one ? std::string(singular) : std::to_string(problem.count) + plural;
    };
    switch (problem.kind) {
    case DataProblemKind::FreeLines:
        return say("1 line was sold at no price.", " lines were sold at no price.");
    case DataProblemKind::DuplicateLines:
        return say("1 line repeats another one of its order.", " lines repeat another one of their order.");
    case DataProblemKind::FutureOrders:
        return say("1 order is dated in the future.", " orders are dated in the future.");
    case DataProblemKind::MissingDays:
        return say("1 day has no order though the shop sells on that weekday.",
                   " days have no order though the shop sells on those weekdays.");
    case DataProblemKind::SoldWithoutTitle:
        return say("1 product was sold that has no title.", " products were sold that have no title.");
    case DataProblemKind::SoldWithoutCost:
        return say("1 product was sold whose unit cost is not known.",
                   " products were sold whose unit cost is not known.");
    case DataProblemKind::CostAbovePrice:
        return say("1 product costs more than its price.", " products cost more than their price.");
    case DataProblemKind::NegativeStock:
        break;
    }
    return say("1 product has less than nothing in stock.", " products have less than nothing in stock.");
}

} // namespace ms::workflow
