// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "workspace/keys.h"

#include <functional>
#include <string>

namespace ms::workspace {

class Connection;
class Workspace;

/// A competitor's price of one product on one day.
struct CompetitorPricePoint {
    ProductKey product;
    std::string competitor;
    Day day{};
    std::int64_t priceMinor = 0; ///< > 0
    friend bool operator==(const CompetitorPricePoint&, const CompetitorPricePoint&) = default;
};

/// What competitors asked. Errors of every function: ReadWrite, Conflict; of writers also Permission and InvalidInput
/// (a product that is not there, a price of 0 or below).
class CompetitorPriceRepository {
public:
    explicit CompetitorPriceRepository(Workspace& workspace);

    /// By product, then competitor, oldest first.
    Result<void> forEach(const std::function<void(const CompetitorPricePoint&)>& visit) const;
    /// Adds the price or replaces the one of the same product, competitor and day.
    Result<void> set(const CompetitorPricePoint& price);

private:
    Connection& m_connection;
};

/// The shop's pricing rules as JSON (see `merchant price rules --help`); empty: none were stored. Errors: ReadWrite.
Result<std::string> loadPriceRules(Workspace& workspace);
/// Replaces them. The caller has checked them. Errors: ReadWrite, Conflict, Permission.
Result<void> savePriceRules(Workspace& workspace, const std::string& json);

} // namespace ms::workspace
