// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../workspace/scratch_workspace.h"

#include "workspace/customer_repository.h"
#include "workspace/location_repository.h"
#include "workspace/order_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"

#include <map>
#include <string>

namespace ms::features::testing {

using namespace ms::workspace;
using namespace ms::workspace::testing;

/// A shop that is told sale by sale; products, customers and places come into being when they are named.
class SmallShop {
public:
    Workspace& operator*() { return *m_scratch; }
    Workspace* operator->() { return &*m_scratch; }

    ProductKey product(const std::string& sku)
    {
        if (const auto it = m_products.find(sku); it != m_products.end())
            return it->second;
        Product p;
        p.sku = Sku{sku};
        p.title = "Title of " + sku;
        return m_products[sku] = *ProductRepository(**this).add(p);
    }
    LocationKey place(const std::string& id)
    {
        const auto there = LocationRepository(**this).keys()->find(id);
        return there ? *there : *LocationRepository(**this).add({{}, LocationId{id}, ""});
    }
    CustomerKey customer(const std::string& id)
    {
        const auto there = CustomerRepository(**this).keys()->find(id);
        return there ? *there : *CustomerRepository(**this).add({{}, CustomerId{id}, "", "", {}});
    }

    struct Sale {
        const char* when;
        const char* sku;
        std::int64_t units;
        std::int64_t unitPriceMinor = 100;
        const char* customer = "";
        const char* place = "";
        std::int64_t listPriceMinor = 0; ///< 0: none
    };
    /// One order with one line each; a return when the units are negative and a price is given.
    void sell(const std::vector<Sale>& sales)
    {
        struct Ready {
            Order order;
            OrderLine line;
        };
        std::vector<Ready> ready;
        for (const Sale& sale : sales) {
            Order order;
            order.id = OrderId{std::to_string(++m_orders)};
            order.orderedAt = at(sale.when);
            order.isReturn = sale.units < 0 && sale.unitPriceMinor > 0;
            if (*sale.customer)
                order.customer = customer(sale.customer);
            if (*sale.place)
                order.location = place(sale.place);
            OrderLine line{{}, 1, product(sale.sku), sale.units, sale.units * sale.unitPriceMinor, sale.unitPriceMinor,
                           {}};
            if (sale.listPriceMinor > 0)
                line.listPriceMinor = sale.listPriceMinor;
            ready.push_back({order, line});
        }
        auto writer = ImportWriter::begin(**this, {});
        for (Ready& r : ready) {
            r.line.order = *writer->addOrder(r.order);
            (void)writer->addLines(std::vector{r.line});
        }
        (void)writer->commit({});
    }
    /// One sale a Monday for 40 weeks from 2011-01-03: A sells about 20, B 5, and C stops after 25 weeks.
    void sellForAYear()
    {
        std::vector<std::string> days;
        for (int week = 0; week < 40; ++week)
            days.push_back(toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week}));
        std::vector<Sale> sales;
        for (int week = 0; week < 40; ++week) {
            const char* day = days[static_cast<std::size_t>(week)].c_str();
            sales.push_back({day, "A", 20 + week % 3, 500});
            sales.push_back({day, "B", 5 + week % 2, 300});
            if (week < 25)
                sales.push_back({day, "C", 7, 200});
        }
        sell(sales);
        sell({{"2011-10-09", "B", 1, 300}}); // so that the last week is complete
    }

private:
    ScratchWorkspace m_scratch;
    std::map<std::string, ProductKey> m_products;
    int m_orders = 0;
};

} // namespace ms::features::testing
