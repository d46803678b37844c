// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/kits.h"
#include "inventory/transfers.h"
#include "sources/csv_reader.h"
#include "workflow/csv_file.h"
#include "workflow/inventory_files.h"

#include <map>
#include <unordered_map>

namespace ms::workflow {
namespace {

/// Places by name in the order in which they first appear.
class Names {
public:
    std::size_t placeOf(std::string_view name)
    {
        const auto [known, isNew] = m_places.try_emplace(std::string(name), m_names.size());
        if (isNew)
            m_names.push_back(known->first);
        return known->second;
    }
    [[nodiscard]] const std::vector<std::string>& all() const { return m_names; }

private:
    std::unordered_map<std::string, std::size_t> m_places;
    std::vector<std::string> m_names;
};

/// Calls `use` with the numbers of `columns` for every row; a row without one is refused in `summary`.
template <class Use>
Result<void> forEachRow(const std::string& path, std::initializer_list<const char*> texts,
                        std::initializer_list<const char*> numbers, InventoryFilesSummary& summary, Use use)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    std::vector<std::size_t> textColumns;
    std::vector<std::size_t> numberColumns;
    for (auto [names, columns] : {std::pair(texts, &textColumns), std::pair(numbers, &numberColumns)}) {
        for (const char* name : names) {
            const auto column = reader->column(name);
            if (!column)
                return tl::unexpected(column.error());
            columns->push_back(*column);
        }
    }
    auto more = reader->next();
    for (; more && *more; more = reader->next()) {
        ++summary.rowsRead;
        const auto row = reader->row();
        std::vector<std::string_view> words;
        std::vector<double> values;
        for (const std::size_t column : textColumns)
            words.push_back(row[column]);
        for (const std::size_t column : numberColumns) {
            if (const auto value = row.toDouble(column); value && *value >= 0.0)
                values.push_back(*value);
        }
        if (values.size() < numberColumns.size()) {
            ++summary.rowsRejected;
            summary.failures.push_back(path + ", row " + std::to_string(row.line()) +
                                       ": expected numbers of at least 0");
            continue;
        }
        use(words, values);
    }
    if (!more)
        return tl::unexpected(more.error());
    summary.rowsRejected += static_cast<std::int64_t>(reader->takeRejects().size());
    return {};
}

} // namespace

Result<InventoryFilesSummary> transferFiles(const TransferFiles& files)
{
    InventoryFilesSummary summary;
    std::map<std::string, std::pair<std::vector<inventory::LocationStock>, std::vector<std::string>>> skus;
    const auto read = forEachRow(files.stockPath, {"sku", "location_id"}, {"position", "demand_mean", "demand_sd"},
                                 summary, [&](const auto& words, const auto& values) {
                                     auto& [stocks, locations] = skus[std::string(words[0])];
                                     stocks.push_back({values[0], {values[1], values[2]}});
                                     locations.emplace_back(words[1]);
                                 });
    if (!read)
        return tl::unexpected(read.error());
    auto out = CsvFile::create(files.outPath, {"sku", "from", "to", "units", "short_before", "short_after"});
    if (!out)
        return tl::unexpected(out.error());
    for (const auto& [sku, one] : skus) {
        const auto plan = inventory::planTransfers(one.first, files.leastGain);
        if (!plan) {
            summary.failures.push_back("sku '" + sku + "': " + plan.error().detail);
            continue;
        }
        for (const auto& transfer : plan->transfers) {
            out->cell(sku).cell(one.second[transfer.from]).cell(one.second[transfer.to]);
            out->cell(transfer.units).cell(plan->shortBefore).cell(plan->shortAfter);
            out->endRow();
        }
    }
    summary.rowsWritten = out->rows();
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return summary;
}

Result<InventoryFilesSummary> kitFiles(const KitFiles& files)
{
    InventoryFilesSummary summary;
    Names names;
    std::vector<inventory::KitLine> lines;
    std::vector<double> demand;
    std::vector<double> stock;
    const auto placed = [&](std::string_view name) {
        const std::size_t place = names.placeOf(name);
        demand.resize(names.all().size(), 0.0);
        stock.resize(names.all().size(), 0.0);
        return place;
    };
    auto read = forEachRow(files.kitsPath, {"kit", "component"}, {"units"}, summary,
                           [&](const auto& words, const auto& values) {
                               const std::size_t kit = placed(words[0]);
                               lines.push_back({kit, placed(words[1]), values[0]});
                           });
    if (read)
        read = forEachRow(files.stockPath, {"sku"}, {"demand", "on_hand"}, summary,
                          [&](const auto& words, const auto& values) {
                              const std::size_t place = placed(words[0]);
                              demand[place] += values[0];
                              stock[place] += values[1];
                          });
    if (!read)
        return tl::unexpected(read.error());
    const auto asked = inventory::componentDemand(demand, lines);
    const auto available = inventory::availableUnits(stock, lines);
    if (!asked || !available)
        return tl::unexpected(!asked ? asked.error() : available.error());
    auto out = CsvFile::create(files.outPath, {"sku", "demand", "demand_with_kits", "on_hand", "available"});
    if (!out)
        return tl::unexpected(out.error());
    for (std::size_t i = 0; i < names.all().size(); ++i) {
        out->cell(names.all()[i]).cell(demand[i]).cell((*asked)[i]).cell(stock[i]).cell((*available)[i]);
        out->endRow();
    }
    summary.rowsWritten = out->rows();
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace ms::workflow
