// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include <functional>
#include <utility>

namespace ms::app {

/// Something that a person said was changed. Both sides are values, so that undo says again what held before.
/// `stored`: it is in force already when the command is pushed, as only then is it known to be possible.
template <class Value>
class ChangeCommand : public QUndoCommand {
public:
    using Apply = std::function<void(const Value&)>;

    ChangeCommand(const QString& text, Value before, Value after, Apply apply, bool stored = false)
        : QUndoCommand(text), m_before(std::move(before)), m_after(std::move(after)), m_apply(std::move(apply)),
          m_stored(stored)
    {
    }
    void undo() override { m_apply(m_before); }
    void redo() override
    {
        if (!std::exchange(m_stored, false))
            m_apply(m_after);
    }

private:
    Value m_before;
    Value m_after;
    Apply m_apply;
    bool m_stored;
};

} // namespace ms::app
