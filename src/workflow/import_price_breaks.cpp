// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_price_breaks.h"

#include "sources/amount.h"
#include "sources/csv_sniff.h"
#include "workspace/import_writer.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <unordered_map>

namespace ms::workflow {

using namespace ms::workspace;
using sources::toUtf8;

std::optional<sources::RejectedRow> PriceBreakContent::add(const sources::CsvRow& row)
{
    constexpr std::int64_t micro = 1'000'000;
    const std::size_t skuColumn = m_columns[ImportField::Sku];
    const std::size_t fromColumn = m_columns[ImportField::PriceBreak];
    const std::size_t costColumn = m_columns[ImportField::Cost];
    if (row[skuColumn].empty())
        return row.reject(skuColumn, "is empty (expected a product code)");
    const auto from = sources::parseAmount(row[fromColumn], m_rules.mark);
    if (!from)
        return row.reject(fromColumn, from.error().detail);
    if (!*from || (*from)->micros < micro || (*from)->micros % micro != 0)
        return row.reject(fromColumn, "is not a whole number of units, 2 or more");
    if ((*from)->micros == micro)
        return row.reject(fromColumn, "is 1: the cost of a single unit belongs into the file of products");
    const auto cost = sources::parseAmount(row[costColumn], m_rules.mark);
    if (!cost)
        return row.reject(costColumn, cost.error().detail);
    if (!*cost || (*cost)->micros < 0)
        return row.reject(costColumn, "is not an amount of money, 0 or more");
    m_rows.push_back({m_skus.add(row[skuColumn]), (*from)->micros / micro,
                      sources::microsToMinor((*cost)->micros, m_rules.currency.decimals())});
    return std::nullopt;
}

Result<ImportCounts> PriceBreakContent::match(Workspace* workspace)
{
    m_products.assign(m_skus.size(), {});
    std::vector<PriceBreakLine> there;
    if (workspace != nullptr) {
        const auto products = ProductRepository(*workspace).keys();
        const auto lines = PriceBreakRepository(*workspace).all();
        if (!products || !lines)
            return tl::unexpected(!products ? products.error() : lines.error());
        for (std::uint32_t i = 0; i < m_skus.size(); ++i)
            m_products[i] = products->find(toUtf8(m_skus[i])).value_or(ProductKey{});
        there = *lines;
    }
    Breaks offered;
    for (const Row& row : m_rows)
        offered[{row.sku, row.from}] = row.unitCostMinor;
    std::unordered_map<std::int64_t, std::uint32_t> numbers; // of a SKU, by key
    for (std::uint32_t i = 0; i < m_products.size(); ++i)
        numbers.emplace(m_products[i].value, i);
    m_changed = offered;
    m_gone.clear();
    for (const PriceBreakLine& line : there) {
        const auto sku = numbers.find(line.product.value);
        if (sku == numbers.end())
            continue;
        const auto now = offered.find({sku->second, line.from.units});
        if (now == offered.end())
            m_gone.push_back(line);
        else if (now->second == line.unitCostMinor)
            m_changed.erase(now->first);
    }
    ImportCounts counts;
    counts.products = std::count(m_products.begin(), m_products.end(), ProductKey{});
    counts.rowsAdded = static_cast<std::int64_t>(m_changed.size());
    counts.rowsKnown = static_cast<std::int64_t>(m_rows.size()) - counts.rowsAdded;
    counts.news = !m_changed.empty() || !m_gone.empty();
    return counts;
}

Result<void> PriceBreakContent::write(Workspace& workspace, ImportWriter& writer, Progress& progress)
{
    if (auto added = addBareProducts(workspace, writer, m_skus, m_products); !added)
        return added;
    PriceBreakRepository breaks(workspace);
    for (const PriceBreakLine& line : m_gone) {
        if (auto gone = breaks.withdraw(line.product, line.from, writer.key()); !gone)
            return gone;
    }
    for (const auto& [place, unitCostMinor] : m_changed) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "the import was canceled");
        const PriceBreakLine line{m_products[place.first], {place.second}, unitCostMinor};
        if (auto set = breaks.set(line, writer.key()); !set)
            return set;
    }
    return {};
}

} // namespace ms::workflow
