// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http_client.h"
#include "sandbox/server.h"
#include "workflow/approval_queue.h"
#include "workflow/approve.h"
#include "workflow/propose.h"
#include "workflow/push.h"
#include "workspace/location_repository.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QThread>

#include <nlohmann/json.hpp>

namespace ms::test {

inline const Currency gbp = *Currency::parse("GBP");
inline const ShopTime noon = *parseShopTime("2011-12-09T12:00");

/// A practice shop on a thread of its own, and its control desk.
class PracticeShop {
public:
    explicit PracticeShop(sandbox::Settings settings)
    {
        m_desk.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_desk,
            [&] {
                auto server = sandbox::Server::open(std::move(settings));
                if (server)
                    m_server = std::move(*server);
                else
                    qFatal("%s", server.error().detail.c_str());
                m_address = m_server->address();
                m_token = m_server->token();
            },
            Qt::BlockingQueuedConnection);
    }
    ~PracticeShop()
    {
        QMetaObject::invokeMethod(
            &m_desk, [&] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    PracticeShop(const PracticeShop&) = delete;
    PracticeShop& operator=(const PracticeShop&) = delete;

    [[nodiscard]] const std::string& address() const { return m_address; }
    [[nodiscard]] const std::string& token() const { return m_token; }

    nlohmann::json ask(const std::string& method, const std::string& path, const nlohmann::json& body = nullptr)
    {
        auto client = platform::HttpClient::create({m_address}, m_token);
        const NoProgress none;
        const auto exchange = (*client)->exchange({method, path, {}, body.is_null() ? "" : body.dump()}, none);
        return exchange.answer ? nlohmann::json::parse(exchange.answer->body, nullptr, false) : nlohmann::json();
    }
    void fault(const nlohmann::json& fault)
    {
        ask("PUT", "/sandbox/faults", {{"faults", nlohmann::json::array({fault})}});
    }
    std::int64_t price(const std::string& sku)
    {
        return ask("POST", "/v1/prices/query", {{"skus", {sku}}})["items"][0]["price_minor"];
    }
    /// How often each change was applied, by idempotency key; moves by hand are left out.
    std::map<std::string, int> applied()
    {
        std::map<std::string, int> counts;
        const nlohmann::json ledger = ask("GET", "/sandbox/ledger");
        for (const nlohmann::json& entry : ledger["prices"]) {
            if (!entry["key"].get<std::string>().empty())
                ++counts[entry["key"]];
        }
        return counts;
    }
    std::size_t orders() { return ask("GET", "/v1/purchase-orders?limit=500")["items"].size(); }

private:
    QThread m_thread;
    QObject m_desk;
    std::unique_ptr<sandbox::Server> m_server;
    std::string m_address;
    std::string m_token;
};

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

} // namespace ms::test
