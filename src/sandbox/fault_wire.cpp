// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/fault_wire.h"

#include "sandbox/gate.h"

#include <QHttpServerRequest>
#include <QMetaEnum>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

#include <sys/socket.h>

namespace ms::sandbox {
namespace {

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

std::string methodName(QHttpServerRequest::Method method)
{
    const auto names = QMetaEnum::fromType<QHttpServerRequest::Method>();
    return QByteArray(names.valueToKey(int(method))).toUpper().toStdString();
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

Reply answered(const Request& request, const std::optional<Fault>& fault, const ShopSide& shop)
{
    if (!fault)
        return shop.answer(request, false);
    switch (fault->kind) {
    case FaultKind::ErrorBefore:
        return problem(500, "Server error", "a fault that was switched on");
    case FaultKind::ErrorAfter:
        shop.answer(request, false);
        return problem(500, "Server error", "a fault that was switched on");
    case FaultKind::Busy:
        return Gate::busy(fault->seconds);
    case FaultKind::ExpiredToken:
        return Gate::unauthorized("the token has ended");
    case FaultKind::Lying:
        return shop.answer(request, true);
    case FaultKind::MovedBefore:
        shop.moveFirstPrice(request);
        return shop.answer(request, false);
    case FaultKind::MovedAfter: {
        Reply reply = shop.answer(request, false);
        shop.moveFirstPrice(request);
        return reply;
    }
    case FaultKind::NotJson: {
        Reply reply = shop.answer(request, false);
        reply.body = "<!DOCTYPE html><title>Maintenance</title>";
        return reply;
    }
    case FaultKind::CutOff: {
        Reply reply = shop.answer(request, false);
        reply.body.resize(reply.body.size() / 2);
        return reply;
    }
    case FaultKind::Redirect: {
        Reply reply = problem(307, "Elsewhere", "a fault that was switched on");
        reply.headers.emplace_back("Location", "http://other-shop.invalid/v1/shop");
        return reply;
    }
    case FaultKind::ClockJump:
        shop.jumpClock(fault->seconds);
        return shop.answer(request, false);
    default:
        return shop.answer(request, false);
    }
}

void send(QTcpSocket* socket, const Reply& reply, const std::optional<Fault>& fault)
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

} // namespace

QByteArray bytesOf(const Reply& reply)
{
    return bytesOf(reply, static_cast<std::int64_t>(reply.body.size()));
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
    taken.rawQuery = request.url().query(QUrl::FullyEncoded).toStdString();
    for (const auto& [name, value] : request.headers())
        taken.headers[name.toLower().toStdString()] = value.toStdString();
    taken.body = request.body().toStdString();
    return taken;
}

void answerThrough(QTcpSocket* socket, const Request& request, const std::optional<Fault>& fault, const ShopSide& shop)
{
    if (fault && fault->kind == FaultKind::TimeoutBefore)
        return;
    if (fault && fault->kind == FaultKind::ResetBefore) {
        reset(socket);
        return;
    }
    send(socket, answered(request, fault, shop), fault);
}

} // namespace ms::sandbox
