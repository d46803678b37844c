// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pricing/scenario_book.h"

#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>

namespace ms::app {

/// One edit of the book, kept as the copies before and after it.
class ScenarioEdit final : public QUndoCommand {
public:
    ScenarioEdit(ScenarioBook& book, ScenarioBook::Content next, const QString& what)
        : QUndoCommand(what), m_book(book), m_before(book.content()), m_after(std::move(next))
    {
    }
    void undo() override { m_book.replace(m_before); }
    void redo() override { m_book.replace(m_after); }

private:
    ScenarioBook& m_book;
    ScenarioBook::Content m_before;
    ScenarioBook::Content m_after;
};

ScenarioBook::ScenarioBook(QUndoStack* undo, QObject* parent) : QObject(parent), m_undo(undo) {}

void ScenarioBook::load(std::vector<workflow::PriceScenario> scenarios)
{
    m_undo->clear();
    const int current = std::min(m_content.current, static_cast<int>(scenarios.size()));
    m_content = {std::move(scenarios), current};
    Q_EMIT changed(false);
}

void ScenarioBook::adoptKeys(const std::vector<workflow::PriceScenario>& stored)
{
    for (const workflow::PriceScenario& known : stored) {
        const auto own = std::ranges::find(m_content.scenarios, known.name, &workflow::PriceScenario::name);
        if (own != m_content.scenarios.end())
            own->key = known.key;
    }
}

const std::map<Sku, std::int64_t>& ScenarioBook::prices() const
{
    return pricesOf(m_content.current);
}

const std::map<Sku, std::int64_t>& ScenarioBook::pricesOf(int index) const
{
    static const std::map<Sku, std::int64_t> none;
    return index < 1 ? none : m_content.scenarios[static_cast<std::size_t>(index - 1)].prices;
}

void ScenarioBook::select(int index)
{
    if (index == m_content.current || index < 0 || index > static_cast<int>(m_content.scenarios.size()))
        return;
    m_content.current = index;
    Q_EMIT changed(false);
}

void ScenarioBook::setPrice(const Sku& sku, std::optional<std::int64_t> minor)
{
    if (!minor && onBase())
        return;
    Content next = m_content;
    auto& prices = target(next).prices;
    if (minor)
        prices[sku] = *minor;
    else
        prices.erase(sku);
    pushEdit(std::move(next), tr("Price of %1").arg(QString::fromStdString(sku.text)));
}

void ScenarioBook::setPrices(const std::map<Sku, std::int64_t>& prices, const QString& what)
{
    Content next = m_content;
    auto& into = target(next).prices;
    for (const auto& [sku, minor] : prices)
        into[sku] = minor;
    pushEdit(std::move(next), what);
}

void ScenarioBook::merge(const std::map<Sku, std::int64_t>& from, const std::vector<Sku>& picked, const QString& what)
{
    if (onBase())
        return;
    Content next = m_content;
    auto& prices = target(next).prices;
    prices = workflow::mergedPrices(std::move(prices), from, picked);
    pushEdit(std::move(next), what);
}

void ScenarioBook::add()
{
    Content next = m_content;
    next.scenarios.push_back({0, freeName(tr("What-if")).toStdString(), {}, false});
    next.current = static_cast<int>(next.scenarios.size());
    push(std::move(next), tr("New scenario"));
}

void ScenarioBook::addAll(std::vector<workflow::PriceScenario> scenarios, const QString& what)
{
    Content next = m_content;
    next.current = static_cast<int>(next.scenarios.size()) + 1;
    for (workflow::PriceScenario& scenario : scenarios) {
        scenario.key = 0;
        if (std::ranges::find(next.scenarios, scenario.name, &workflow::PriceScenario::name) != next.scenarios.end())
            scenario.name = freeName(QString::fromStdString(scenario.name)).toStdString();
        next.scenarios.push_back(std::move(scenario));
    }
    push(std::move(next), what);
}

void ScenarioBook::clone()
{
    Content next = m_content;
    const QString stem = onBase()
                             ? tr("What-if")
                             : QString::fromStdString(next.scenarios[static_cast<std::size_t>(next.current - 1)].name);
    next.scenarios.push_back({0, freeName(stem).toStdString(), prices(), false});
    next.current = static_cast<int>(next.scenarios.size());
    push(std::move(next), tr("Copy of a scenario"));
}

void ScenarioBook::setLocked(bool locked)
{
    if (onBase() || isLocked() == locked)
        return;
    Content next = m_content;
    next.scenarios[static_cast<std::size_t>(next.current - 1)].locked = locked;
    push(std::move(next), locked ? tr("Scenario locked") : tr("Scenario unlocked"));
}

void ScenarioBook::remove()
{
    if (onBase() || isLocked())
        return;
    Content next = m_content;
    next.scenarios.erase(next.scenarios.begin() + next.current - 1);
    next.current = std::min(next.current, static_cast<int>(next.scenarios.size()));
    push(std::move(next), tr("Scenario removed"));
}

bool ScenarioBook::rename(int index, const QString& name)
{
    const std::string text = name.trimmed().toStdString();
    if (index < 1 || index > static_cast<int>(m_content.scenarios.size()) || text.empty() ||
        name.trimmed() == tr("Base") || lockedAt(m_content, index))
        return false;
    const auto at = static_cast<std::size_t>(index - 1);
    if (m_content.scenarios[at].name == text)
        return true;
    if (std::ranges::find(m_content.scenarios, text, &workflow::PriceScenario::name) != m_content.scenarios.end())
        return false;
    Content next = m_content;
    next.scenarios[at].name = text;
    push(std::move(next), tr("Scenario renamed"));
    return true;
}

void ScenarioBook::push(Content next, const QString& what)
{
    if (next == m_content)
        return;
    m_undo->push(new ScenarioEdit(*this, std::move(next), what));
}

void ScenarioBook::pushEdit(Content next, const QString& what)
{
    const auto nameOf = [](const Content& content) {
        return QString::fromStdString(content.scenarios[static_cast<std::size_t>(content.current - 1)].name);
    };
    const QString before = isLocked() ? nameOf(m_content) : QString();
    const QString after = before.isEmpty() ? QString() : nameOf(next);
    push(std::move(next), what);
    if (!before.isEmpty())
        Q_EMIT copiedInstead(before, after);
}

void ScenarioBook::replace(Content next)
{
    // A key that storing gave since stays with its scenario.
    for (workflow::PriceScenario& scenario : next.scenarios) {
        const auto known = std::ranges::find(m_content.scenarios, scenario.name, &workflow::PriceScenario::name);
        if (scenario.key == 0 && known != m_content.scenarios.end())
            scenario.key = known->key;
    }
    m_content = std::move(next);
    Q_EMIT changed(true);
}

QString ScenarioBook::freeName(const QString& stem) const
{
    for (int number = 1;; ++number) {
        const QString name = QStringLiteral("%1 %2").arg(stem).arg(number);
        if (std::ranges::find(m_content.scenarios, name.toStdString(), &workflow::PriceScenario::name) ==
            m_content.scenarios.end())
            return name;
    }
}

bool ScenarioBook::lockedAt(const Content& content, int index)
{
    return index > 0 && content.scenarios[static_cast<std::size_t>(index - 1)].locked;
}

workflow::PriceScenario& ScenarioBook::target(Content& next) const
{
    if (lockedAt(next, next.current)) {
        workflow::PriceScenario copy = next.scenarios[static_cast<std::size_t>(next.current - 1)];
        copy.key = 0;
        copy.locked = false;
        copy.name = freeName(QString::fromStdString(copy.name)).toStdString();
        next.scenarios.push_back(std::move(copy));
        next.current = static_cast<int>(next.scenarios.size());
    } else if (next.current == 0) {
        next.scenarios.push_back({0, freeName(tr("What-if")).toStdString(), {}, false});
        next.current = static_cast<int>(next.scenarios.size());
    }
    return next.scenarios[static_cast<std::size_t>(next.current - 1)];
}

} // namespace ms::app
