// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <string>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Something that people say moves demand on some days: a fair, a newsletter, an advertisement.
struct DemandEvent {
    DemandEventKey key;
    std::string name;     ///< the same for each time it happens; not empty
    DayRange days{};      ///< at least one
    double amount = 1;    ///< how much of it, > 0: what a campaign cost, or 1
    std::string category; ///< of the SKUs it speaks of; empty: all
    ShopTime createdAt{};
    friend bool operator==(const DemandEvent&, const DemandEvent&) = default;
};

/// Events that move demand, past and to come. Errors of every function: ReadWrite, Conflict.
class DemandEventRepository {
public:
    explicit DemandEventRepository(Workspace& workspace);

    /// Errors: InvalidInput for one without a name or day, called as other causes are (price, promotion, feature), or
    /// with an amount that is not above zero.
    Result<DemandEventKey> add(const DemandEvent& event);
    /// Errors: NotFound.
    Result<void> remove(DemandEventKey key);
    /// By name, then by day.
    Result<std::vector<DemandEvent>> all() const;

private:
    Connection& m_connection;
};

} // namespace ms::workspace
