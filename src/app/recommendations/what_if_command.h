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

    WhatIfCommand(const QString& text, std::optional<recommend::UserIndex> customer, workflow::WhatIf before,
                  workflow::WhatIf after, Apply apply)
        : QUndoCommand(text), m_customer(customer), m_before(std::move(before)), m_after(std::move(after)),
          m_apply(std::move(apply))
    {
    }
    void undo() override { m_apply(m_customer, m_before); }
    void redo() override { m_apply(m_customer, m_after); }

private:
    std::optional<recommend::UserIndex> m_customer;
    workflow::WhatIf m_before;
    workflow::WhatIf m_after;
    Apply m_apply;
};

} // namespace ms::app
