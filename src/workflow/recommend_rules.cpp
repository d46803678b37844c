// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_rules.h"

#include "sources/csv_reader.h"
#include "workflow/csv_file.h"
#include "workflow/recommend_input.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace ms::workflow {

namespace {

constexpr std::int64_t rowsBetweenLooks = 4096;

Result<std::size_t> firstColumn(const sources::CsvReader& reader, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (const auto column = reader.findColumn(name))
            return *column;
    return reader.column(*names.begin()); // the error that names file and column
}

struct Baskets {
    IdList ids;
    IdList items;
    std::vector<std::vector<recommend::ItemIndex>> taken;
};

Result<Baskets> readBaskets(const std::string& path, RuleFilesSummary& summary, Progress& progress)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto basket = firstColumn(*reader, {"transaction_id", "basket_id", "order_id", "user_id"});
    if (!basket)
        return tl::unexpected(basket.error());
    const auto item = firstColumn(*reader, {"item_id", "item"});
    if (!item)
        return tl::unexpected(item.error());
    Baskets baskets;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (++summary.rowsRead % rowsBetweenLooks == 0 && progress.canceled())
            return failure(ErrorCode::Canceled, "reading " + path + " was canceled");
        const auto row = reader->row();
        if (row[*basket].empty() || row[*item].empty()) {
            ++summary.rowsRejected;
            continue;
        }
        const std::uint32_t place = baskets.ids.add(row[*basket]);
        baskets.taken.resize(std::max<std::size_t>(baskets.taken.size(), place + 1));
        baskets.taken[place].emplace_back(baskets.items.add(row[*item]));
    }
    summary.rowsRejected += static_cast<std::int64_t>(reader->takeRejects().size());
    return baskets;
}

/// Puts the items in the order of their ids, so that the order of the rows does not matter.
void sortItems(Baskets& baskets)
{
    const auto fresh = baskets.items.sort();
    for (auto& taken : baskets.taken)
        for (recommend::ItemIndex& item : taken)
            item = recommend::ItemIndex(fresh[item]);
}

} // namespace

Result<RuleFilesSummary> writeRules(const RuleFilesRequest& request, Progress& progress)
{
    RuleFilesSummary summary;
    auto baskets = readBaskets(request.transactions, summary, progress);
    if (!baskets)
        return tl::unexpected(baskets.error());
    sortItems(*baskets);
    summary.baskets = baskets->taken.size();
    summary.items = baskets->items.size();
    const auto rules = recommend::associationRules(baskets->taken, baskets->items.size(), request.limits, progress);
    if (!rules)
        return tl::unexpected(rules.error());
    auto out = CsvFile::create(request.out, {"antecedent", "consequent", "support", "confidence", "lift"});
    if (!out)
        return tl::unexpected(out.error());
    for (const recommend::AssociationRule& rule : *rules) {
        std::string antecedent;
        for (const recommend::ItemIndex item : rule.antecedent)
            antecedent += (antecedent.empty() ? "" : " + ") + baskets->items[item];
        out->cell(antecedent).cell(baskets->items[rule.consequent]).cell(rule.support);
        out->cell(rule.confidence).cell(rule.lift).endRow();
    }
    summary.rowsWritten = out->rows();
    if (const auto committed = out->commit(); !committed)
        return tl::unexpected(committed.error());
    return summary;
}

} // namespace ms::workflow
