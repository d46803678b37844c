// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/demand_override.h"

#include <QUndoCommand>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ms::app {

/// What is said of one week of one SKU was changed. Both sides are values, so that undo says again what held before.
class OverrideCommand : public QUndoCommand {
public:
    /// nullopt: the forecast holds.
    using Said = std::optional<workflow::OverrideRequest>;
    using Apply = std::function<void(const Sku&, Day week, const Said&)>;

    OverrideCommand(const QString& text, Sku sku, Day week, Said before, Said after, Apply apply)
        : QUndoCommand(text), m_sku(std::move(sku)), m_week(week), m_before(std::move(before)),
          m_after(std::move(after)), m_apply(std::move(apply))
    {
    }
    void undo() override { m_apply(m_sku, m_week, m_before); }
    void redo() override { m_apply(m_sku, m_week, m_after); }

private:
    Sku m_sku;
    Day m_week;
    Said m_before;
    Said m_after;
    Apply m_apply;
};

/// The same of a category, whose SKUs share what is said. Undo says again what held for each of them before.
class CategoryOverrideCommand : public QUndoCommand {
public:
    using Said = std::vector<workflow::OverrideRequest>;
    using Apply = std::function<void(const std::string& category, Day week, const Said&)>;

    CategoryOverrideCommand(const QString& text, std::string category, Day week, Said before, Said after, Apply apply)
        : QUndoCommand(text), m_category(std::move(category)), m_week(week), m_before(std::move(before)),
          m_after(std::move(after)), m_apply(std::move(apply))
    {
    }
    void undo() override { m_apply(m_category, m_week, m_before); }
    void redo() override { m_apply(m_category, m_week, m_after); }

private:
    std::string m_category;
    Day m_week;
    Said m_before;
    Said m_after;
    Apply m_apply;
};

} // namespace ms::app
