// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QUndoCommand>

#include <functional>
#include <optional>

namespace ms::app {

/// The volume of one SKU was changed. Both sides are values, so that undo says again what held before.
class VolumeCommand : public QUndoCommand {
public:
    using Litres = std::optional<double>; ///< of one unit; none: not known
    using Apply = std::function<void(const Sku&, const Litres&)>;

    VolumeCommand(const QString& text, Sku sku, Litres before, Litres after, Apply apply)
        : QUndoCommand(text), m_sku(std::move(sku)), m_before(before), m_after(after), m_apply(std::move(apply))
    {
    }
    void undo() override { m_apply(m_sku, m_before); }
    void redo() override { m_apply(m_sku, m_after); }

private:
    Sku m_sku;
    Litres m_before;
    Litres m_after;
    Apply m_apply;
};

} // namespace ms::app
