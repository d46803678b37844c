// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/feature_store.h"

#include "core/version.h"
#include "features/customer_histories.h"
#include "features/shopper_features.h"
#include "recommend/als.h"
#include "workflow/csv_file.h"
#include "workflow/whole_file.h"
#include "workspace/customer_repository.h"
#include "workspace/order_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ms::workflow {

namespace {

using Keys = std::unordered_map<std::int64_t, std::string>;

Result<Keys> skusOf(workspace::Workspace& workspace)
{
    Keys skus;
    const auto read = workspace::ProductRepository(workspace).forEach(
        [&](const workspace::Product& product) { skus[product.key.value] = product.sku.text; });
    if (!read)
        return tl::unexpected(read.error());
    return skus;
}

Result<Keys> customersOf(workspace::Workspace& workspace)
{
    Keys ids;
    const auto read = workspace::CustomerRepository(workspace).forEach(
        [&](const workspace::Customer& customer) { ids[customer.key.value] = customer.id.text; });
    if (!read)
        return tl::unexpected(read.error());
    return ids;
}

std::span<const float> rowOf(const std::vector<float>& numbers, std::size_t row, std::size_t width)
{
    const auto found = std::span(numbers).subspan(row * width, width);
    const bool any = std::any_of(found.begin(), found.end(), [](float number) { return number != 0; });
    return any ? found : std::span<const float>();
}

} // namespace

Result<FeatureStore> FeatureStore::build(const std::filesystem::path& path, const FeatureSettings& settings,
                                         Progress& progress)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto span = workspace::OrderRepository(*workspace).span();
    if (!span)
        return tl::unexpected(span.error());
    if (!span->last)
        return failure(ErrorCode::NotEnoughData, "the workspace has no sales");
    const Day asOf = settings.asOf.value_or(std::chrono::floor<std::chrono::days>(*span->last));
    auto shoppers = features::shopperFeatures(*workspace, asOf);
    if (!shoppers)
        return tl::unexpected(shoppers.error());
    const auto histories = features::customerHistories(*workspace, asOf);
    if (!histories)
        return tl::unexpected(histories.error());
    if (histories->interactions.events.empty())
        return failure(ErrorCode::NotEnoughData, "no sale by " + toIsoText(asOf) + " names its customer");
    const auto ids = customersOf(*workspace);
    const auto skus = skusOf(*workspace);
    if (!ids || !skus)
        return tl::unexpected(ids ? skus.error() : ids.error());
    recommend::AlsSettings als;
    als.factors = settings.numbers;
    als.seed = settings.seed;
    const auto learnt = recommend::fitAls(histories->interactions, als, settings.threads, progress);
    if (!learnt)
        return tl::unexpected(learnt.error());

    FeatureStore store;
    store.m_settings = settings;
    store.m_settings.asOf = asOf;
    store.m_lineage = std::move(shoppers->lineage);
    store.m_shoppers = std::move(shoppers->customers);
    for (const features::ShopperFeatures& shopper : store.m_shoppers)
        store.m_customerIds.push_back({ids->at(shopper.customer.value)});
    store.m_productNumbers = (*learnt)->items().rows();
    for (std::size_t item = 0; item < histories->products.size(); ++item)
        store.m_productAt[skus->at(histories->products[item].value)] = item;
    store.placeCustomers(*histories, **learnt);
    return store;
}

void FeatureStore::placeCustomers(const features::CustomerHistories& histories, const recommend::Als& learnt)
{
    std::unordered_map<std::int64_t, std::size_t> placeOf;
    for (std::size_t place = 0; place < m_shoppers.size(); ++place) {
        placeOf[m_shoppers[place].customer.value] = place;
        m_customerAt[m_customerIds[place].text] = place;
    }
    m_customerNumbers.assign(m_shoppers.size() * m_settings.numbers, 0.0F);
    for (std::size_t user = 0; user < histories.customers.size(); ++user) {
        const auto numbers = learnt.userOf(histories.interactions.of(recommend::UserIndex(user)));
        const std::size_t place = placeOf.at(histories.customers[user].value);
        std::copy(numbers.begin(), numbers.end(),
                  m_customerNumbers.begin() + static_cast<std::ptrdiff_t>(place * m_settings.numbers));
    }
}

const features::ShopperFeatures* FeatureStore::customer(const CustomerId& id) const
{
    const auto at = m_customerAt.find(id.text);
    return at == m_customerAt.end() ? nullptr : &m_shoppers[at->second];
}

std::span<const float> FeatureStore::customerEmbedding(const CustomerId& id) const
{
    const auto at = m_customerAt.find(id.text);
    return at == m_customerAt.end() ? std::span<const float>()
                                    : rowOf(m_customerNumbers, at->second, m_settings.numbers);
}

std::span<const float> FeatureStore::productEmbedding(const Sku& sku) const
{
    const auto at = m_productAt.find(sku.text);
    return at == m_productAt.end() ? std::span<const float>() : rowOf(m_productNumbers, at->second, m_settings.numbers);
}

namespace {

Result<CsvFile> createFile(const std::string& path, std::size_t numbers)
{
    std::vector<std::string> embedding;
    for (std::size_t number = 1; number <= numbers; ++number)
        embedding.push_back("e" + std::to_string(number));
    std::vector<std::string_view> header{"customer_id",  "visits",      "first_time", "days_since_visit",
                                         "basket_items", "spent_minor", "cart_items", "abandoned_cart"};
    header.insert(header.end(), embedding.begin(), embedding.end());
    return CsvFile::create(path, header);
}

Result<void> writeLineage(const FeatureStore& store, const std::string& path)
{
    const features::FeatureLineage& lineage = store.lineage();
    const nlohmann::ordered_json json{{"as_of", toIsoText(lineage.asOf)},
                                      {"order_lines", lineage.orderLines},
                                      {"events", lineage.events},
                                      {"last_order", lineage.lastOrder ? toIsoText(*lineage.lastOrder) : std::string()},
                                      {"sha256_of_what_was_read", lineage.sha256},
                                      {"embedding", "als"},
                                      {"embedding_numbers", store.settings().numbers},
                                      {"seed", store.settings().seed},
                                      {"engine_version", std::string(version())}};
    return writeWholeFile(path, json.dump(2) + "\n");
}

} // namespace

Result<FeatureFileSummary> writeFeatures(const FeatureStore& store, const std::string& path)
{
    auto out = createFile(path, store.settings().numbers);
    if (!out)
        return tl::unexpected(out.error());
    for (const CustomerId& id : store.customerIds()) {
        const features::ShopperFeatures& shopper = *store.customer(id);
        out->cell(id.text)
            .cell(static_cast<std::int64_t>(shopper.visits))
            .cell(std::int64_t{shopper.firstTime ? 1 : 0});
        out->cell(shopper.daysSinceVisit ? std::to_string(*shopper.daysSinceVisit) : std::string());
        out->cell(shopper.basketItems).cell(shopper.spentMinor).cell(static_cast<std::int64_t>(shopper.cartItems));
        out->cell(std::int64_t{shopper.abandonedCart ? 1 : 0});
        const auto numbers = store.customerEmbedding(id);
        for (std::size_t number = 0; number < store.settings().numbers; ++number) {
            if (numbers.empty())
                out->cell(std::string());
            else
                out->cell(static_cast<double>(numbers[number]));
        }
        out->endRow();
    }
    FeatureFileSummary summary{out->rows(), store.products(), store.lineage()};
    if (const auto committed = out->commit(); !committed)
        return tl::unexpected(committed.error());
    if (path == "-")
        return summary;
    if (const auto written = writeLineage(store, path + ".lineage.json"); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace ms::workflow
