// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/goods_receipt.h"

#include <QUndoCommand>

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

namespace ms::app {

/// What came of a purchase order was written down; it is stored already when the command is made, as only then is it
/// known to be possible. Undo takes back the act that this command wrote down, and no other. The act is a number that
/// writers set and takers-back read on their thread, one after the other; 0: nothing stands.
class ReceiptCommand : public QUndoCommand {
public:
    using Act = std::shared_ptr<std::int64_t>;
    using Again = std::function<void(const workflow::GoodsReceipt&, const Act&)>;
    using TakeBack = std::function<void(const std::string& order, const Act&)>;

    ReceiptCommand(const QString& text, workflow::GoodsReceipt done, Act act, Again again, TakeBack takeBack)
        : QUndoCommand(text), m_done(std::move(done)), m_act(std::move(act)), m_again(std::move(again)),
          m_takeBack(std::move(takeBack))
    {
    }
    void undo() override { m_takeBack(m_done.order, m_act); }
    void redo() override
    {
        if (!std::exchange(m_stored, false))
            m_again(m_done, m_act);
    }

private:
    workflow::GoodsReceipt m_done;
    Act m_act;
    Again m_again;
    TakeBack m_takeBack;
    bool m_stored = true; ///< the first redo is that of the push
};

} // namespace ms::app
