// SPDX-License-Identifier: GPL-3.0-or-later
// What page Demand does: runs, overrides, forecasts of new products.
#include "app/demand/demand_page.h"

#include "ui_demand_page.h"

#include "app/controls/change_command.h"
#include "app/demand/demand_columns.h"
#include "app/demand/demand_detail_view.h"
#include "app/format.h"
#include "workflow/override_undo.h"
#include "workflow/product_launch.h"

#include <QAction>
#include <QSpinBox>
#include <QUndoStack>

#include <algorithm>

namespace ms::app {

void DemandPage::overrideWeek(std::optional<workflow::OverrideRequest> asked)
{
    const auto& detail = m_detailView->detail();
    if (!asked || !detail) {
        session().say(tr("An override needs a week, a reason and a name."));
        return m_detailView->redraw();
    }
    asked->workspace = workspacePath().toStdString();
    (detail->level == workflow::DemandLevel::Category ? asked->category : asked->sku.text) = detail->sku.text;
    pushOverride({asked->sku, asked->category, asked->week}, asked);
}

void DemandPage::withdrawOverride(qint64 key)
{
    if (!m_detailView->detail())
        return;
    const auto& all = m_detailView->detail()->overrides.overrides;
    const auto found =
        std::find_if(all.begin(), all.end(), [key](const auto& one) { return one.said.key.value == key; });
    if (found != all.end())
        pushOverride({found->sku, {}, found->said.firstDay}, std::nullopt);
}

/// What holds before is read where it is written: the page may not have heard yet what was said of a SKU or of its
/// category. `asked`: nothing, the forecast holds.
void DemandPage::pushOverride(const workflow::OverrideScope& scope,
                              const std::optional<workflow::OverrideRequest>& asked)
{
    if (m_overrideSaid == OverrideStep{scope, asked, undoStack()->index()}) {
        session().say(tr("That is said already.")); // pressed twice
        return m_detailView->redraw();
    }
    const QString of =
        DemandColumns::nameOf(scope.sku.text.empty() ? workflow::DemandLevel::Category : workflow::DemandLevel::Sku,
                              scope.sku.text.empty() ? Sku{scope.category} : scope.sku);
    const auto held = std::make_shared<Held>();
    undoStack()->push(
        new ChangeCommand<bool>(tr("override of %1").arg(of), false, true, [this, scope, asked, held](bool says) {
            says ? sayOverride(scope, asked, held) : takeOverrideBack(scope, held);
        }));
    m_overrideSaid = OverrideStep{scope, asked, undoStack()->index()};
}

/// `held`: becomes what held before.
void DemandPage::sayOverride(const workflow::OverrideScope& scope,
                             const std::optional<workflow::OverrideRequest>& asked, const std::shared_ptr<Held>& held)
{
    write(
        asked ? tr("Overriding a forecast") : tr("Taking an override back"),
        [path = workspacePath().toStdString(), scope, asked, held, now = session().clock().now()]() -> Result<void> {
            auto before = workflow::overrideInstead(path, scope, asked, now);
            if (!before)
                return tl::unexpected(before.error());
            *held = std::move(*before);
            return {};
        },
        !asked                   ? tr("Override taken back.")
        : scope.sku.text.empty() ? tr("Its SKUs share the override in whole units.")
                                 : tr("Override kept. The forecast stays below it."),
        scope);
}

void DemandPage::takeOverrideBack(const workflow::OverrideScope& scope, const std::shared_ptr<Held>& held)
{
    m_overrideSaid.reset(); // and may be said again
    write(
        tr("Taking an override back"),
        [path = workspacePath().toStdString(), scope, held, now = session().clock().now()] {
            return *held ? workflow::restoreOverrides(path, scope, **held, now) : Result<void>(); // it was never said
        },
        tr("What held before holds again."), scope);
}

void DemandPage::launchProduct(const std::optional<workspace::Launch>& launch)
{
    const auto& detail = m_detailView->detail();
    if (!detail || detail->products.empty())
        return;
    using Said = std::optional<workspace::Launch>; // nullopt: its own forecast holds
    const workspace::ProductKey product{detail->products.front()};
    const Said before = m_launchesUnread.lastSaid(product, detail->launch);
    if (before == launch)
        return session().say(tr("That is said already."));
    undoStack()->push(
        new ChangeCommand<Said>(tr("forecast of new product %1").arg(QString::fromStdString(detail->sku.text)), before,
                                launch, [this, product](const Said& said) { sayOfLaunch(product, said); }));
}

void DemandPage::sayOfLaunch(workspace::ProductKey product, const std::optional<workspace::Launch>& said)
{
    m_launchesUnread.say(product, said);
    write(
        tr("Saving a forecast"),
        [path = workspacePath().toStdString(), product, said, now = session().clock().now()] {
            return said ? workflow::saveLaunch(path, *said, now) : workflow::removeLaunch(path, product, now);
        },
        said ? tr("Saved as the forecast. Runs to come follow it.") : tr("Taken back."), std::nullopt);
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
    tellOthers();
    recompute();
}

} // namespace ms::app
