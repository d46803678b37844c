// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/import_content.h"
#include "workspace/kit_repository.h"

#include <vector>

namespace ms::workflow {

/// What kits are made of, one component a row: kit, component, units. Of several rows with the same two the last
/// counts; a component of units that change gets the new ones. Products that are not known are made. A kit that
/// contains itself through others is no kit: nothing of the file is taken then.
class KitContent final : public ImportContent {
public:
    KitContent(const ColumnMap& columns, const ReadingRules& rules) : m_columns(columns), m_rules(rules) {}

    std::optional<sources::RejectedRow> add(const sources::CsvRow& row) override;
    Result<ImportCounts> match(workspace::Workspace* workspace) override;
    Result<void> write(workspace::Workspace& workspace, workspace::ImportWriter& writer, Progress& progress) override;

private:
    struct Row {
        std::uint32_t kit = 0;
        std::uint32_t component = 0;
        std::int64_t units = 1;
        bool known = false;
    };

    Result<void> checkCircles(const std::vector<workspace::KitLine>& there) const;

    ColumnMap m_columns;
    ReadingRules m_rules;
    sources::TextIndex m_skus;
    std::vector<Row> m_rows;
    std::vector<workspace::ProductKey> m_products; ///< by number of m_skus
};

} // namespace ms::workflow
