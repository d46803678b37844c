// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../workflow/push_fixture.h"
#include "test_shop.h"

namespace ms::test {

/// A workspace that knows the first `products` of what a shop sells, at the shop's own prices and location.
inline void makeWorkspaceOf(const std::filesystem::path& path, TestShop& shop, std::size_t products)
{
    workspace::Settings settings;
    settings.shopName = shop.name();
    settings.currency = shop.currency();
    auto made = workspace::Workspace::create(path, settings);
    if (!made)
        qFatal("%s", made.error().detail.c_str());
    auto transaction = made->begin();
    workspace::Supplier supplier;
    supplier.id.text = "ACME";
    const auto supplierKey = workspace::SupplierRepository(*made).add(supplier);
    workspace::Location location;
    location.id.text = shop.location();
    if (!supplierKey || !workspace::LocationRepository(*made).add(location))
        qFatal("no supplier or location");
    const std::vector<Goods> goods = shop.goods();
    for (std::size_t i = 0; i < std::min(products, goods.size()); ++i) {
        workspace::Product product;
        product.sku.text = goods[i].sku;
        product.title = goods[i].sku;
        product.supplier = *supplierKey;
        product.priceMinor = goods[i].priceMinor;
        product.unitCostMinor = 1;
        if (!workspace::ProductRepository(*made).add(product))
            qFatal("no product");
    }
    if (!transaction->commit())
        qFatal("not kept");
}

/// Every product of the workspace becomes ten cents cheaper (Ada proposes, Grace approves).
inline void approveCutsOf(const std::filesystem::path& path, Currency currency)
{
    std::vector<workflow::PriceWish> wishes;
    {
        auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
        const auto products = workspace::ProductRepository(*workspace).all();
        for (const workspace::Product& product : *products)
            wishes.push_back({product.sku, {*product.priceMinor - 10, currency}, "a test", "{}", "{}"});
    }
    NoProgress none;
    if (!workflow::proposePrices({path, "Ada", noon}, wishes, none) || !approveAll(path))
        qFatal("no proposals");
}

/// Five units of every product of the workspace, in one order.
inline void approveOrdersOf(const std::filesystem::path& path)
{
    std::vector<workflow::ReorderWish> wishes;
    {
        auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
        const auto products = workspace::ProductRepository(*workspace).all();
        for (const workspace::Product& product : *products) {
            workflow::ReorderWish wish;
            wish.sku = product.sku;
            wish.quantity.units = 5;
            wish.expected = *parseDay("2011-12-20");
            wishes.push_back(wish);
        }
    }
    NoProgress none;
    if (!workflow::proposeReorders({path, "Ada", noon}, wishes, none) || !approveAll(path))
        qFatal("no proposals");
}

inline workflow::PushRequest pushRequestOf(const std::filesystem::path& path, TestShop& shop)
{
    workflow::PushRequest request;
    request.workspace = path;
    request.kind = shop.kind();
    request.shop.baseUrl = shop.address();
    request.shop.timeout = std::chrono::milliseconds(shop.kind() == platform::ShopKind::Medusa ? 8000 : 400);
    request.token = shop.secret();
    request.actor = "Grace";
    request.at = noon;
    request.productionName = shop.name();
    request.retry.firstPause = std::chrono::milliseconds(5);
    request.retry.longestPause = std::chrono::milliseconds(20);
    return request;
}

} // namespace ms::test
