// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/goods_receipt.h"

#include <QUndoCommand>

#include <functional>

namespace ms::app {

/// What came of a purchase order was written down; it is stored already when the command is made, as only then is it
/// known to be possible. Undo takes back what was written down last of it by this command.
class ReceiptCommand : public QUndoCommand {
public:
    using Again = std::function<void(const workflow::GoodsReceipt&)>;
    using TakeBack = std::function<void(const std::string& order)>;

    ReceiptCommand(const QString& text, workflow::GoodsReceipt done, Again again, TakeBack takeBack)
        : QUndoCommand(text), m_done(std::move(done)), m_again(std::move(again)), m_takeBack(std::move(takeBack))
    {
    }
    void undo() override { m_takeBack(m_done.order); }
    void redo() override
    {
        if (m_undone)
            m_again(m_done);
        m_undone = true; // from the second time on
    }

private:
    workflow::GoodsReceipt m_done;
    Again m_again;
    TakeBack m_takeBack;
    bool m_undone = false;
};

} // namespace ms::app
