// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/kit_edit.h"

#include <QUndoCommand>

#include <functional>

namespace ms::app {

/// A component of a kit was added, changed or taken out; it is stored already when the command is made, as only then is
/// it known to be sound. Both sides are values, so that undo says again what held before.
class KitCommand : public QUndoCommand {
public:
    using Apply = std::function<void(const workflow::KitEdit&)>;

    KitCommand(const QString& text, const workflow::KitEdit& done, const std::optional<Quantity>& before, Apply apply)
        : QUndoCommand(text), m_after(done), m_before{done.kit, done.component, before}, m_apply(std::move(apply))
    {
    }
    void undo() override { m_apply(m_before); }
    void redo() override
    {
        if (m_undone)
            m_apply(m_after);
        m_undone = true; // from the second time on
    }

private:
    workflow::KitEdit m_after;
    workflow::KitEdit m_before;
    Apply m_apply;
    bool m_undone = false;
};

} // namespace ms::app
