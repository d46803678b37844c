// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/types.h"

#include <QAbstractHttpServer>
#include <QTcpServer>

#include <memory>
#include <string>

namespace ms::sandbox
{

/// A practice shop on 127.0.0.1: the Studio Platform API, a bearer token, a rate limit, and faults that can be switched
/// on. Beside the API it has a control desk, which takes the same token, ended or not:
///   GET, PUT /sandbox/faults     what goes wrong next (sandbox/faults.h)
///   PUT  /sandbox/catalogue      {"products": [...], "orders": [...], "customers": [...]}
///   POST /sandbox/prices         {"sku", "price_minor"}: someone else changes a price
///   POST /sandbox/token          {"seconds"}: the token ends so many seconds from now
///   GET  /sandbox/ledger         every price that was ever set, and by which key
class Server : public QAbstractHttpServer
{
    Q_OBJECT

public:
    /// Errors: as serve() (types.h).
    static Result<std::unique_ptr<Server>> open(Settings settings);
    ~Server() override;

    [[nodiscard]] std::string address() const; ///< "http://127.0.0.1:8080"
    [[nodiscard]] const std::string& token() const;

protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override;
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override;

private:
    explicit Server(Settings settings);

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ms::sandbox
