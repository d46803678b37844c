// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/import_content.h"
#include "workspace/purchase_order_repository.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ms::workflow {

/// Purchase orders and what came of them, one line of an order a row, or several with the days on which parts of it
/// came. The units received of a line are those of its rows together; what the workspace knows of them already counts,
/// so that a file with new totals brings the difference, on the day it states. A status such as "received", "closed" or
/// "canceled" says that no more will come. Products, suppliers and places that are not known are made, and a product
/// without a supplier gets that of its order.
class PurchaseContent final : public ImportContent {
public:
    /// What came more than a day after `today` is refused: it is to come.
    PurchaseContent(const ColumnMap& columns, const ReadingRules& rules, Day today)
        : m_columns(columns), m_rules(rules), m_today(today)
    {
    }

    std::optional<sources::RejectedRow> add(const sources::CsvRow& row) override;
    Result<ImportCounts> match(workspace::Workspace* workspace) override;
    std::vector<sources::RejectedRow> takeRefused() override { return std::exchange(m_refused, {}); }
    Result<void> write(workspace::Workspace& workspace, workspace::ImportWriter& writer, Progress& progress) override;

private:
    struct Row {
        std::uint32_t order = 0;
        std::uint32_t sku = 0;
        std::uint32_t supplier = sources::TextIndex::none;
        std::uint32_t location = sources::TextIndex::none;
        Day ordered{};
        std::optional<Day> expected;
        std::int64_t units = 0;
        std::int64_t received = 0;
        std::optional<Day> receivedDay;
        std::optional<std::int64_t> costMinor;
        bool closed = false;         ///< no more will come
        sources::RejectedRow source; ///< should it contradict another row or the workspace
    };
    /// A line of an order and what is new of it.
    struct Line {
        std::vector<std::size_t> rows;
        std::int64_t came = 0; ///< units that the workspace knows of
        bool known = false;
        bool over = false;                                  ///< known to be given up
        std::vector<std::pair<Day, std::int64_t>> coming{}; ///< receipts to be added; 0 units: given up
    };
    using LineKey = std::pair<std::uint32_t, std::uint32_t>; ///< order and SKU

    [[nodiscard]] std::string_view text(const sources::CsvRow& row, ImportField field) const;
    std::optional<sources::RejectedRow> readDays(const sources::CsvRow& row, Row& into) const;
    std::optional<sources::RejectedRow> readUnits(const sources::CsvRow& row, Row& into) const;
    Result<void> readKnown(workspace::Workspace& workspace);
    Result<void> readOrders(workspace::Workspace& workspace);
    void weigh(Line& line, ImportCounts& counts);
    Result<void> writeNames(workspace::Workspace& workspace, workspace::ImportWriter& writer);
    Result<void> writeSuppliersOfProducts(workspace::Workspace& workspace, workspace::ImportWriter& writer);
    Result<void> writeOrder(workspace::Workspace& workspace, workspace::ImportWriter& writer, std::uint32_t order);

    ColumnMap m_columns;
    ReadingRules m_rules;
    Day m_today;
    sources::TextIndex m_codes;
    sources::TextIndex m_skus;
    sources::TextIndex m_suppliers;
    sources::TextIndex m_locations;
    std::vector<Row> m_rows;
    std::vector<sources::RejectedRow> m_refused;
    std::map<LineKey, Line> m_lines;
    std::vector<workspace::PurchaseOrderKey> m_orders; ///< by number of m_codes
    std::vector<workspace::ProductKey> m_products;
    std::vector<workspace::SupplierKey> m_supplierKeys;
    std::vector<workspace::LocationKey> m_locationKeys;
    std::vector<double> m_leadDays; ///< stated by the supplier, by number of m_suppliers; 0: not stated
    double m_usualLeadDays = 14;
};

} // namespace ms::workflow
