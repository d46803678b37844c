// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/import_content.h"
#include "workspace/price_break_repository.h"

#include <vector>

namespace ms::workflow {

/// What a supplier asks for larger orders, one price break a row: SKU, units from which the price counts, cost of a
/// unit. From the first unit on it is the SKU's own cost, which belongs into the products' file: such a row is rejected
/// and says so. Of several rows with the same SKU and units the last counts; a known break gets the new cost. Products
/// that are not known are made.
class PriceBreakContent final : public ImportContent {
public:
    PriceBreakContent(const ColumnMap& columns, const ReadingRules& rules) : m_columns(columns), m_rules(rules) {}

    std::optional<sources::RejectedRow> add(const sources::CsvRow& row) override;
    Result<ImportCounts> match(workspace::Workspace* workspace) override;
    Result<void> write(workspace::Workspace& workspace, workspace::ImportWriter& writer, Progress& progress) override;

private:
    struct Row {
        std::uint32_t sku = 0; ///< number in m_skus
        std::int64_t from = 2;
        std::int64_t unitCostMinor = 0;
        bool known = false;
    };

    ColumnMap m_columns;
    ReadingRules m_rules;
    sources::TextIndex m_skus;
    std::vector<Row> m_rows;
    std::vector<workspace::ProductKey> m_products; ///< by number of m_skus
};

} // namespace ms::workflow
