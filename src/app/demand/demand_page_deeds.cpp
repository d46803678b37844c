// SPDX-License-Identifier: GPL-3.0-or-later
// What page Demand does: runs, overrides, forecasts of new products.
#include "app/demand/demand_page.h"

#include "ui_demand_page.h"

#include "app/demand/demand_detail_view.h"
#include "app/demand/launch_command.h"
#include "app/demand/override_command.h"
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
    undoStack()->push(new OverrideCommand(
        tr("override of %1").arg(QString::fromStdString(asked->sku.text)), asked->sku, asked->week, held, *asked,
        [this](const Sku& sku, Day week, const auto& said) { sayOfWeek(sku, week, said); }));
}

void DemandPage::overrideCategory(const workflow::DemandDetail& detail, workflow::OverrideRequest asked)
{
    asked.category = detail.sku.text;
    std::vector<workflow::OverrideRequest> before;
    for (const workflow::OverrideOutcome& one : detail.overrides.overrides)
        if (!one.said.withdrawnAt && one.said.firstDay <= asked.week &&
            asked.week < one.said.firstDay + std::chrono::days(7))
            before.push_back(requestOf(one, asked.workspace));
    undoStack()->push(new CategoryOverrideCommand(
        tr("override of %1").arg(QString::fromStdString(asked.category)), asked.category, asked.week, std::move(before),
        {asked}, [this](const std::string& category, Day week, const auto& said) {
            m_override.start(
                tr("Overriding a forecast"),
                [path = workspacePath().toStdString(), category, week, said, now = session().clock().now()](Progress&) {
                    return workflow::sayOfCategory(path, category, week, said, now).map([] { return true; });
                },
                [this](Result<bool> done) {
                    finishOverride(std::move(done), tr("Its SKUs share the override in whole units."));
                });
        }));
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
    undoStack()->push(new OverrideCommand(
        tr("override of %1").arg(QString::fromStdString(held.sku.text)), held.sku, held.week, held, std::nullopt,
        [this](const Sku& sku, Day week, const auto& said) { sayOfWeek(sku, week, said); }));
}

void DemandPage::sayOfWeek(const Sku& sku, Day week, const std::optional<workflow::OverrideRequest>& said)
{
    const ShopTime now = session().clock().now();
    if (!said)
        return m_override.start(
            tr("Taking an override back"),
            [path = workspacePath().toStdString(), sku, week, now](Progress&) {
                return workflow::withdrawHeld(path, sku, week, now).map([] { return true; });
            },
            [this](Result<bool> done) { finishOverride(std::move(done), tr("Override taken back.")); });
    workflow::OverrideRequest request = *said;
    request.at = now;
    m_override.start(
        tr("Overriding a forecast"),
        [request = std::move(request)](Progress&) {
            return workflow::overrideDemand(request).map([](const auto&) { return true; });
        },
        [this](Result<bool> done) {
            finishOverride(std::move(done), tr("Override kept. The forecast stays below it."));
        });
}

void DemandPage::finishOverride(Result<bool> done, const QString& said)
{
    session().say(done ? said : format::sentence(done.error()));
    showRow(m_ui->skusView->currentRow());
}

void DemandPage::launchProduct(const std::optional<workspace::Launch>& launch)
{
    const auto& detail = m_detailView->detail();
    if (!detail || detail->products.empty())
        return;
    undoStack()->push(
        new LaunchCommand(tr("forecast of new product %1").arg(QString::fromStdString(detail->sku.text)),
                          workspace::ProductKey{detail->products.front()}, detail->launch, launch,
                          [this](workspace::ProductKey product, const auto& said) { sayOfLaunch(product, said); }));
}

void DemandPage::sayOfLaunch(workspace::ProductKey product, const std::optional<workspace::Launch>& said)
{
    m_launch.start(
        tr("Saving a forecast"),
        [path = workspacePath().toStdString(), product, said, now = session().clock().now()](Progress&) {
            const auto done =
                said ? workflow::saveLaunch(path, *said, now) : workflow::removeLaunch(path, product, now);
            return done.map([] { return true; });
        },
        [this, kept = said.has_value()](Result<bool> done) {
            session().say(!done  ? format::sentence(done.error())
                          : kept ? tr("Saved as the forecast. Runs to come follow it.")
                                 : tr("Taken back."));
            session().noteDataChanged();
            recompute();
        });
}

void DemandPage::runForecast()
{
    workflow::ForecastRunRequest request;
    request.workspace = workspacePath().toStdString();
    request.horizon = m_horizon->value();
    request.at = session().clock().now();
    m_forecastAction->setEnabled(false);
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
