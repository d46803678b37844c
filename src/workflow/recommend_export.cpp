// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parallel.h"
#include "workflow/csv_file.h"
#include "workflow/recommend_preview.h"
#include "workflow/recommend_rank.h"

#include <nlohmann/json.hpp>

#include <QSaveFile>

#include <algorithm>
#include <functional>

namespace ms::workflow {

namespace {

constexpr std::size_t customersAtOnce = 512;

using Lists = std::vector<std::vector<recommend::RankedItem>>;
using WriteList = std::function<void(std::size_t, const std::vector<recommend::RankedItem>&)>;

/// Ranks block by block, in the order of the customers, and counts.
Result<ExportedLists> forEachList(const PreviewData& data, const recommend::Ranker& ranker, const PreviewRules& rules,
                                  Progress& progress, const WriteList& write)
{
    ExportedLists exported;
    const std::size_t all = data.customers.size();
    for (std::size_t first = 0; first < all; first += customersAtOnce) {
        Lists lists(std::min(customersAtOnce, all - first));
        NoProgress uncounted;
        parallelFor(lists.size(), 0, uncounted, [&](std::size_t i) {
            if (!progress.canceled())
                lists[i] = previewList(data, ranker, recommend::UserIndex(first + i), {}, rules);
        });
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "the export was canceled");
        for (std::size_t i = 0; i < lists.size(); ++i) {
            write(first + i, lists[i]);
            exported.rows += static_cast<std::int64_t>(lists[i].size());
            exported.shortLists += lists[i].size() < rules.top ? 1 : 0;
            ++exported.customers;
        }
        progress.report(exported.customers, static_cast<std::int64_t>(all));
    }
    return exported;
}

Result<ExportedLists> exportCsv(const PreviewData& data, const recommend::Ranker& ranker, const PreviewRules& rules,
                                const std::string& path, Progress& progress)
{
    auto out = CsvFile::create(path, {"customer_id", "rank", "sku", "title", "score", "reason"});
    if (!out)
        return tl::unexpected(out.error());
    const auto skuOf = [&](recommend::ItemIndex item) { return data.items[item].sku.text; };
    auto exported = forEachList(data, ranker, rules, progress, [&](std::size_t customer, const auto& list) {
        std::int64_t rank = 0;
        for (const recommend::RankedItem& ranked : list) {
            out->cell(data.customers[customer].id.text).cell(++rank).cell(skuOf(ranked.item));
            out->cell(data.items[ranked.item].title).cell(ranked.score).cell(reasonText(ranked, skuOf)).endRow();
        }
    });
    if (!exported)
        return exported;
    if (const auto committed = out->commit(); !committed)
        return tl::unexpected(committed.error());
    return exported;
}

Result<ExportedLists> exportJsonLines(const PreviewData& data, const recommend::Ranker& ranker,
                                      const PreviewRules& rules, const std::string& path, Progress& progress)
{
    QSaveFile out(QString::fromStdString(path));
    const auto cannotWrite = [&] {
        return failure(ErrorCode::ReadWrite, path + ": cannot be written: " + out.errorString().toStdString());
    };
    if (!out.open(QIODevice::WriteOnly))
        return cannotWrite();
    const auto skuOf = [&](recommend::ItemIndex item) { return data.items[item].sku.text; };
    auto exported = forEachList(data, ranker, rules, progress, [&](std::size_t customer, const auto& list) {
        nlohmann::ordered_json line{{"customer_id", data.customers[customer].id.text}};
        line["items"] = nlohmann::ordered_json::array();
        for (const recommend::RankedItem& ranked : list)
            line["items"].push_back({{"sku", skuOf(ranked.item)},
                                     {"title", data.items[ranked.item].title},
                                     {"score", ranked.score},
                                     {"reason", reasonText(ranked, skuOf)}});
        const std::string text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
        out.write(text.data(), static_cast<qint64>(text.size()));
    });
    if (!exported)
        return exported;
    if (!out.commit())
        return cannotWrite();
    return exported;
}

} // namespace

Result<ExportedLists> exportLists(const PreviewData& data, const recommend::Ranker& ranker, const PreviewRules& rules,
                                  const std::string& path, Progress& progress)
{
    return path.ends_with(".jsonl") ? exportJsonLines(data, ranker, rules, path, progress)
                                    : exportCsv(data, ranker, rules, path, progress);
}

} // namespace ms::workflow
