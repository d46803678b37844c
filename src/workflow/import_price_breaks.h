// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/import_content.h"
#include "workspace/price_break_repository.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace ms::workflow {

/// What a supplier asks for larger orders, one price break a row: SKU, units from which the price counts, cost of a
/// unit. From the first unit on it is the SKU's own cost, which belongs into the products' file: such a row is rejected
/// and says so. Of several rows with the same SKU and units the last counts. Together the rows of a SKU are all that
/// its supplier offers: breaks that the file does not name go. Products that are not known are made.
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
    };
    using Breaks = std::map<std::pair<std::uint32_t, std::int64_t>, std::int64_t>; ///< cost by SKU and units

    ColumnMap m_columns;
    ReadingRules m_rules;
    sources::TextIndex m_skus;
    std::vector<Row> m_rows;
    std::vector<workspace::ProductKey> m_products; ///< by number of m_skus
    Breaks m_changed;                              ///< new, or at another cost than before
    std::vector<workspace::PriceBreakLine> m_gone; ///< of the file's SKUs, not offered any more
};

} // namespace ms::workflow
