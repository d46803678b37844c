// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/import_content.h"
#include "workspace/types.h"

#include <string>
#include <string_view>
#include <vector>

namespace ms::workflow {

/// Products with what a shop says of them, their volumes and stock counts. A row changes only what it states: an empty
/// cell leaves the product as it is. A supplier or place that is not known is made, and so is the product of a stock
/// count. An empty count, or one such as "not stocked", is no count. Of several rows with one SKU the later ones add to
/// the earlier. Where a product's variants follow each other, what they share stands on the first; rows with neither
/// SKU nor price are its pictures and say nothing.
class CatalogueContent final : public ImportContent {
public:
    CatalogueContent(const ImportProfile& profile, const ColumnMap& columns, const ReadingRules& rules, Day day);

    std::optional<sources::RejectedRow> add(const sources::CsvRow& row) override;
    Result<ImportCounts> match(workspace::Workspace* workspace) override;
    Result<void> write(workspace::Workspace& workspace, workspace::ImportWriter& writer, Progress& progress) override;

private:
    struct Row {
        std::string_view sku;
        std::string_view title;
        std::string_view category;
        std::string_view brand;
        std::string_view supplier;
        std::string_view location;
        std::optional<std::int64_t> priceMinor;
        std::optional<std::int64_t> costMinor;
        std::optional<std::int64_t> minimumOrder;
        std::optional<std::int64_t> packSize;
        std::optional<std::int64_t> onHand;
        std::optional<std::int64_t> millilitres;
        Day day{};
        bool goods = true;
    };

    std::optional<sources::RejectedRow> readNumbers(const sources::CsvRow& row, Row& into) const;
    [[nodiscard]] std::string_view text(const sources::CsvRow& row, ImportField field);
    /// `product` with what the row states.
    [[nodiscard]] workspace::Product merged(workspace::Product product, const Row& row,
                                            std::optional<workspace::SupplierKey> supplier) const;
    void fillDown(const sources::CsvRow& row, Row& entry);
    Result<void> writeSuppliers(workspace::Workspace& workspace, workspace::ImportWriter& writer);
    Result<void> writeStock(workspace::Workspace& workspace, workspace::ImportWriter& writer, const Row& row,
                            workspace::ProductKey product);
    Result<void> matchStock(workspace::Workspace& workspace);
    Result<void> matchVolumes(workspace::Workspace& workspace);
    [[nodiscard]] std::optional<sources::RejectedRow> readVolume(const sources::CsvRow& row, Row& into) const;

    const ImportProfile& m_profile;
    ColumnMap m_columns;
    ReadingRules m_rules;
    Day m_day;
    sources::TextArena m_texts;
    sources::TextIndex m_skus;
    sources::TextIndex m_suppliers;
    sources::TextIndex m_locations;
    std::vector<Row> m_rows;
    std::string_view m_lastGroup;
    Row m_lastOfGroup;                          ///< what the following rows of the group leave out
    std::int64_t m_emptyRows = 0;               ///< pictures and notes between the products
    std::vector<workspace::Product> m_products; ///< by number of m_skus, as they are in the workspace
    std::vector<workspace::SupplierKey> m_supplierKeys;
    std::vector<workspace::LocationKey> m_locationKeys;
    std::vector<bool> m_stockKnown;  ///< by row
    std::vector<bool> m_volumeKnown; ///< by row
};

} // namespace ms::workflow
