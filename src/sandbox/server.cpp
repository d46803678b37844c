// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server.h"

#include "sandbox/api.h"
#include "sandbox/control_desk.h"
#include "sandbox/faults.h"
#include "sandbox/gate.h"

#include <QHostAddress>
#include <QHttpServerRequest>
#include <QMetaEnum>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <sys/socket.h>

namespace ms::sandbox
{
namespace
{

constexpr std::int64_t hugeAnswer = 2LL * 1024 * 1024 * 1024;

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    default:
        return status < 400 ? "Done" : "Refused";
    }
}

QByteArray bytesOf(const Reply& reply, std::int64_t announcedLength)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonOf(reply.status) + "\r\n";
    for (const auto& [name, value] : reply.headers)
        bytes += QByteArray::fromStdString(name) + ": " + QByteArray::fromStdString(value) + "\r\n";
    if (reply.status != 304) {
        bytes += "Content-Type: " + QByteArray::fromStdString(reply.contentType) + "\r\n";
        bytes += "Content-Length: " + QByteArray::number(qint64(announcedLength)) + "\r\n";
    }
    bytes += "Cache-Control: no-store\r\n\r\n";
    return bytes + QByteArray::fromStdString(reply.body);
}

QByteArray bytesOf(const Reply& reply)
{
    return bytesOf(reply, static_cast<std::int64_t>(reply.body.size()));
}

std::string methodName(QHttpServerRequest::Method method)
{
    const auto names = QMetaEnum::fromType<QHttpServerRequest::Method>();
    return QByteArray(names.valueToKey(int(method))).toUpper().toStdString();
}

Request takenApart(const QHttpServerRequest& request)
{
    Request taken;
    taken.method = methodName(request.method());
    const QStringList parts = request.url().path(QUrl::FullyEncoded).split('/');
    for (const QString& part : parts.mid(1))
        taken.path.push_back(QByteArray::fromPercentEncoding(part.toUtf8()).toStdString());
    for (const auto& [name, value] : request.query().queryItems(QUrl::FullyDecoded))
        taken.query[name.toStdString()] = value.toStdString();
    for (const auto& [name, value] : request.headers())
        taken.headers[name.toLower().toStdString()] = value.toStdString();
    taken.body = request.body().toStdString();
    return taken;
}

/// Closes without the goodbye of TCP: the other side sees "connection reset".
void reset(QTcpSocket* socket)
{
    const linger atOnce{1, 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket->abort();
}

/// Announces 2 GB and keeps sending as long as someone reads.
void sendWithoutEnd(QTcpSocket* socket, Reply reply)
{
    reply.body.assign(64 * 1024, ' ');
    socket->write(bytesOf(reply, hugeAnswer));
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
        if (socket->bytesToWrite() == 0)
            socket->write(QByteArray(64 * 1024, ' '));
    });
}

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

    /// What the API says to a request whose token is good; a fault may stand between.
    Reply answered(const Request& request, const std::optional<Fault>& fault);
    void send(QTcpSocket* socket, const Reply& reply, const std::optional<Fault>& fault) const;

    Settings settings;
    std::int64_t clockOffset = 0;
    Store store;
    FaultPlan plan;
    Gate gate;
    Api api;
    ControlDesk desk;
    QTcpServer* listener = nullptr;
};

Reply Server::State::answered(const Request& request, const std::optional<Fault>& fault)
{
    if (!fault)
        return api.handle(request);
    switch (fault->kind) {
    case FaultKind::ErrorBefore:
        return problem(500, "Server error", "a fault that was switched on");
    case FaultKind::ErrorAfter:
        api.handle(request);
        return problem(500, "Server error", "a fault that was switched on");
    case FaultKind::Busy:
        return Gate::busy(fault->seconds);
    case FaultKind::ExpiredToken:
        return Gate::unauthorized("the token has ended");
    case FaultKind::Lying:
        return api.handle(request, true);
    case FaultKind::MovedBefore:
        api.moveFirstPrice(request);
        return api.handle(request);
    case FaultKind::MovedAfter: {
        Reply reply = api.handle(request);
        api.moveFirstPrice(request);
        return reply;
    }
    case FaultKind::NotJson: {
        Reply reply = api.handle(request);
        reply.body = "<!DOCTYPE html><title>Maintenance</title>";
        return reply;
    }
    case FaultKind::CutOff: {
        Reply reply = api.handle(request);
        reply.body.resize(reply.body.size() / 2);
        return reply;
    }
    case FaultKind::Redirect: {
        Reply reply = problem(307, "Elsewhere", "a fault that was switched on");
        reply.headers.emplace_back("Location", "http://other-shop.invalid/v1/shop");
        return reply;
    }
    case FaultKind::ClockJump:
        clockOffset += fault->seconds;
        return api.handle(request);
    default:
        return api.handle(request);
    }
}

void Server::State::send(QTcpSocket* socket, const Reply& reply, const std::optional<Fault>& fault) const
{
    const QByteArray bytes = bytesOf(reply);
    if (!fault) {
        socket->write(bytes);
        return;
    }
    switch (fault->kind) {
    case FaultKind::TimeoutAfter:
        return;
    case FaultKind::ResetHalfWay: {
        socket->write(bytes.first(bytes.size() - qsizetype(reply.body.size() / 2)));
        socket->flush();
        reset(socket);
        return;
    }
    case FaultKind::Huge:
        sendWithoutEnd(socket, reply);
        return;
    case FaultKind::Slow:
        QTimer::singleShot(std::chrono::milliseconds(fault->milliseconds), socket,
                           [socket, bytes] { socket->write(bytes); });
        return;
    default:
        socket->write(bytes);
    }
}

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
        if (fault && fault->kind == FaultKind::TimeoutBefore)
            return true;
        if (fault && fault->kind == FaultKind::ResetBefore) {
            reset(socket);
            return true;
        }
        m_state->send(socket, m_state->answered(taken, fault), fault);
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
