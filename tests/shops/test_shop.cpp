// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_shop.h"

#include <QHostAddress>
#include <QHttpServerRequest>
#include <QTcpServer>
#include <QTcpSocket>

namespace ms::test {

using nlohmann::json;

class TestShop::Server : public QAbstractHttpServer {
public:
    explicit Server(TestShop& shop) : m_shop(shop)
    {
        auto* listener = new QTcpServer(this);
        if (!listener->listen(QHostAddress::LocalHost))
            qFatal("no port for a test shop");
        m_port = listener->serverPort();
        bind(listener);
    }
    [[nodiscard]] quint16 port() const { return m_port; }

protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override
    {
        const sandbox::Request taken = sandbox::takenApart(request);
        const auto fault = m_shop.m_plan.take(taken.method, m_shop.stepOf(taken));
        sandbox::answerThrough(socket, taken, fault,
                               {[this](const sandbox::Request& one, bool undone) { return m_shop.answer(one, undone); },
                                [this](const sandbox::Request& one) { m_shop.moveFirstPrice(one); },
                                [](std::int64_t) {}});
        return true;
    }
    void missingHandler(const QHttpServerRequest&, QTcpSocket* socket) override
    {
        socket->write(sandbox::bytesOf(sandbox::problem(404, "Not found", "no such path")));
    }

private:
    TestShop& m_shop;
    quint16 m_port = 0;
};

TestShop::TestShop() = default;

TestShop::~TestShop() = default;

void TestShop::open()
{
    m_desk.moveToThread(&m_thread);
    m_thread.start();
    there([this] {
        m_server = std::make_unique<Server>(*this);
        m_address = "http://127.0.0.1:" + std::to_string(m_server->port());
    });
}

void TestShop::close()
{
    there([this] { m_server.reset(); });
    m_thread.quit();
    m_thread.wait();
}

void TestShop::there(const std::function<void()>& work)
{
    QMetaObject::invokeMethod(&m_desk, work, Qt::BlockingQueuedConnection);
}

void TestShop::fault(const json& fault)
{
    const json list{{"faults", fault.is_null() ? json::array() : json::array({fault})}};
    auto faults = sandbox::faultsFromJson(list.dump());
    if (!faults)
        qFatal("%s", faults.error().detail.c_str());
    there([&] { m_plan.replace(std::move(*faults)); });
}

} // namespace ms::test
