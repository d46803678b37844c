// SPDX-License-Identifier: GPL-3.0-or-later
// What people say on page Demand that the next run follows: holidays and events, corrected weeks, locked methods.
#include "app/demand/demand_page.h"

#include "ui_demand_page.h"

#include "app/controls/change_command.h"
#include "app/demand/demand_detail_view.h"
#include "app/format.h"
#include "workflow/method_lock.h"

#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace ms::app {
namespace {

/// What would say of a week again what holds; nothing: the forecast decides.
std::optional<workflow::CorrectionRequest> heldCorrection(const workflow::DemandDetail& detail, Day week)
{
    const auto found = std::find_if(detail.oddWeeks.begin(), detail.oddWeeks.end(),
                                    [&](const workflow::OddWeek& one) { return one.week == week && one.said; });
    if (found == detail.oddWeeks.end())
        return std::nullopt;
    workflow::CorrectionRequest request;
    request.week = week;
    request.value = found->said->value;
    request.author = found->said->author;
    return request;
}

} // namespace

void DemandPage::changeCalendar(const workflow::CauseCalendar& held, const workflow::CauseCalendar& wanted)
{
    using Change = std::pair<workflow::CauseCalendar, workflow::CauseCalendar>; // from, to
    undoStack()->push(new ChangeCommand<Change>(
        tr("holidays and events"), {wanted, held}, {held, wanted}, [this](const Change& change) {
            auto [from, to] = change;
            for (workspace::DemandEvent& event : to.events)
                if (!event.key.stored())
                    event.createdAt = session().clock().now();
            say(tr("Saving events"), [path = workspacePath().toStdString(), from = std::move(from),
                                      to = std::move(to)] { return workflow::saveCauseCalendar(path, from, to); });
        }));
}

void DemandPage::correctWeek(Day week, const std::optional<workflow::CorrectionRequest>& said)
{
    const auto& detail = m_detailView->detail();
    const auto author = detail ? knownAuthor() : std::nullopt;
    if (!author)
        return;
    using Said = std::optional<workflow::CorrectionRequest>;
    Said after = said;
    if (after)
        after->author = *author;
    const Said before = m_correctionsUnread.lastSaid({detail->sku, week}, heldCorrection(*detail, week));
    if (before == after)
        return session().say(tr("That is said already."));
    undoStack()->push(new ChangeCommand<Said>(tr("correction of %1").arg(QString::fromStdString(detail->sku.text)),
                                              before, after, [this, sku = detail->sku, week](const Said& wanted) {
                                                  m_correctionsUnread.say({sku, week}, wanted);
                                                  workflow::CorrectionRequest request =
                                                      wanted.value_or(workflow::CorrectionRequest{});
                                                  request.workspace = workspacePath().toStdString();
                                                  request.sku = sku;
                                                  request.at = session().clock().now();
                                                  say(tr("Correcting a week"), [request, week, leave = !wanted] {
                                                      return leave ? workflow::leaveWeek(request.workspace, request.sku,
                                                                                         week)
                                                                   : workflow::correctWeek(request);
                                                  });
                                              }));
}

void DemandPage::lockMethod(const std::string& method)
{
    const auto& detail = m_detailView->detail();
    const auto author = detail ? knownAuthor() : std::nullopt;
    if (!author)
        return;
    workflow::MethodLockRequest request;
    request.workspace = workspacePath().toStdString();
    (detail->level == workflow::DemandLevel::Sku ? request.sku.text : request.category) = detail->sku.text;
    request.author = *author;
    const std::string before =
        m_locksUnread.lastSaid({request.sku, request.category}, detail->lockedMethod.value_or(std::string()));
    if (before == method)
        return session().say(tr("That is said already.")); // pressed twice
    undoStack()->push(
        new ChangeCommand<std::string>(tr("method of %1").arg(DemandColumns::nameOf(detail->level, detail->sku)),
                                       before, method, [this, request](const std::string& wanted) {
                                           m_locksUnread.say({request.sku, request.category}, wanted);
                                           workflow::MethodLockRequest now = request;
                                           now.method = wanted;
                                           now.at = session().clock().now();
                                           say(tr("Saving a method"), [now] { return workflow::lockMethod(now); });
                                       }));
}

/// All that was said is in what is shown.
void DemandPage::forgetUnread()
{
    m_correctionsUnread.forget();
    m_locksUnread.forget();
    m_launchesUnread.forget();
}

/// Nothing is said without a name; the user is told.
std::optional<std::string> DemandPage::knownAuthor()
{
    const QString author = m_detailView->author();
    if (!author.isEmpty())
        return author.toStdString();
    session().say(tr("Say who you are on tab Overrides first."));
    return std::nullopt;
}

void DemandPage::say(const QString& doing, Deed deed)
{
    write(doing, std::move(deed), tr("Saved. The next forecast follows it."), std::nullopt);
}

/// Deeds wait for each other: none is lost, however fast they are asked for, and they are done in that order. All is
/// read again after them, but for an override (`of` it) that is seen in the row that is shown.
void DemandPage::write(const QString& doing, Deed deed, const QString& said,
                       const std::optional<workflow::OverrideScope>& of)
{
    ++m_unheard;
    m_readAll = m_readAll || m_load.running(); // what it reads may be of before
    m_deeds.startAfter(
        doing, [deed = std::move(deed)](Progress&) { return deed().map([] { return true; }); },
        [this, said, of](Result<bool> done) {
            --m_unheard;
            session().say(done ? said : format::sentence(done.error()));
            if (!done)
                m_overrideSaid.reset(); // it may be said again
            m_readAll = m_readAll || !of || !isShown(*of);
            if (!m_deeds.waiting())
                finishWriting();
        });
}

/// Whether the row that is shown is what was overridden; the cells of others are of before.
bool DemandPage::isShown(const workflow::OverrideScope& scope) const
{
    const int at = m_ui->skusView->currentRow();
    if (at < 0 || at >= m_skus.rowCount())
        return false;
    const workflow::DemandRow& row = m_skus.row(at);
    return scope.sku.text.empty() ? row.level == workflow::DemandLevel::Category && row.sku.text == scope.category
                                  : row.level == workflow::DemandLevel::Sku && row.sku == scope.sku;
}

void DemandPage::finishWriting()
{
    if (std::exchange(m_runAsked, false)) {
        m_readAll = false; // the run reads all once it is done
        return runForecast();
    }
    tellOthers();
    if (std::exchange(m_readAll, false))
        return recompute();
    showRow(m_ui->skusView->currentRow());
}

} // namespace ms::app
