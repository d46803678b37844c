// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/progress.h"
#include "core/result.h"
#include "features/types.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace ms::recommend {
class Als;
}

namespace ms::workflow {

struct FeatureSettings {
    std::optional<Day> asOf;  ///< none: the last day with an order
    std::size_t numbers = 32; ///< of an embedding, 1..512
    std::uint64_t seed = 1;
    int threads = 0;
};

/// Features of customers and products as of a date, in memory, looked up by id in well under a millisecond: flags and
/// figures (features::ShopperFeatures) and embeddings, the factors of customers and products by alternating least
/// squares, learnt from the purchases by that date alone. It never changes; safe from several threads.
class FeatureStore {
public:
    /// Errors: of the workspace; NotEnoughData if nothing was sold to a known customer by then; Canceled.
    static Result<FeatureStore> build(const std::filesystem::path& workspace, const FeatureSettings& settings,
                                      Progress& progress);

    /// Null: nobody of that id ordered or left an event by then.
    [[nodiscard]] const features::ShopperFeatures* customer(const CustomerId& id) const;
    /// `numbers` numbers; empty: bought nothing by then.
    [[nodiscard]] std::span<const float> customerEmbedding(const CustomerId& id) const;
    [[nodiscard]] std::span<const float> productEmbedding(const Sku& sku) const;

    [[nodiscard]] const features::FeatureLineage& lineage() const { return m_lineage; }
    [[nodiscard]] const FeatureSettings& settings() const { return m_settings; }
    [[nodiscard]] std::size_t customers() const { return m_customerIds.size(); }
    [[nodiscard]] std::size_t products() const { return m_productAt.size(); }
    /// In the order of the customers' keys.
    [[nodiscard]] const std::vector<CustomerId>& customerIds() const { return m_customerIds; }

private:
    FeatureStore() = default;
    void placeCustomers(const features::CustomerHistories& histories, const recommend::Als& learnt);

    FeatureSettings m_settings;
    features::FeatureLineage m_lineage;
    std::vector<CustomerId> m_customerIds;
    std::vector<features::ShopperFeatures> m_shoppers; ///< parallel to m_customerIds
    std::vector<float> m_customerNumbers;              ///< parallel, rows of `numbers`; zeros: none
    std::unordered_map<std::string, std::size_t> m_customerAt;
    std::vector<float> m_productNumbers;
    std::unordered_map<std::string, std::size_t> m_productAt;
};

struct FeatureFileSummary {
    std::int64_t rowsWritten = 0;
    std::size_t products = 0;
    features::FeatureLineage lineage;
};

/// Writes the customers' features as CSV: customer_id, what ShopperFeatures has, e1..eN. The lineage stands in
/// `path`.lineage.json beside it. Errors: ReadWrite.
Result<FeatureFileSummary> writeFeatures(const FeatureStore& store, const std::string& path);

} // namespace ms::workflow
