// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/price_scenarios.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

class QUndoStack;

namespace ms::app {

/// The scenarios that the page edits, as values: every edit replaces the whole book, and undo brings the book before
/// back. Index 0 is always Base, the current prices; the others follow in the order in which they were made.
class ScenarioBook : public QObject {
    Q_OBJECT
public:
    struct Content {
        std::vector<workflow::PriceScenario> scenarios;
        int current = 0; ///< 0: Base, i: scenarios[i - 1]
        friend bool operator==(const Content&, const Content&) = default;
    };

    ScenarioBook(QUndoStack* undo, QObject* parent);

    /// What the workspace holds; forgets every undo.
    void load(std::vector<workflow::PriceScenario> scenarios);
    /// Keys that storing gave to scenarios of these names.
    void adoptKeys(const std::vector<workflow::PriceScenario>& stored);

    [[nodiscard]] const Content& content() const { return m_content; }
    /// Prices of the scenario that is looked at; empty on Base.
    [[nodiscard]] const std::map<Sku, std::int64_t>& prices() const;
    /// Prices of Base (none) or of scenario `index` - 1.
    [[nodiscard]] const std::map<Sku, std::int64_t>& pricesOf(int index) const;
    [[nodiscard]] bool onBase() const { return m_content.current == 0; }
    /// The scenario that is looked at may not be edited.
    [[nodiscard]] bool isLocked() const { return lockedAt(m_content, m_content.current); }

    /// Looking at another scenario is no edit.
    void select(int index);
    /// nullopt takes the price back. On Base a new scenario is made first, on a locked one a copy of it.
    void setPrice(const Sku& sku, std::optional<std::int64_t> minor);
    void setPrices(const std::map<Sku, std::int64_t>& prices, const QString& what);
    /// The picked SKUs get the prices that `from` has for them. Nothing on Base, a copy on a locked one.
    void merge(const std::map<Sku, std::int64_t>& from, const std::vector<Sku>& picked, const QString& what);
    void add();
    /// Several ready ones at once, one step of undo; names that are taken get a number. The first is looked at then.
    void addAll(std::vector<workflow::PriceScenario> scenarios, const QString& what);
    void clone();
    /// Nothing on Base or on a locked one.
    void remove();
    /// Nothing on Base.
    void setLocked(bool locked);
    /// False when the name is empty or taken, or the scenario is locked.
    bool rename(int index, const QString& name);

Q_SIGNALS:
    /// Anything changed; `edited` is false when another scenario is only looked at.
    void changed(bool edited);
    /// An edit of a locked scenario went into a copy of it instead.
    void copiedInstead(const QString& locked, const QString& copy);

private:
    friend class ScenarioEdit;
    void push(Content next, const QString& what);
    void replace(Content next);
    [[nodiscard]] QString freeName(const QString& stem) const;
    [[nodiscard]] static bool lockedAt(const Content& content, int index);
    /// The scenario to write to; makes one when `next` is on Base, a copy when it is on a locked one.
    workflow::PriceScenario& target(Content& next) const;
    /// push(), and says so when `next` looks at a copy of what is locked now.
    void pushEdit(Content next, const QString& what);

    QUndoStack* m_undo;
    Content m_content;
};

} // namespace ms::app
