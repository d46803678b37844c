// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "test_shop.h"

namespace ms::test {

/// A server that follows the public documentation of WooCommerce's REST API v3, as far as the studio asks. The source
/// of each answer's shape stands beside it in fake_woocommerce.cpp.
class FakeWooCommerce final : public TestShop {
public:
    explicit FakeWooCommerce(int products = 12);
    ~FakeWooCommerce() override;

    [[nodiscard]] platform::ShopKind kind() const override { return platform::ShopKind::WooCommerce; }
    [[nodiscard]] std::string secret() const override { return "ck_test:cs_test"; }
    [[nodiscard]] std::string name() const override { return "shop.example"; }
    [[nodiscard]] Currency currency() const override { return *Currency::parse("EUR"); }
    [[nodiscard]] std::string location() const override { return "shop"; }
    [[nodiscard]] std::vector<Goods> goods() override;
    std::int64_t price(const std::string& sku) override;
    void movePrice(const std::string& sku, std::int64_t minor) override;
    int writes(const std::string& sku) override;
    std::int64_t ordered(const std::string& sku) override;

protected:
    sandbox::Reply answer(const sandbox::Request& request, bool undone) override;
    void moveFirstPrice(const sandbox::Request& request) override;
    std::string stepOf(const sandbox::Request& request) override;

private:
    struct Product {
        std::int64_t id = 0;
        std::int64_t parent = 0; ///< 0: a simple product, else the variation's parent
        std::string sku;
        std::int64_t minor = 0;
        std::map<std::string, nlohmann::json> meta;
        int writes = 0;
    };

    sandbox::Reply routed(const sandbox::Request& request);
    sandbox::Reply batch(const nlohmann::json& body, std::int64_t parent);
    sandbox::Reply paged(const sandbox::Request& request, const nlohmann::json& rows);
    [[nodiscard]] nlohmann::json toJson(const Product& product) const;
    Product* bySku(const std::string& sku);

    std::vector<Product> m_products;
    bool m_turned = false; ///< the lines of the last orders came the other way round
};

} // namespace ms::test
