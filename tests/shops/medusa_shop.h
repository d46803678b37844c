// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http_client.h"
#include "test_shop.h"

namespace ms::test {

/// The real Medusa that the environment names (MEDUSA_URL and its companions), behind a door where faults can stand.
class MedusaShop final : public TestShop {
public:
    static bool isThere();
    MedusaShop();
    ~MedusaShop() override;

    [[nodiscard]] platform::ShopKind kind() const override { return platform::ShopKind::Medusa; }
    [[nodiscard]] std::string secret() const override;
    [[nodiscard]] std::string name() const override { return m_name; }
    [[nodiscard]] Currency currency() const override;
    [[nodiscard]] std::string location() const override;
    [[nodiscard]] std::vector<Goods> goods() override;
    std::int64_t price(const std::string& sku) override;
    void movePrice(const std::string& sku, std::int64_t minor) override;
    int writes(const std::string& sku) override;
    std::int64_t ordered(const std::string& sku) override;

    [[nodiscard]] const std::string& session() const { return m_session; } ///< a token of the admin
    /// Asks the shop itself, past the door.
    nlohmann::json ask(const std::string& method, const std::string& path, const nlohmann::json& body = nullptr);
    /// The base prices of a SKU in the shop's currency, as the shop holds them.
    std::vector<double> basePrices(const std::string& sku);
    /// Gives a SKU a price of its own in a region.
    void addRegionPrice(const std::string& sku, const std::string& region, std::int64_t minor);
    /// That price; -1: there is none.
    std::int64_t regionPrice(const std::string& sku, const std::string& region);

protected:
    sandbox::Reply answer(const sandbox::Request& request, bool undone) override;
    void moveFirstPrice(const sandbox::Request& request) override;
    std::string stepOf(const sandbox::Request& request) override;

private:
    struct Variant {
        std::string id;
        std::string product;
        std::string item; ///< inventory item
        std::int64_t incoming = 0;
    };

    /// All prices of a SKU, with their rules.
    nlohmann::json pricesOf(const std::string& sku);

    std::unique_ptr<platform::HttpClient> m_client; ///< of the tests
    std::string m_name;
    std::string m_session;
    std::map<std::string, Variant> m_variants;  ///< by SKU
    std::map<std::string, std::string> m_skuOf; ///< by variant
    std::map<std::string, int> m_writes;        ///< by SKU
};

} // namespace ms::test
