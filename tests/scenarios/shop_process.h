// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http_client.h"

#include <QProcess>
#include <QTest>

#include <nlohmann/json.hpp>

#include <string>

namespace ms::test {

/// `merchant sandbox` as its own program, reached over real HTTP; it ends with the test.
class ShopProcess {
public:
    ShopProcess(const QString& folder, const QString& workspace)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(MS_BINARY_DIR "/bin/merchant"),
                        {"sandbox", "--port", "0", "--data", folder, "--workspace", workspace, "--stop-with-input"});
        m_address = line();
        m_token = line();
    }
    ~ShopProcess()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }
    ShopProcess(const ShopProcess&) = delete;
    ShopProcess& operator=(const ShopProcess&) = delete;

    [[nodiscard]] const std::string& address() const { return m_address; }
    [[nodiscard]] const std::string& token() const { return m_token; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

    nlohmann::json ask(const std::string& method, const std::string& path, const nlohmann::json& body = nullptr) const
    {
        auto client = platform::HttpClient::create({m_address}, m_token);
        if (!client)
            return {};
        const NoProgress none;
        const auto exchange = (*client)->exchange({method, path, {}, body.is_null() ? "" : body.dump()}, none);
        return exchange.answer ? nlohmann::json::parse(exchange.answer->body, nullptr, false) : nlohmann::json();
    }

private:
    std::string line()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(20000))
                return {};
        }
        return m_process.readLine().trimmed().toStdString();
    }

    QProcess m_process;
    std::string m_address;
    std::string m_token;
};

} // namespace ms::test
