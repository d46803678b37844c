// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "workflow/demo_history.h"
#include "workflow/demo_orders.h"
#include "workspace/types.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ms::workspace {
class ImportWriter;
class Workspace;
} // namespace ms::workspace

namespace ms::workflow {

/// Writes a demo shop into an empty workspace, as part of the transaction of `writer`. Errors: Canceled, ReadWrite.
class DemoWriter {
public:
    DemoWriter(workspace::Workspace& workspace, workspace::ImportWriter& writer, const DemoPlan& plan,
               const std::vector<DemoHistory>& histories, const std::vector<DemoCustomer>& customers);

    Result<void> write(const std::vector<DemoOrder>& orders, Progress& progress);

    [[nodiscard]] std::int64_t lines() const { return m_lines; }
    [[nodiscard]] std::int64_t purchaseOrders() const { return m_purchaseOrders; }
    [[nodiscard]] std::int64_t events() const { return m_events; }

private:
    Result<void> writeNouns();
    Result<void> writeProducts();
    Result<void> writeOrders(const std::vector<DemoOrder>& orders, Progress& progress);
    Result<void> writePrices();
    Result<void> writeStock(Progress& progress);
    Result<void> writePurchaseOrders();
    Result<void> writeEvents(const std::vector<DemoOrder>& orders);
    void visitOf(const DemoOrder& order, std::size_t number, std::vector<workspace::Event>& events) const;
    void abandonedCart(std::size_t number, std::vector<workspace::Event>& events) const;
    [[nodiscard]] Day dayAt(int day) const { return m_plan.first + std::chrono::days(day); }
    [[nodiscard]] ShopTime timeAt(std::int64_t seconds) const
    {
        return ShopTime{m_plan.first} + std::chrono::seconds(seconds);
    }

    workspace::Workspace& m_workspace;
    workspace::ImportWriter& m_writer;
    const DemoPlan& m_plan;
    const std::vector<DemoHistory>& m_histories;
    const std::vector<DemoCustomer>& m_customers;
    std::vector<workspace::SupplierKey> m_supplierKeys;
    std::vector<workspace::LocationKey> m_locationKeys;
    std::vector<workspace::ProductKey> m_productKeys;
    std::vector<workspace::CustomerKey> m_customerKeys;
    std::int64_t m_lines = 0;
    std::int64_t m_purchaseOrders = 0;
    std::int64_t m_events = 0;
};

} // namespace ms::workflow
