// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/faults.h"
#include "sandbox/http.h"

#include <QByteArray>

#include <functional>
#include <optional>

class QHttpServerRequest;
class QTcpSocket;

namespace ms::sandbox {

/// A shop as the faults see it.
struct ShopSide {
    std::function<Reply(const Request&, bool undone)> answer; ///< undone: says that it was done, and does not do it
    std::function<void(const Request&)> moveFirstPrice;       ///< someone else changes the first price of the request
    std::function<void(std::int64_t seconds)> jumpClock;
};

Request takenApart(const QHttpServerRequest& request);
QByteArray bytesOf(const Reply& reply);

/// Answers a request that may come in, through the fault that stands between, if one does.
void answerThrough(QTcpSocket* socket, const Request& request, const std::optional<Fault>& fault, const ShopSide& shop);

} // namespace ms::sandbox
