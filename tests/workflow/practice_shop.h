// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http_client.h"
#include "sandbox/server.h"

#include <QThread>

#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <string>

namespace ms::test {

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

} // namespace ms::test
