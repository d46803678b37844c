// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/import_content.h"
#include "workspace/types.h"

#include <string_view>
#include <vector>

namespace ms::workflow {

/// Weekly promotion flags of a grocery chain: a display in the store, a place in the mailer. Each becomes a promotion
/// of that product in that store for the days of the week. Week 1 is the Sunday 2017-01-01, later weeks run from
/// Monday.
class PromotionContent final : public ImportContent {
public:
    explicit PromotionContent(const ColumnMap& columns) : m_columns(columns) {}

    std::optional<sources::RejectedRow> add(const sources::CsvRow& row) override;
    Result<ImportCounts> match(workspace::Workspace* workspace) override;
    Result<void> write(workspace::Workspace& workspace, workspace::ImportWriter& writer, Progress& progress) override;

private:
    struct Row {
        std::uint32_t product = 0;
        std::uint32_t location = 0;
        int week = 0;
        char display = '0';
        char mailer = '0';
        bool known = false;
    };

    Result<void> matchRows(workspace::Workspace& workspace);
    Result<void> writeNouns(workspace::Workspace& workspace, workspace::ImportWriter& writer);

    ColumnMap m_columns;
    sources::TextIndex m_skus;
    sources::TextIndex m_locations;
    std::vector<Row> m_rows;
    std::vector<workspace::ProductKey> m_productKeys;
    std::vector<workspace::LocationKey> m_locationKeys;
};

} // namespace ms::workflow
