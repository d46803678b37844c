// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/demo_history.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

struct DemoCustomer {
    std::string code;
    std::string country;
    int taste = 0;       ///< likes these products eight times as much as others
    int secondTaste = 0; ///< and these four times
    double activity = 0; ///< share of the visits, any unit
    int firstDay = 0;    ///< half-open: comes to the shop from firstDay until before lastDay
    int lastDay = 0;
};

struct DemoOrderLine {
    std::size_t product = 0;
    std::size_t sale = 0; ///< in that product's history
};

struct DemoOrder {
    std::int64_t at = 0; ///< seconds after the start of the first day
    DemoPlace place = DemoPlace::Web;
    std::optional<std::size_t> customer;
    bool isReturn = false;
    std::vector<DemoOrderLine> lines;
};

std::vector<DemoCustomer> drawCustomers(const DemoPlan& plan);

/// Parts every day's sales among visits: each sale goes to one of the day's visitors, the more readily the better it
/// suits the visitor's taste, so that what is bought together and again tells of tastes. Returns follow as orders of
/// their own. In order of time.
std::vector<DemoOrder> gatherOrders(const DemoPlan& plan, const std::vector<DemoHistory>& histories,
                                    const std::vector<DemoCustomer>& customers);

} // namespace ms::workflow
