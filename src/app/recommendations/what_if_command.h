// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/recommend_preview.h"

#include <QUndoCommand>

#include <functional>

namespace ms::app {

/// A change of the what-if of one customer. A what-if is a value, so that its undo is the previous copy.
class WhatIfCommand : public QUndoCommand {
public:
    using Apply = std::function<void(std::optional<recommend::UserIndex>, const workflow::WhatIf&)>;

    /// Commands of one `gesture` in a row become one, such as the steps of a price; -1: each stands alone.
    WhatIfCommand(const QString& text, std::optional<recommend::UserIndex> customer, workflow::WhatIf before,
                  workflow::WhatIf after, Apply apply, int gesture = -1)
        : QUndoCommand(text), m_customer(customer), m_before(std::move(before)), m_after(std::move(after)),
          m_apply(std::move(apply)), m_gesture(gesture)
    {
    }
    void undo() override { m_apply(m_customer, m_before); }
    void redo() override { m_apply(m_customer, m_after); }
    [[nodiscard]] int id() const override { return m_gesture; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* const next = dynamic_cast<const WhatIfCommand*>(other);
        if (next == nullptr || next->m_customer.has_value() != m_customer.has_value() ||
            (m_customer && next->m_customer->value != m_customer->value))
            return false;
        m_after = next->m_after;
        return true;
    }

private:
    std::optional<recommend::UserIndex> m_customer;
    workflow::WhatIf m_before;
    workflow::WhatIf m_after;
    Apply m_apply;
    int m_gesture;
};

} // namespace ms::app
