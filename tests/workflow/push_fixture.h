// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice_shop.h"

#include "workflow/approval_queue.h"
#include "workflow/approve.h"
#include "workflow/propose.h"
#include "workflow/push.h"
#include "workflow/schedule.h"
#include "workspace/location_repository.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace ms::test {

inline const Currency gbp = *Currency::parse("GBP");
inline const ShopTime noon = *parseShopTime("2011-12-09T12:00");

inline std::string skuName(int i)
{
    return "P" + std::to_string(1000 + i);
}

/// A workspace with products P1000, P1001... at 10.00, 10.01..., cost 6.00, one supplier and one location.
inline void makeWorkspace(const std::filesystem::path& path, int products)
{
    workspace::Settings settings;
    settings.shopName = "Gifts";
    settings.currency = gbp;
    auto made = workspace::Workspace::create(path, settings);
    if (!made)
        qFatal("%s", made.error().detail.c_str());
    auto transaction = made->begin();
    workspace::Supplier supplier;
    supplier.id.text = "ACME";
    supplier.leadTimeDays = 10;
    const auto supplierKey = workspace::SupplierRepository(*made).add(supplier);
    workspace::Location location;
    location.id.text = "main";
    if (!supplierKey || !workspace::LocationRepository(*made).add(location))
        qFatal("no supplier or location");
    workspace::ProductRepository repository(*made);
    for (int i = 0; i < products; ++i) {
        workspace::Product product;
        product.sku.text = skuName(i);
        product.title = "Product " + std::to_string(i);
        product.supplier = *supplierKey;
        product.priceMinor = 1000 + i;
        product.unitCostMinor = 600;
        if (!repository.add(product))
            qFatal("no product");
    }
    if (!transaction->commit())
        qFatal("not kept");
}

/// The practice shop that sells what makeWorkspace() made.
inline sandbox::Settings shopSettings(const std::filesystem::path& folder, int products)
{
    sandbox::Settings settings;
    settings.folder = folder;
    settings.name = "Gifts (practice)";
    settings.currency = gbp;
    for (int i = 0; i < products; ++i)
        settings.seed.push_back({skuName(i), "Product", 1000 + i, 600, 10});
    return settings;
}

/// Ada proposes a cut of ten pence for each of the products.
inline Result<workflow::ProposedBatch> proposeCuts(const std::filesystem::path& workspace, int products)
{
    std::vector<workflow::PriceWish> wishes;
    for (int i = 0; i < products; ++i) {
        workflow::PriceWish wish;
        wish.sku.text = skuName(i);
        wish.price = {1000 + i - 10, gbp};
        wish.reason = "a test";
        wishes.push_back(wish);
    }
    NoProgress none;
    return workflow::proposePrices({workspace, "Ada", noon}, wishes, none);
}

inline Result<workflow::ProposedBatch> proposeOrders(const std::filesystem::path& workspace, int products)
{
    std::vector<workflow::ReorderWish> wishes;
    for (int i = 0; i < products; ++i) {
        workflow::ReorderWish wish;
        wish.sku.text = skuName(i);
        wish.quantity.units = 12 + i;
        wish.expected = *parseDay("2011-12-20");
        wishes.push_back(wish);
    }
    NoProgress none;
    return workflow::proposeReorders({workspace, "Ada", noon}, wishes, none);
}

/// Grace approves everything that waits.
inline Result<workflow::DecidedProposals> approveAll(const std::filesystem::path& workspace)
{
    NoProgress none;
    return workflow::approve({workspace, {}, "Grace", "fine", noon}, none);
}

inline workflow::PushRequest pushRequest(const std::filesystem::path& workspace, const PracticeShop& shop)
{
    workflow::PushRequest request;
    request.workspace = workspace;
    request.shop.baseUrl = shop.address();
    request.shop.timeout = std::chrono::milliseconds(400);
    request.token = shop.token();
    request.actor = "Grace";
    request.at = noon;
    request.retry.firstPause = std::chrono::milliseconds(5);
    request.retry.longestPause = std::chrono::milliseconds(20);
    return request;
}

inline std::map<approvals::State, int> statesOf(const std::filesystem::path& workspace)
{
    std::map<approvals::State, int> states;
    const auto queue = workflow::readApprovalQueue(workspace);
    for (const workflow::QueuedChange& change : *queue)
        ++states[change.proposal.state];
    return states;
}

/// A workspace and the practice shop that sells its goods, new for each test.
class PushTest {
protected:
    void makeFolder()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = m_folder->filePath("gifts.studio").toStdString();
    }
    void open(int products)
    {
        makeWorkspace(m_workspace, products);
        m_shop = std::make_unique<PracticeShop>(shopSettings(m_folder->filePath("shop").toStdString(), products));
    }
    Result<workflow::PushReport> pushAt(ShopTime at, int attempts = 6)
    {
        auto request = pushRequest(m_workspace, *m_shop);
        request.at = at;
        request.retry.mostAttempts = attempts;
        return workflow::push(request, m_none);
    }
    Result<void> endAt(std::int64_t proposal, ShopTime end)
    {
        return workflow::scheduleProposals(m_workspace, "Ada", {proposal}, {std::nullopt, end}, noon);
    }
    /// The shop has a cut price of the only product, which ends a day later.
    void pushCutThatEnds()
    {
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1) && endAt(1, noon + std::chrono::days{1}) && approveAll(m_workspace));
        QCOMPARE(pushAt(noon)->confirmed, 1);
    }
    /// Changes the file past the studio.
    void edit(const std::string& sql)
    {
        QCOMPARE(
            QProcess::execute("sqlite3", {QString::fromStdString(m_workspace.string()), QString::fromStdString(sql)}),
            0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_workspace;
    std::unique_ptr<PracticeShop> m_shop;
    NoProgress m_none;
};

} // namespace ms::test
