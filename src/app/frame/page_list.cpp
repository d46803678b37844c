// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/page_list.h"

#include "app/approvals/approvals_page.h"
#include "app/data/data_page.h"
#include "app/demand/demand_page.h"
#include "app/inventory/inventory_page.h"
#include "app/pricing/pricing_page.h"
#include "app/recommendations/recommendations_page.h"

#include <QCoreApplication>

namespace ms::app {

std::vector<PageEntry> pageList()
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("ms::app", text); };
    return {
        {"data", tr("Data"), "database", [](Session& session) -> Page* { return new DataPage(session); }},
        {"demand", tr("Demand"), "demand", [](Session& session) -> Page* { return new DemandPage(session); }},
        {"inventory", tr("Inventory"), "inventory",
         [](Session& session) -> Page* { return new InventoryPage(session); }},
        {"pricing", tr("Pricing"), "pricing", [](Session& session) -> Page* { return new PricingPage(session); }},
        {"recommendations", tr("Recommendations"), "recommend",
         [](Session& session) -> Page* { return new RecommendationsPage(session); }},
        {"approvals", tr("Approvals"), "approvals",
         [](Session& session) -> Page* { return new ApprovalsPage(session); }},
    };
}

} // namespace ms::app
