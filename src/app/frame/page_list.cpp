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
        {"data", tr("Data"), "database",
         tr("What this workspace holds, how fresh it is and what is wrong with it. Import files here, or drop them "
            "anywhere in the window; an import can be undone from its history."),
         [](Session& session, QWidget* parent) -> Page* { return new DataPage(session, parent); }},
        {"demand", tr("Demand"), "demand",
         tr("What each SKU will sell, with bands and with the share that past bands held. F5 reads again, Ctrl+Enter "
            "forecasts."),
         [](Session& session, QWidget* parent) -> Page* { return new DemandPage(session, parent); }},
        {"inventory", tr("Inventory"), "inventory",
         tr("What to order today, how much and why. Change the service level and see stock and money follow; "
            "Ctrl+Enter turns the selected rows into proposals."),
         [](Session& session, QWidget* parent) -> Page* { return new InventoryPage(session, parent); }},
        {"pricing", tr("Pricing"), "pricing",
         tr("What units, revenue and margin do when a price moves. Drag the price in the chart or type it; nothing "
            "reaches the shop before it is proposed, approved and pushed."),
         [](Session& session, QWidget* parent) -> Page* { return new PricingPage(session, parent); }},
        {"recommendations", tr("Recommendations"), "recommend",
         tr("What each customer would be shown and because of which purchase. Take a purchase out or pin a product "
            "and watch the list move."),
         [](Session& session, QWidget* parent) -> Page* { return new RecommendationsPage(session, parent); }},
        {"approvals", tr("Approvals"), "approvals",
         tr("Prices and orders that wait for a second pair of eyes. What is approved can be pushed to the shop, is "
            "read back, and can be rolled back."),
         [](Session& session, QWidget* parent) -> Page* { return new ApprovalsPage(session, parent); }},
    };
}

} // namespace ms::app
