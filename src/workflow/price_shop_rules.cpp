// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_shop_rules.h"

#include "sources/csv_reader.h"
#include "workflow/rejects_file.h"
#include "workflow/whole_file.h"
#include "workspace/competitor_price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <unordered_map>

namespace ms::workflow {

namespace {

/// The workspace's own limits, beneath what the stored rules say.
Result<PriceRules> merged(const workspace::Settings& settings, const std::string& stored)
{
    nlohmann::json root = stored.empty() ? nlohmann::json::object() : nlohmann::json::parse(stored, nullptr, false);
    if (!root.is_object())
        return failure(ErrorCode::InvalidInput, "the rules of the workspace are not JSON");
    nlohmann::json rules{{"step", settings.maximumPriceStep}, {"margin_floor", settings.minimumMarginRate}};
    if (root.contains("rules") && root["rules"].is_object())
        rules.update(root["rules"]);
    root["rules"] = rules;
    root["decimals"] = settings.currency.decimals();
    // A step of 100 % is no step rule.
    if (rules["step"].is_number() && rules["step"].get<double>() >= 1)
        root["rules"]["step"] = nullptr;
    return parsePriceRules(root.dump(), "the rules of the workspace");
}

using ProductKeys = std::unordered_map<std::string, workspace::ProductKey>;

/// Where a file of competitors' prices says what.
struct CompetitorColumns {
    std::size_t sku = 0;
    std::size_t competitor = 0;
    std::size_t day = 0;
    std::size_t price = 0;
    std::optional<std::size_t> currency;

    static Result<CompetitorColumns> of(const sources::CsvReader& reader)
    {
        CompetitorColumns columns;
        for (const auto& [name, into] : {std::pair("sku", &columns.sku), std::pair("competitor", &columns.competitor),
                                         std::pair("day", &columns.day), std::pair("price", &columns.price)}) {
            const auto found = reader.column(name);
            if (!found)
                return tl::unexpected(found.error());
            *into = *found;
        }
        columns.currency = reader.findColumn("currency");
        return columns;
    }

    [[nodiscard]] tl::expected<workspace::CompetitorPricePoint, sources::RejectedRow>
    read(const sources::CsvRow& row, const ProductKeys& keys, const Currency& shop) const
    {
        const auto known = keys.find(std::string(row[sku]));
        const auto seen = parseDay(row[day]);
        const auto minor = parseDecimal(row[price], shop.decimals());
        if (known == keys.end())
            return tl::unexpected(row.reject(sku, "no such SKU"));
        if (!seen)
            return tl::unexpected(row.reject(day, "a date such as 2011-12-09 is expected"));
        if (!minor || *minor <= 0)
            return tl::unexpected(row.reject(price, "a price above 0 is expected"));
        if (currency && !row[*currency].empty() && row[*currency] != shop.text())
            return tl::unexpected(row.reject(*currency, "the shop's currency is " + shop.text()));
        return workspace::CompetitorPricePoint{known->second, std::string(row[competitor]), *seen, *minor};
    }
};

} // namespace

Result<PriceRules> shopRules(workspace::Workspace& workspace)
{
    const auto settings = workspace::loadSettings(workspace);
    const auto stored = workspace::loadPriceRules(workspace);
    if (!settings || !stored)
        return tl::unexpected(settings ? stored.error() : settings.error());
    return merged(*settings, *stored);
}

Result<PriceRules> storeShopRules(const std::filesystem::path& path, const std::string& file)
{
    const auto rules = readPriceRules(file);
    const auto text = readWholeFile(file);
    if (!rules || !text)
        return tl::unexpected(rules ? text.error() : rules.error());
    auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto settings = workspace::loadSettings(*opened);
    if (!settings)
        return tl::unexpected(settings.error());
    if (rules->decimals != settings->currency.decimals())
        return failure(ErrorCode::InvalidInput, file + ", decimals: " + settings->currency.text() + " has " +
                                                    std::to_string(settings->currency.decimals()));
    auto whole = merged(*settings, *text);
    if (!whole)
        return whole;
    if (auto saved = workspace::savePriceRules(*opened, *text); !saved)
        return tl::unexpected(saved.error());
    return whole;
}

Result<CompetitorImportSummary> importCompetitorPrices(const CompetitorImportRequest& request, Progress& progress)
{
    auto opened = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto settings = workspace::loadSettings(*opened);
    const auto products = workspace::ProductRepository(*opened).all();
    if (!settings || !products)
        return tl::unexpected(settings ? products.error() : settings.error());
    ProductKeys keys;
    for (const workspace::Product& product : *products)
        keys.emplace(product.sku.text, product.key);
    auto reader = sources::CsvReader::open(request.file);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto columns = CompetitorColumns::of(*reader);
    if (!columns)
        return tl::unexpected(columns.error());
    auto transaction = opened->begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    workspace::CompetitorPriceRepository repository(*opened);
    CompetitorImportSummary summary;
    std::vector<sources::RejectedRow> rejects;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (++summary.rowsRead % 4096 == 0 && progress.canceled())
            return failure(ErrorCode::Canceled, request.file);
        const auto point = columns->read(reader->row(), keys, settings->currency);
        if (!point) {
            rejects.push_back(point.error());
            continue;
        }
        if (auto stored = repository.set(*point); !stored)
            return tl::unexpected(stored.error());
        ++summary.rowsStored;
    }
    for (auto& damaged : reader->takeRejects()) {
        ++summary.rowsRead;
        rejects.push_back(std::move(damaged));
    }
    summary.rowsRejected = static_cast<std::int64_t>(rejects.size());
    if (!request.rejects.empty())
        if (auto written = writeRejects(request.rejects, request.file, rejects); !written)
            return tl::unexpected(written.error());
    if (auto committed = transaction->commit(); !committed)
        return tl::unexpected(committed.error());
    return summary;
}

} // namespace ms::workflow
