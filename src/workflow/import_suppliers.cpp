// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_suppliers.h"

#include "sources/amount.h"
#include "sources/csv_sniff.h"
#include "workspace/import_writer.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace ms::workflow {

using namespace ms::workspace;
using sources::toUtf8;

std::optional<sources::RejectedRow> SupplierContent::add(const sources::CsvRow& row)
{
    constexpr double micro = 1e6;
    constexpr std::int64_t longest = 3650; // days
    const auto text = [&](ImportField field) {
        return m_columns.has(field) ? row[m_columns[field]] : std::string_view();
    };
    if (text(ImportField::Supplier).empty())
        return row.reject(m_columns[ImportField::Supplier], "is empty (expected a supplier)");
    Supplier supplier;
    supplier.id.text = toUtf8(text(ImportField::Supplier));
    supplier.name = toUtf8(text(ImportField::SupplierName));
    for (const ImportField field : {ImportField::LeadTime, ImportField::LeadTimeSpread, ImportField::SupplierMinimum}) {
        const auto amount = sources::parseAmount(text(field), m_rules.mark);
        if (!amount)
            return row.reject(m_columns[field], amount.error().detail);
        if (!*amount)
            continue;
        const double value = static_cast<double>((*amount)->micros) / micro;
        if (field == ImportField::LeadTime ? value <= 0.0 : value < 0.0)
            return row.reject(m_columns[field], field == ImportField::LeadTime ? "is not more than 0" : "is negative");
        if (field != ImportField::SupplierMinimum && value > static_cast<double>(longest))
            return row.reject(m_columns[field], "is more than 3,650 days");
        if (field == ImportField::LeadTime)
            supplier.leadTimeDays = value;
        else if (field == ImportField::LeadTimeSpread)
            supplier.leadTimeStdDevDays = value;
        else
            supplier.minimumOrderMinor = sources::microsToMinor((*amount)->micros, m_rules.currency.decimals());
    }
    m_rows.push_back(std::move(supplier));
    return std::nullopt;
}

Result<ImportCounts> SupplierContent::match(Workspace* workspace)
{
    std::vector<Supplier> after;
    if (workspace != nullptr) {
        auto known = SupplierRepository(*workspace).all();
        if (!known)
            return tl::unexpected(known.error());
        after = std::move(*known);
    }
    const std::vector<Supplier> before = after;
    ImportCounts counts;
    for (const Supplier& row : m_rows) {
        auto one = std::ranges::find(after, row.id, &Supplier::id);
        const bool isNew = one == after.end();
        if (isNew) {
            one = after.insert(after.end(), Supplier{});
            one->id = row.id;
            one->name = row.id.text;
        }
        const Supplier was = *one;
        if (!row.name.empty())
            one->name = row.name;
        if (row.leadTimeDays)
            one->leadTimeDays = row.leadTimeDays;
        if (row.leadTimeStdDevDays)
            one->leadTimeStdDevDays = row.leadTimeStdDevDays;
        if (row.minimumOrderMinor)
            one->minimumOrderMinor = row.minimumOrderMinor;
        ++(isNew || was != *one ? counts.rowsAdded : counts.rowsKnown);
    }
    m_after.clear();
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (i >= before.size() || after[i] != before[i])
            m_after.push_back(after[i]);
    }
    counts.news = counts.rowsAdded > 0;
    return counts;
}

Result<void> SupplierContent::write(Workspace& workspace, ImportWriter& writer, Progress& progress)
{
    SupplierRepository suppliers(workspace);
    for (const Supplier& one : m_after) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "the import was canceled");
        if (one.key.stored()) {
            if (auto updated = suppliers.update(one, writer.key()); !updated)
                return updated;
        } else if (auto added = suppliers.add(one, writer.key()); !added) {
            return tl::unexpected(added.error());
        }
    }
    return {};
}

} // namespace ms::workflow
