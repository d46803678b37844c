// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/product_launch.h"

#include <QUndoCommand>

#include <functional>
#include <optional>

namespace ms::app {

/// What a new product is said to sell like was changed. Both sides are values, so that undo says again what held
/// before.
class LaunchCommand : public QUndoCommand {
public:
    /// nullopt: its own forecast holds.
    using Said = std::optional<workspace::Launch>;
    using Apply = std::function<void(workspace::ProductKey, const Said&)>;

    LaunchCommand(const QString& text, workspace::ProductKey product, Said before, Said after, Apply apply)
        : QUndoCommand(text), m_product(product), m_before(std::move(before)), m_after(std::move(after)),
          m_apply(std::move(apply))
    {
    }
    void undo() override { m_apply(m_product, m_before); }
    void redo() override { m_apply(m_product, m_after); }

private:
    workspace::ProductKey m_product;
    Said m_before;
    Said m_after;
    Apply m_apply;
};

} // namespace ms::app
