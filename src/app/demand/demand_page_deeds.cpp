// SPDX-License-Identifier: GPL-3.0-or-later
// What page Demand does: runs, overrides, forecasts of new products.
#include "app/demand/demand_page.h"

#include "ui_demand_page.h"

#include "app/controls/change_command.h"
#include "app/demand/demand_detail_view.h"
#include "app/format.h"
#include "workflow/demand_levels.h"
#include "workflow/product_launch.h"

#include <QAction>
#include <QSpinBox>
#include <QUndoStack>

#include <algorithm>

namespace ms::app {
namespace {

/// What would say the same again.
workflow::OverrideRequest requestOf(const workflow::OverrideOutcome& one, const std::filesystem::path& workspace)
{
    workflow::OverrideRequest request;
    request.workspace = workspace;
    request.sku = one.sku;
    request.week = one.said.firstDay;
    request.kind = one.said.kind;
    request.amount = one.said.amount;
    request.reason = one.said.reason;
    request.author = one.said.author;
    return request;
}

/// What holds for a week; nullopt: the forecast.
std::optional<workflow::OverrideRequest> heldRequest(const workflow::DemandDetail& detail, Day week,
                                                     const std::filesystem::path& workspace)
{
    for (const workflow::OverrideOutcome& one : detail.overrides.overrides)
        if (!one.said.withdrawnAt && one.said.firstDay <= week && week < one.said.firstDay + std::chrono::days(7))
            return requestOf(one, workspace);
    return std::nullopt;
}

} // namespace

void DemandPage::overrideWeek(std::optional<workflow::OverrideRequest> asked)
{
    const auto& detail = m_detailView->detail();
    if (!asked || !detail) {
        session().say(tr("An override needs a week, a reason and a name."));
        return m_detailView->redraw();
    }
    asked->workspace = workspacePath().toStdString();
    if (detail->level == workflow::DemandLevel::Category)
        return overrideCategory(*detail, *asked);
    asked->sku = detail->sku;
    const auto held = heldRequest(*detail, asked->week, asked->workspace);
    pushOverride(*asked, held, *asked);
}

/// `of`: which week of which SKU.
void DemandPage::pushOverride(const workflow::OverrideRequest& of,
                              const std::optional<workflow::OverrideRequest>& before,
                              const std::optional<workflow::OverrideRequest>& after)
{
    using Said = std::optional<workflow::OverrideRequest>;
    undoStack()->push(new ChangeCommand<Said>(
        tr("override of %1").arg(QString::fromStdString(of.sku.text)),
        m_overridesUnread.lastSaid({of.sku, of.week}, before), after,
        [this, sku = of.sku, week = of.week](const Said& said) { sayOfWeek(sku, week, said); }));
}

void DemandPage::overrideCategory(const workflow::DemandDetail& detail, workflow::OverrideRequest asked)
{
    asked.category = detail.sku.text;
    std::vector<workflow::OverrideRequest> before;
    for (const workflow::OverrideOutcome& one : detail.overrides.overrides)
        if (!one.said.withdrawnAt && one.said.firstDay <= asked.week &&
            asked.week < one.said.firstDay + std::chrono::days(7))
            before.push_back(requestOf(one, asked.workspace));
    using Said = std::vector<workflow::OverrideRequest>; // what is said of the category, or held of each of its SKUs
    undoStack()->push(
        new ChangeCommand<Said>(tr("override of %1").arg(QString::fromStdString(asked.category)),
                                m_categoriesUnread.lastSaid({asked.category, asked.week}, std::move(before)),
                                Said{asked}, [this, category = asked.category, week = asked.week](const Said& said) {
                                    sayOfCategory(category, week, said);
                                }));
}

void DemandPage::sayOfCategory(const std::string& category, Day week,
                               const std::vector<workflow::OverrideRequest>& said)
{
    m_categoriesUnread.say({category, week}, said);
    write(
        tr("Overriding a forecast"),
        [path = workspacePath().toStdString(), category, week, said, now = session().clock().now()] {
            return workflow::sayOfCategory(path, category, week, said, now);
        },
        tr("Its SKUs share the override in whole units."), After::ReadRow);
}

void DemandPage::withdrawOverride(qint64 key)
{
    if (!m_detailView->detail())
        return;
    const auto& all = m_detailView->detail()->overrides.overrides;
    const auto found =
        std::find_if(all.begin(), all.end(), [key](const auto& one) { return one.said.key.value == key; });
    if (found == all.end())
        return;
    const auto held = requestOf(*found, workspacePath().toStdString());
    pushOverride(held, held, std::nullopt);
}

void DemandPage::sayOfWeek(const Sku& sku, Day week, const std::optional<workflow::OverrideRequest>& said)
{
    const ShopTime now = session().clock().now();
    m_overridesUnread.say({sku, week}, said);
    if (!said)
        return write(
            tr("Taking an override back"),
            [path = workspacePath().toStdString(), sku, week, now] {
                return workflow::withdrawHeld(path, sku, week, now);
            },
            tr("Override taken back."), After::ReadRow);
    workflow::OverrideRequest request = *said;
    request.at = now;
    write(
        tr("Overriding a forecast"),
        [request = std::move(request)] { return workflow::overrideDemand(request).map([](const auto&) {}); },
        tr("Override kept. The forecast stays below it."), After::ReadRow);
}

void DemandPage::launchProduct(const std::optional<workspace::Launch>& launch)
{
    const auto& detail = m_detailView->detail();
    if (!detail || detail->products.empty())
        return;
    using Said = std::optional<workspace::Launch>; // nullopt: its own forecast holds
    const workspace::ProductKey product{detail->products.front()};
    undoStack()->push(
        new ChangeCommand<Said>(tr("forecast of new product %1").arg(QString::fromStdString(detail->sku.text)),
                                m_launchesUnread.lastSaid(product, detail->launch), launch,
                                [this, product](const Said& said) { sayOfLaunch(product, said); }));
}

void DemandPage::sayOfLaunch(workspace::ProductKey product, const std::optional<workspace::Launch>& said)
{
    m_launchesUnread.say(product, said);
    write(
        tr("Saving a forecast"),
        [path = workspacePath().toStdString(), product, said, now = session().clock().now()] {
            return said ? workflow::saveLaunch(path, *said, now) : workflow::removeLaunch(path, product, now);
        },
        said ? tr("Saved as the forecast. Runs to come follow it.") : tr("Taken back."), After::ReadAll);
}

void DemandPage::runForecast()
{
    workflow::ForecastRunRequest request;
    request.workspace = workspacePath().toStdString();
    request.horizon = m_horizon->value();
    request.at = session().clock().now();
    m_forecastAction->setEnabled(false);
    m_runAsked = m_unheard > 0;
    if (m_runAsked)
        return; // it is to follow what was said before it
    const int skus = m_skus.rowCount();
    m_run.start(
        skus > 0 ? tr("Forecasting %1 SKUs").arg(format::count(skus)) : tr("Forecasting"),
        [request](Progress& progress) { return workflow::runForecast(request, progress); },
        [this](Result<workflow::ForecastRunSummary> summary) { finishRun(std::move(summary)); });
}

void DemandPage::finishRun(Result<workflow::ForecastRunSummary> summary)
{
    m_forecastAction->setEnabled(true);
    if (!summary && summary.error().code != ErrorCode::Canceled)
        return showError(summary.error(), tr("The last forecast was kept."));
    if (summary)
        session().say(tr("Forecast %1 SKUs.").arg(format::count(summary->forecast)));
    else
        session().say(tr("Stopped. What was forecast by then was kept."));
    session().noteDataChanged();
    recompute();
}

} // namespace ms::app
