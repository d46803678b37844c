// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_preview_file.h"

#include "workflow/csv_file.h"
#include "workflow/recommend_moves.h"
#include "workflow/recommend_rank.h"

#include <algorithm>
#include <unordered_map>

namespace ms::workflow {

namespace {

/// Names of the command line, by the data's indices.
class Names {
public:
    explicit Names(const PreviewData& data) : m_data(data)
    {
        for (std::size_t item = 0; item < data.items.size(); ++item)
            m_items.emplace(data.items[item].sku.text, recommend::ItemIndex(item));
    }

    Result<std::vector<recommend::ItemIndex>> items(const std::vector<std::string>& skus) const
    {
        std::vector<recommend::ItemIndex> found;
        for (const std::string& sku : skus) {
            const auto known = m_items.find(sku);
            if (known == m_items.end())
                return failure(ErrorCode::NotFound, "no known customer ever bought SKU '" + sku + "'");
            found.push_back(known->second);
        }
        return found;
    }

    Result<std::optional<recommend::UserIndex>> customer(const std::string& id) const
    {
        if (id.empty())
            return std::optional<recommend::UserIndex>();
        for (std::size_t user = 0; user < m_data.customers.size(); ++user)
            if (m_data.customers[user].id.text == id)
                return std::optional(recommend::UserIndex(user));
        return failure(ErrorCode::NotFound, "no sale names the customer '" + id + "'");
    }

    Result<std::vector<std::string>> brands(const std::vector<std::string>& names) const
    {
        for (const std::string& name : names)
            if (std::none_of(m_data.items.begin(), m_data.items.end(),
                             [&](const PreviewItem& item) { return item.brand == name; }))
                return failure(ErrorCode::NotFound, "no product that was sold is of the brand '" + name + "'");
        return names;
    }

    /// "SKU=2.50"; a SKU may hold = itself.
    Result<std::vector<TriedPrice>> prices(const std::vector<std::string>& texts) const
    {
        std::vector<TriedPrice> tried;
        for (const std::string& text : texts) {
            const auto sign = text.rfind('=');
            const auto item = items({text.substr(0, sign)});
            if (!item)
                return tl::unexpected(item.error());
            const auto minor = sign == std::string::npos
                                   ? failure(ErrorCode::InvalidInput, "")
                                   : parseDecimal(text.substr(sign + 1), m_data.currency.decimals());
            if (!minor || *minor <= 0)
                return failure(ErrorCode::InvalidInput, "--price '" + text + "': SKU=PRICE above 0 was expected");
            std::erase_if(tried, [&](const TriedPrice& one) { return one.item.value == item->front().value; });
            tried.push_back({item->front(), *minor});
        }
        return tried;
    }

private:
    const PreviewData& m_data;
    std::unordered_map<std::string, recommend::ItemIndex> m_items;
};

Result<WhatIf> whatIfOf(const Names& names, const PreviewFileRequest& request)
{
    auto removed = names.items(request.removed);
    auto added = names.items(request.cart);
    auto pinned = names.items(request.pinned);
    auto excluded = names.items(request.excluded);
    auto brands = names.brands(request.brands);
    auto prices = names.prices(request.prices);
    for (const auto* items : {&removed, &added, &pinned, &excluded})
        if (!*items)
            return tl::unexpected(items->error());
    if (!brands || !prices)
        return tl::unexpected(brands ? prices.error() : brands.error());
    return WhatIf{std::move(*removed),  std::move(*added),  std::move(*pinned),
                  std::move(*excluded), std::move(*brands), std::move(*prices)};
}

std::string movedBy(const PreviewData& data, const Move& move, recommend::ItemIndex item)
{
    using Why = Move::Why;
    switch (move.why) {
    case Why::Stayed:
        return "";
    case Why::Pinned:
        return "pinned";
    case Why::PinnedBrand:
        return "pinned with the brand " + data.items[item].brand;
    case Why::Price: {
        char text[64];
        std::snprintf(text, sizeof text, "bought %.2f times as often at ", move.factor);
        return text + toDecimalText(move.priceMinor, data.currency.decimals());
    }
    case Why::Cart:
        return data.items[*move.cause].sku.text + " is in the cart";
    case Why::Removed:
        return data.items[*move.cause].sku.text + " was removed";
    case Why::History:
        return "the history as a whole is another";
    case Why::Others:
        return "others above it moved";
    }
    return "";
}

Result<void> write(const PreviewData& data, const WhatIf& whatIf, const std::vector<recommend::RankedItem>& list,
                   const std::vector<Move>& moves, const std::string& path)
{
    auto out =
        CsvFile::create(path, {"rank", "sku", "title", "price", "stock", "score", "reason", "before", "moved_by"});
    if (!out)
        return tl::unexpected(out.error());
    const auto skuOf = [&](recommend::ItemIndex item) { return data.items[item].sku.text; };
    const auto maybe = [](auto value) { return value ? std::to_string(*value) : std::string(); };
    for (std::size_t i = 0; i < list.size(); ++i) {
        const PreviewItem& item = data.items[list[i].item];
        const TriedPrice* const tried = triedPriceOf(whatIf, list[i].item);
        const auto price = tried != nullptr ? std::optional(tried->priceMinor) : item.priceMinor;
        out->cell(static_cast<std::int64_t>(i) + 1).cell(item.sku.text).cell(item.title);
        out->cell(price ? toDecimalText(*price, data.currency.decimals()) : "").cell(maybe(item.onHand));
        out->cell(list[i].score).cell(reasonText(list[i], skuOf)).cell(maybe(moves[i].before));
        out->cell(movedBy(data, moves[i], list[i].item)).endRow();
    }
    return out->commit();
}

} // namespace

Result<PreviewFileSummary> previewFile(const PreviewFileRequest& request, Progress& progress)
{
    const auto data = loadPreview(request.workspace, progress);
    if (!data)
        return tl::unexpected(data.error());
    const Names names(**data);
    const auto customer = names.customer(request.customer);
    if (!customer)
        return tl::unexpected(customer.error());
    const auto whatIf = whatIfOf(names, request);
    if (!whatIf)
        return tl::unexpected(whatIf.error());
    std::optional<PriceResponses> responses;
    if (!whatIf->prices.empty()) {
        auto learnt = priceResponses(request.workspace, **data, request.threads, progress);
        if (!learnt)
            return tl::unexpected(learnt.error());
        responses = std::move(*learnt);
    }
    const auto model = fitPreview(**data, request.model, request.rules.showOwned, progress);
    if (!model)
        return tl::unexpected(model.error());
    const auto before = previewList(**data, *model->ranker, *customer, {}, request.rules);
    const auto list =
        previewList(**data, *model->ranker, *customer, *whatIf, request.rules, responses ? &*responses : nullptr);
    const auto moves = movesOf(before, list, *whatIf, responses ? &*responses : nullptr);
    if (const auto written = write(**data, *whatIf, list, moves, request.out); !written)
        return tl::unexpected(written.error());
    PreviewFileSummary summary;
    summary.rowsWritten = static_cast<std::int64_t>(list.size());
    summary.moved =
        std::count_if(moves.begin(), moves.end(), [](const Move& move) { return move.why != Move::Why::Stayed; });
    const auto left = placesBefore(list, before);
    summary.gone = std::count(left.begin(), left.end(), std::nullopt);
    for (const TriedPrice& tried : whatIf->prices)
        summary.pricesUnknown += responses->factor(tried) ? 0 : 1;
    summary.model = std::string(model->ranker->name());
    summary.cold = !list.empty() && list.front().basis == recommend::Basis::Cold;
    return summary;
}

} // namespace ms::workflow
