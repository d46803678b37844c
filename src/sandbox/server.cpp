// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server.h"

#include "sandbox/api.h"
#include "sandbox/control_desk.h"
#include "sandbox/fault_wire.h"
#include "sandbox/faults.h"
#include "sandbox/gate.h"

#include <QHostAddress>
#include <QHttpServerRequest>
#include <QTcpSocket>

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>

namespace ms::sandbox {
namespace {

std::int64_t systemSeconds()
{
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

struct Server::State {
    explicit State(Settings wanted)
        : settings(std::move(wanted)), store((settings.folder / "shop.sqlite").string()), gate(settings, clock()),
          api(store, settings.name, settings.currency, [this] { return now(); }), desk(store, plan, gate)
    {
    }

    [[nodiscard]] std::function<std::int64_t()> clock()
    {
        return [this] { return now(); };
    }
    [[nodiscard]] std::int64_t now() const
    {
        return clockOffset + (settings.unixSeconds ? settings.unixSeconds() : systemSeconds());
    }

    [[nodiscard]] ShopSide side()
    {
        return {[this](const Request& request, bool undone) { return api.handle(request, undone); },
                [this](const Request& request) { api.moveFirstPrice(request); },
                [this](std::int64_t seconds) { clockOffset += seconds; }};
    }

    Settings settings;
    std::int64_t clockOffset = 0;
    Store store;
    FaultPlan plan;
    Gate gate;
    Api api;
    ControlDesk desk;
    QTcpServer* listener = nullptr;
};

Server::Server(Settings settings) : m_state(std::make_unique<State>(std::move(settings))) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(Settings settings)
{
    if (!settings.currency.known())
        return failure(ErrorCode::InvalidInput, "a practice shop needs a currency");
    for (const SeedProduct& product : settings.seed) {
        if (product.sku.empty() || product.priceMinor <= 0)
            return failure(ErrorCode::InvalidInput, "a practice shop cannot sell '" + product.sku +
                                                        "': a product needs a SKU and a price above 0");
    }
    std::error_code error;
    std::filesystem::create_directories(settings.folder, error);
    if (error)
        return failure(ErrorCode::ReadWrite, settings.folder.string() + ": " + error.message());
    const std::uint16_t port = settings.port;
    std::unique_ptr<Server> server;
    try {
        server.reset(new Server(std::move(settings)));
        State& state = *server->m_state;
        state.store.begin();
        for (const SeedProduct& product : state.settings.seed)
            state.store.addProduct(product, state.now());
        state.store.commit();
    } catch (const SQLite::Exception& exception) {
        return failure(ErrorCode::ReadWrite, std::string("the practice shop's database: ") + exception.what());
    }
    server->m_state->listener = new QTcpServer(server.get());
    if (!server->m_state->listener->listen(QHostAddress::LocalHost, port))
        return failure(ErrorCode::Unavailable, "port " + std::to_string(port) + " of 127.0.0.1: " +
                                                   server->m_state->listener->errorString().toStdString());
    server->bind(server->m_state->listener);
    return server;
}

std::string Server::address() const
{
    return "http://127.0.0.1:" + std::to_string(m_state->listener->serverPort());
}

const std::string& Server::token() const
{
    return m_state->gate.token();
}

bool Server::handleRequest(const QHttpServerRequest& request, QTcpSocket* socket)
{
    const Request taken = takenApart(request);
    try {
        if (!taken.path.empty() && taken.path.front() == "sandbox") {
            const bool allowed = m_state->gate.knows(taken);
            socket->write(bytesOf(allowed ? m_state->desk.handle(taken, m_state->now())
                                          : Gate::unauthorized("the control desk takes the shop's token")));
            return true;
        }
        if (const auto refusal = m_state->gate.refusal(taken)) {
            socket->write(bytesOf(*refusal));
            return true;
        }
        const auto fault = m_state->plan.take(taken.method, request.url().path().toStdString());
        answerThrough(socket, taken, fault, m_state->side());
    } catch (const std::exception& exception) {
        socket->write(bytesOf(problem(500, "Server error", exception.what())));
    }
    return true;
}

void Server::missingHandler(const QHttpServerRequest&, QTcpSocket* socket)
{
    socket->write(bytesOf(problem(404, "Not found", "this shop has no such path")));
}

} // namespace ms::sandbox
