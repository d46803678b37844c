// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/types.h"
#include "sandbox/fault_wire.h"
#include "sandbox/faults.h"
#include "sandbox/http.h"

#include <QAbstractHttpServer>
#include <QThread>

#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ms::test {

/// One SKU that a shop sells in a test.
struct Goods {
    std::string sku;
    std::int64_t priceMinor = 0;
};

/// A shop of some kind on a thread of its own, with the same faults as the practice shop. What it lacks is what its
/// kind lacks. Public functions may be called from any thread but its own.
class TestShop {
public:
    virtual ~TestShop();
    TestShop(const TestShop&) = delete;
    TestShop& operator=(const TestShop&) = delete;

    [[nodiscard]] virtual platform::ShopKind kind() const = 0;
    [[nodiscard]] virtual std::string secret() const = 0;
    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual Currency currency() const = 0;
    [[nodiscard]] virtual std::string location() const = 0;
    [[nodiscard]] virtual std::vector<Goods> goods() = 0;
    [[nodiscard]] virtual std::string address() const { return m_address; }

    /// One fault: {"kind", "path"} with a path as stepOf() gives it. None: null.
    virtual void fault(const nlohmann::json& fault);
    virtual std::int64_t price(const std::string& sku) = 0;
    virtual void movePrice(const std::string& sku, std::int64_t minor) = 0;
    /// How often a price was written to this SKU through the shop's API.
    virtual int writes(const std::string& sku) = 0;
    /// Units of this SKU that reorders brought, in whatever form the shop keeps them.
    virtual std::int64_t ordered(const std::string& sku) = 0;

    /// Where the faults of prices and of orders strike: the write, and the first request about them.
    [[nodiscard]] virtual std::string priceWrite() const { return "/prices/write"; }
    [[nodiscard]] virtual std::string priceLook() const { return "/prices/read"; }
    [[nodiscard]] virtual std::string orderWrite() const { return "/orders/write"; }

protected:
    TestShop();
    /// Starts to answer; of the most derived class, once it is whole.
    void open();
    /// Ends the thread; of the most derived class, first in its destructor.
    void close();

    // On the shop's own thread.
    virtual sandbox::Reply answer(const sandbox::Request& request, bool undone) = 0;
    virtual void moveFirstPrice(const sandbox::Request& request) = 0;
    /// What a request is about: "/prices/write" and the like, the name that faults go by.
    virtual std::string stepOf(const sandbox::Request& request) = 0;

    /// Runs on the shop's thread, and waits.
    void there(const std::function<void()>& work);

private:
    class Server;
    QThread m_thread;
    QObject m_desk;
    std::unique_ptr<Server> m_server;
    sandbox::FaultPlan m_plan;
    std::string m_address;
};

} // namespace ms::test
