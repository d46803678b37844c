// SPDX-License-Identifier: GPL-3.0-or-later
// What page Pricing has computed and written in the background.
#include "app/pricing/pricing_page.h"

#include "ui_pricing_page.h"

#include "app/controls/tile.h"
#include "app/format.h"
#include "workflow/propose.h"

#include <QAction>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ms::app {
namespace {

constexpr const char* author = "merchant-studio";

} // namespace

void PricingPage::computeTotals()
{
    std::vector<workflow::TrialPrices> trials(1);
    for (const workflow::PriceScenario& scenario : m_book.content().scenarios)
        trials.push_back(trialOf(scenario.prices));
    m_totals.start(
        tr("Adding up scenarios"),
        [study = m_study, trials](Progress& progress) -> Result<Totals> {
            Totals totals;
            for (const workflow::TrialPrices& trial : trials) {
                const auto one = study->totals(trial, progress);
                const auto stock = study->stockTotals(trial, progress);
                if (!one || !stock)
                    return tl::unexpected(one ? stock.error() : one.error());
                totals.emplace_back(*one, *stock);
            }
            return totals;
        },
        [this](Result<Totals> totals) { showTotals(std::move(totals)); });
}

void PricingPage::showTotals(Result<Totals> totals)
{
    const auto& content = m_book.content();
    if (!totals || totals->size() != content.scenarios.size() + 1)
        return; // canceled, or the book changed since: the next count is on its way
    const workflow::TrialTotals& base = totals->front().first;
    const bool margin = base.rows > base.withoutCost;
    std::vector<ScenarioRow> rows;
    for (std::size_t i = 0; i < totals->size(); ++i) {
        const QString name = i == 0 ? tr("Base") : QString::fromStdString(content.scenarios[i - 1].name);
        const workflow::TrialTotals& one = (*totals)[i].first;
        rows.push_back({name, one, (*totals)[i].second, margin, one.revenueMinor.mean - base.revenueMinor.mean,
                        one.marginMinor.mean - base.marginMinor.mean});
    }
    const ScenarioRow& current = rows[static_cast<std::size_t>(content.current)];
    const double effect = margin ? current.marginChangeMinor : current.revenueChangeMinor;
    QString amount = format::change(effect / std::pow(10.0, m_study->currency().decimals()));
    amount.insert(amount.front().isDigit() ? 0 : 1, format::currencySign(m_study->currency()));
    m_scenarioTile->setFigure(m_book.onBase() ? QString() : amount);
    m_scenarioTile->setNote(
        m_book.onBase()
            ? tr("current prices")
            : (margin ? tr("margin, %1 weeks") : tr("revenue, %1 weeks")).arg(workflow::PriceStudy::horizonWeeks),
        effect < 0 ? Tile::Tone::Warning : Tile::Tone::Neutral);
    m_ui->detail->setScenarios(std::move(rows), m_study->currency());
}

void PricingPage::rememberLocked(const std::vector<workflow::PriceScenario>& stored)
{
    m_locked.clear();
    for (const workflow::PriceScenario& scenario : stored)
        if (scenario.locked)
            m_locked.insert(scenario.key);
}

void PricingPage::noteUnlocked()
{
    std::set<std::int64_t> still;
    for (const workflow::PriceScenario& scenario : m_book.content().scenarios)
        if (scenario.locked)
            still.insert(scenario.key);
    std::ranges::set_difference(m_locked, still, std::inserter(m_unlocked, m_unlocked.end()));
}

void PricingPage::storeScenarios()
{
    // One after the other, so that the newest is what stays.
    if (m_store.running()) {
        m_storeAgain = true;
        return;
    }
    const auto set = std::exchange(m_unlocked, {});
    m_store.start(
        tr("Saving scenarios"),
        [path = workspacePath().toStdString(), scenarios = m_book.content().scenarios, at = session().clock().now(),
         unlocked = std::vector<std::int64_t>(set.begin(), set.end())](Progress& progress) {
            return workflow::storePriceScenarios(path, scenarios, at, progress, unlocked);
        },
        [this](Result<std::vector<workflow::PriceScenario>> stored) {
            if (stored) {
                m_book.adoptKeys(*stored);
                rememberLocked(*stored);
                noteUnlocked();
            } else if (stored.error().code != ErrorCode::Canceled) {
                session().say(tr("The scenarios were not saved: %1").arg(format::sentence(stored.error())));
            }
            // Another window locked one of them: what is stored holds.
            if (!stored && stored.error().code == ErrorCode::Conflict)
                return recompute();
            if (std::exchange(m_storeAgain, false))
                m_storeTimer.start();
        });
}

void PricingPage::propose()
{
    auto [wishes, brokenFamilies] = m_study->wishes(trialOf(m_book.prices()));
    if (!brokenFamilies.empty())
        session().say(tr("Nothing of family %1 is proposed: its prices would not keep their relation.")
                          .arg(QString::fromStdString(brokenFamilies.front())));
    if (wishes.empty())
        return;
    const int count = static_cast<int>(wishes.size());
    m_proposeAction->setEnabled(false);
    const workflow::Proposer proposer{workspacePath().toStdString(), author, session().clock().now()};
    m_propose.start(
        tr("Adding %n price(s) to proposals", nullptr, count),
        [proposer, wishes = std::move(wishes)](Progress& progress) {
            return workflow::proposePrices(proposer, wishes, progress);
        },
        [this](Result<workflow::ProposedBatch> batch) { finishProposing(std::move(batch)); });
}

void PricingPage::finishProposing(Result<workflow::ProposedBatch> batch)
{
    m_proposeAction->setEnabled(true);
    if (!batch) {
        if (batch.error().code != ErrorCode::Canceled)
            session().say(tr("Nothing was proposed: %1").arg(format::sentence(batch.error())));
        return;
    }
    QString sentence = tr("%n price(s) wait for approval.", nullptr, static_cast<int>(batch->proposals));
    if (!batch->refused.empty()) {
        const workflow::RefusedWish& first = batch->refused.front();
        sentence +=
            QLatin1Char(' ') + tr("%n refused, %1: %2", nullptr, static_cast<int>(batch->refused.size()))
                                   .arg(QString::fromStdString(first.sku.text), QString::fromStdString(first.reason));
    }
    session().say(sentence);
    session().noteDataChanged();
}

void PricingPage::planMarkdown(const workflow::MarkdownWish& wish)
{
    const int row = m_ui->skusView->currentRow();
    if (!m_study || row < 0)
        return;
    m_markdown.start(
        tr("Planning a markdown"),
        [study = m_study, at = m_skus.row(row).at, wish](Progress& progress) {
            return study->markdown(at, wish, progress);
        },
        [this](Result<pricing::MarkdownPlan> plan) { m_ui->detail->showMarkdown(plan); });
}

void PricingPage::planTest(const std::vector<std::size_t>& rows, const workflow::ShopTestWish& wish)
{
    if (!m_study)
        return;
    m_test.start(
        tr("Planning a price test"),
        [study = m_study, rows, wish](Progress& progress) {
            return workflow::planShopTest(*study, rows, wish, progress);
        },
        [this](Result<workflow::ShopTestPlan> plan) { m_ui->detail->showTest(plan); });
}

void PricingPage::keepTest(const std::vector<workflow::PriceScenario>& scenarios)
{
    m_book.addAll(scenarios, tr("Price test"));
    session().say(tr("The test is kept as two locked scenarios, for the odd and the even weeks."));
}

void PricingPage::findCross()
{
    const int row = m_ui->skusView->currentRow();
    if (!m_study || row < 0)
        return;
    m_cross.start(
        tr("Finding cross effects"),
        [study = m_study, at = m_skus.row(row).at](Progress&) -> Result<workflow::CrossMatrix> {
            return study->crossMatrix(at);
        },
        [this](Result<workflow::CrossMatrix> matrix) {
            if (matrix)
                m_ui->detail->showCross(*matrix);
        });
}

} // namespace ms::app
