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

    /// Looking at another scenario is no edit.
    void select(int index);
    /// nullopt takes the price back. On Base a new scenario is made first.
    void setPrice(const Sku& sku, std::optional<std::int64_t> minor);
    void setPrices(const std::map<Sku, std::int64_t>& prices, const QString& what);
    /// The picked SKUs get the prices that `from` has for them. Nothing on Base.
    void merge(const std::map<Sku, std::int64_t>& from, const std::vector<Sku>& picked, const QString& what);
    void add();
    void clone();
    void remove();
    /// False when the name is empty or taken.
    bool rename(int index, const QString& name);

Q_SIGNALS:
    /// Anything changed; `edited` is false when another scenario is only looked at.
    void changed(bool edited);

private:
    friend class ScenarioEdit;
    void push(Content next, const QString& what);
    void replace(Content next);
    [[nodiscard]] QString freeName(const QString& stem) const;
    /// The scenario to write to; makes one when `next` is on Base.
    workflow::PriceScenario& target(Content& next) const;

    QUndoStack* m_undo;
    Content m_content;
};

} // namespace ms::app
