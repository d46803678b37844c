// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/import_content.h"

#include <string>
#include <vector>

namespace ms::workflow {

/// What suppliers promise: lead time, its spread, the smallest order. Of several rows of one supplier each says what it
/// states; what a row leaves out stays as it was. Suppliers that are not known are made.
class SupplierContent final : public ImportContent {
public:
    SupplierContent(const ColumnMap& columns, const ReadingRules& rules) : m_columns(columns), m_rules(rules) {}

    std::optional<sources::RejectedRow> add(const sources::CsvRow& row) override;
    Result<ImportCounts> match(workspace::Workspace* workspace) override;
    Result<void> write(workspace::Workspace& workspace, workspace::ImportWriter& writer, Progress& progress) override;

private:
    ColumnMap m_columns;
    ReadingRules m_rules;
    std::vector<workspace::Supplier> m_rows;  ///< as each row states it
    std::vector<workspace::Supplier> m_after; ///< those that are new or change, as they will be
};

} // namespace ms::workflow
