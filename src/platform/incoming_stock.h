// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"
#include "platform/connector.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <vector>

namespace ms::platform {

// A reorder in a shop without purchase orders: incoming stock at the location, and a note that says from which number
// to which. The note is written first, so that a talk that was cut off at any point finds out what is left to do: with
// a note, and the number it names as the new one, nothing; with the number that it names as the old one, the stock;
// with any other number someone else moved it, and a person has to look.

/// What the shop holds of one line.
struct IncomingStock {
    std::string item;          ///< the shop's id of what is stocked
    std::int64_t incoming = 0; ///< units on their way
    bool noted = false;
    std::int64_t before = 0; ///< of the note, units
    std::int64_t after = 0;  ///< of the note, units
};

/// The studio's own number of an order, "MS-" and twelve digits of its key.
std::string orderNumber(const approvals::OrderLineWrite& line);
/// The name of the note in the shop: small letters, digits, "_" and "-", at most 40.
std::string noteName(const approvals::OrderLineWrite& line);
nlohmann::json noteOf(const approvals::OrderLineWrite& line, const IncomingStock& stock);
/// Takes over what a note says. Throws a JSON exception for another note.
void readNote(const nlohmann::json& note, IncomingStock& stock);

/// Noted, and the stock has the number that the note wanted.
bool isIn(const IncomingStock& stock);
/// Errors: Conflict when there is a note and the stock has neither its old nor its new number.
Result<void> undisturbed(const approvals::OrderLineWrite& line, const IncomingStock& stock);
/// Errors: Conflict when a line has no note: the shop accepted one and does not have it.
Result<void> allNoted(std::span<const approvals::OrderLineWrite> lines, const std::vector<IncomingStock>& stocks);
/// The order as it is kept, once every line is in. Errors: Conflict, naming the SKU, when one is not.
Result<OrderStep> placedOrder(std::span<const approvals::OrderLineWrite> lines,
                              const std::vector<IncomingStock>& stocks);

} // namespace ms::platform
