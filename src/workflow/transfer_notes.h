// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/approve.h"

#include <string>

namespace ms::workflow {

/// The list for the people who move the goods: `transfer,sku,title,from,to,units,expected_day,approved_by,left_day`,
/// one row a transfer, by sender and receiver. From then on the goods are on their way: approved becomes sent. What is
/// on its way already is written again under the same number and the same day, so that a note that was lost moves
/// nothing twice. The states are kept before the file takes its name: where that fails, the note is written again by
/// asking for the same transfers.
/// Refused: proposals that are no transfer, or neither approved nor on their way, or approved longer ago than the
/// policy allows. None asked for: all transfers that are approved. Errors: as approve(); those of writing the file.
Result<DecidedProposals> writeTransferNote(const DecisionRequest& request, const std::string& outPath,
                                           Progress& progress);

/// The goods came in: sent becomes confirmed. They stay "on their way" for a plan until a count tells of them. None
/// asked for: all that are on their way. Errors: as approve().
Result<DecidedProposals> confirmArrival(const DecisionRequest& request, Progress& progress);

/// The goods stay where they are after all: sent becomes failed, and nothing is reserved for them any more. The reason
/// must not be empty. Errors: as approve().
Result<DecidedProposals> callOffTransfers(const DecisionRequest& request, Progress& progress);

} // namespace ms::workflow
