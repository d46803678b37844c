// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../workflow/push_fixture.h"
#include "test_shop.h"

namespace ms::test {

/// The practice shop as one of the shops of the suite; it brings its own door and its own faults.
class SandboxShop : public TestShop {
public:
    explicit SandboxShop(const std::filesystem::path& folder) : m_shop(shopSettings(folder, 12)) {}

    [[nodiscard]] platform::ShopKind kind() const override { return platform::ShopKind::Studio; }
    [[nodiscard]] std::string secret() const override { return m_shop.token(); }
    [[nodiscard]] std::string name() const override { return "Gifts (practice)"; }
    [[nodiscard]] Currency currency() const override { return gbp; }
    [[nodiscard]] std::string location() const override { return "main"; }
    [[nodiscard]] std::string address() const override { return m_shop.address(); }
    [[nodiscard]] std::vector<Goods> goods() override
    {
        std::vector<Goods> all;
        for (int i = 0; i < 12; ++i)
            all.push_back({skuName(i), m_shop.price(skuName(i))});
        return all;
    }
    void fault(const nlohmann::json& fault) override
    {
        if (!fault.is_null())
            m_shop.fault(fault);
    }
    std::int64_t price(const std::string& sku) override { return m_shop.price(sku); }
    void movePrice(const std::string& sku, std::int64_t minor) override
    {
        m_shop.ask("POST", "/sandbox/prices", {{"sku", sku}, {"price_minor", minor}});
    }
    int writes(const std::string& sku) override
    {
        int count = 0;
        const nlohmann::json ledger = m_shop.ask("GET", "/sandbox/ledger");
        for (const nlohmann::json& entry : ledger["prices"])
            count += entry["sku"] == sku && entry["key"] != "" ? 1 : 0;
        return count;
    }
    std::int64_t ordered(const std::string& sku) override
    {
        std::int64_t units = 0;
        const nlohmann::json orders = m_shop.ask("GET", "/v1/purchase-orders?limit=500");
        for (const nlohmann::json& order : orders["items"]) {
            for (const nlohmann::json& line : order["lines"])
                units += line["sku"] == sku ? line["units"].get<std::int64_t>() : 0;
        }
        return units;
    }
    [[nodiscard]] std::string priceWrite() const override { return "/v1/prices"; }
    [[nodiscard]] std::string priceLook() const override { return "/v1/prices"; } // it compares by itself
    [[nodiscard]] std::string orderWrite() const override { return "/v1/purchase-orders"; }

protected:
    /// Puts orders and customers into the shop.
    void tell(const nlohmann::json& catalogue) { m_shop.ask("PUT", "/sandbox/catalogue", catalogue); }

    sandbox::Reply answer(const sandbox::Request&, bool) override { return {}; }
    void moveFirstPrice(const sandbox::Request&) override {}
    std::string stepOf(const sandbox::Request&) override { return {}; }

private:
    mutable PracticeShop m_shop;
};

} // namespace ms::test
