// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_kits.h"

#include "inventory/kits.h"
#include "sources/amount.h"
#include "sources/csv_sniff.h"
#include "workspace/import_writer.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace ms::workflow {

using namespace ms::workspace;
using sources::toUtf8;

std::optional<sources::RejectedRow> KitContent::add(const sources::CsvRow& row)
{
    constexpr std::int64_t micro = 1'000'000;
    for (const ImportField field : {ImportField::Sku, ImportField::Component}) {
        if (row[m_columns[field]].empty())
            return row.reject(m_columns[field], "is empty (expected a product code)");
    }
    if (row[m_columns[ImportField::Sku]] == row[m_columns[ImportField::Component]])
        return row.reject(m_columns[ImportField::Component], "is the kit itself");
    const std::size_t column = m_columns[ImportField::Quantity];
    const auto units = sources::parseAmount(row[column], m_rules.mark);
    if (!units)
        return row.reject(column, units.error().detail);
    if (!*units || (*units)->micros < micro || (*units)->micros % micro != 0)
        return row.reject(column, "is not a whole number of units, 1 or more");
    m_rows.push_back({m_skus.add(row[m_columns[ImportField::Sku]]), m_skus.add(row[m_columns[ImportField::Component]]),
                      (*units)->micros / micro, false});
    return std::nullopt;
}

/// Kits of the file and of the workspace together.
Result<void> KitContent::checkCircles(const std::vector<KitLine>& there) const
{
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < m_products.size(); ++i) {
        if (m_products[i].stored())
            places.emplace(m_products[i].value, i);
    }
    std::size_t count = m_products.size();
    const auto placeOf = [&](ProductKey key) {
        const auto [known, isNew] = places.try_emplace(key.value, count);
        count += isNew ? 1 : 0;
        return known->second;
    };
    std::vector<inventory::KitLine> lines;
    for (const KitLine& line : there)
        lines.push_back({placeOf(line.kit), placeOf(line.component), 1.0});
    for (const Row& row : m_rows)
        lines.push_back({row.kit, row.component, 1.0});
    const std::vector<double> demand(count, 0.0);
    if (const auto exploded = inventory::componentDemand(demand, lines); !exploded)
        return failure(ErrorCode::InvalidInput, "a kit contains itself through its components, so no row was taken");
    return {};
}

Result<ImportCounts> KitContent::match(Workspace* workspace)
{
    m_products.assign(m_skus.size(), {});
    std::vector<KitLine> there;
    if (workspace != nullptr) {
        const auto products = ProductRepository(*workspace).keys();
        const auto lines = KitRepository(*workspace).all();
        if (!products || !lines)
            return tl::unexpected(!products ? products.error() : lines.error());
        for (std::uint32_t i = 0; i < m_skus.size(); ++i)
            m_products[i] = products->find(toUtf8(m_skus[i])).value_or(ProductKey{});
        there = *lines;
    }
    if (auto sound = checkCircles(there); !sound)
        return tl::unexpected(sound.error());
    std::map<std::pair<ProductKey, ProductKey>, std::int64_t> units;
    for (const KitLine& line : there)
        units[{line.kit, line.component}] = line.units.units;
    ImportCounts counts;
    counts.products = std::count(m_products.begin(), m_products.end(), ProductKey{});
    for (Row& row : m_rows) {
        const auto known = units.find({m_products[row.kit], m_products[row.component]});
        row.known = known != units.end() && known->second == row.units;
        ++(row.known ? counts.rowsKnown : counts.rowsAdded);
    }
    counts.news = counts.rowsAdded > 0;
    return counts;
}

Result<void> KitContent::write(Workspace& workspace, ImportWriter& writer, Progress& progress)
{
    if (auto added = addBareProducts(workspace, writer, m_skus, m_products); !added)
        return added;
    KitRepository kits(workspace);
    for (const Row& row : m_rows) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "the import was canceled");
        if (row.known)
            continue;
        if (auto set = kits.set({m_products[row.kit], m_products[row.component], {row.units}}, writer.key()); !set)
            return set;
    }
    return {};
}

} // namespace ms::workflow
