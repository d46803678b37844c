// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "test_shop.h"

#include <chrono>

namespace ms::test {

/// A server that follows the public documentation of Shopify's Admin GraphQL API, version 2026-01, as far as the studio
/// asks. The source of each answer's shape stands beside it in fake_shopify.cpp.
class FakeShopify final : public TestShop {
public:
    /// `restoreRate`: points a second that the bucket of 1,000 regains.
    explicit FakeShopify(int products = 12, double restoreRate = 1e6);
    ~FakeShopify() override;

    [[nodiscard]] platform::ShopKind kind() const override { return platform::ShopKind::Shopify; }
    [[nodiscard]] std::string secret() const override { return "shpat_test"; }
    [[nodiscard]] std::string name() const override { return "Fake Shopify"; }
    [[nodiscard]] Currency currency() const override { return *Currency::parse("EUR"); }
    [[nodiscard]] std::string location() const override { return "gid://shopify/Location/1"; }
    [[nodiscard]] std::vector<Goods> goods() override;
    std::int64_t price(const std::string& sku) override;
    void movePrice(const std::string& sku, std::int64_t minor) override;
    int writes(const std::string& sku) override;
    std::int64_t ordered(const std::string& sku) override;
    int throttled();

protected:
    sandbox::Reply answer(const sandbox::Request& request, bool undone) override;
    void moveFirstPrice(const sandbox::Request& request) override;
    std::string stepOf(const sandbox::Request& request) override;

private:
    struct Variant {
        std::string id;
        std::string product;
        std::string item;
        std::string sku;
        std::int64_t minor = 0;
        std::int64_t incoming = 3;
        std::map<std::string, std::string> metafields;
        int writes = 0;
    };
    struct State {
        std::vector<Variant> variants;
        std::map<std::string, std::pair<std::string, nlohmann::json>> keys; ///< idempotency key: input, payload
    };

    nlohmann::json data(const std::string& document, const nlohmann::json& variables);
    nlohmann::json search(const nlohmann::json& variables, bool incoming);
    nlohmann::json updatePrices(const nlohmann::json& variables);
    nlohmann::json setMetafields(const nlohmann::json& variables);
    nlohmann::json adjustQuantities(const nlohmann::json& variables);
    nlohmann::json listed(const std::string& document, const nlohmann::json& variables);
    Variant* bySku(const std::string& sku);

    State m_state;
    double m_available = 1000;
    double m_restoreRate;
    std::chrono::steady_clock::time_point m_filled;
    int m_throttled = 0;
};

} // namespace ms::test
