// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/connector.h"
#include "platform/types.h"
#include "workflow/push_ledger.h"

#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// The writes of an outbox in the order and the portions in which they are sent: prices first, then orders.
/// Each portion is a list of indices into `rows`. Where the shop is looked at first, a portion of prices is what one
/// look sees, in as many queries as it takes, and writeGroups() says which writes follow it.
struct Portions {
    std::vector<std::vector<std::size_t>> looks; ///< prices that must not be sent any more, of which attempts were made
    std::vector<std::vector<std::size_t>> prices;
    std::vector<std::vector<std::size_t>> orders;
};
Portions portionsOf(const std::vector<LedgerRow>& rows, const platform::Connector& shop);

/// The rows in turns, each with one price change of a SKU at most, the oldest first: what follows a change of the same
/// price is looked at only when the shop has said what became of that. Orders go with the first turn.
std::vector<std::vector<LedgerRow>> oneChangeOfASkuAtATime(std::vector<LedgerRow> rows);

/// Which of the prices that one look saw are written together: those of one group, as many as the shop takes at most.
/// Each list holds indices into `seen`.
std::vector<std::vector<std::size_t>> writeGroups(const std::vector<platform::ShopPrice>& seen,
                                                  const platform::Capabilities& shop);

/// "9.90 GBP".
std::string amountText(const Money& money);

/// The three values that someone has to look at before going on: approved from, to, and what the shop shows.
std::string threeValues(const approvals::PriceWrite& write, const std::string& shown);

/// What becomes of a row whose change the shop did not apply.
Settlement settlementOf(std::size_t row, const approvals::PriceWrite& write, const platform::WriteOutcome& outcome);

/// What becomes of a row right after a look at the shop's price (null: the shop has no such SKU), for a shop that does
/// not compare by itself; none: the price may be written.
std::optional<Settlement> settledByLook(std::size_t row, const approvals::PriceWrite& write,
                                        const platform::ShopPrice* shown);

/// The remark on a price that is in the shop and that shoppers do not see.
std::string hiddenBy(const std::string& sale);

/// What becomes of a row once its price was read back (null: the shop has no such SKU).
Settlement settledByReadBack(std::size_t row, const approvals::PriceWrite& write, const platform::ShopPrice* shown);

} // namespace ms::workflow
