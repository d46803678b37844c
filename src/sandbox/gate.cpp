// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/gate.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

namespace ms::sandbox
{
namespace
{

double steadySeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string randomToken()
{
    QByteArray bytes(24, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return "sandbox-" + bytes.toHex().toStdString();
}

/// Takes as long for a wrong first character as for a wrong last one.
bool sameText(const std::string& a, const std::string& b)
{
    unsigned int difference = a.size() == b.size() ? 0U : 1U;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        difference |= static_cast<unsigned int>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    return difference == 0;
}

} // namespace

Gate::Gate(const Settings& settings, std::function<std::int64_t()> unixSeconds)
    : m_unixSeconds(std::move(unixSeconds)), m_token(settings.token.empty() ? randomToken() : settings.token),
      m_tokenEnds(m_unixSeconds() + settings.tokenSeconds), m_rate(settings.requestsPerSecond), m_bucket(m_rate),
      m_filledAt(steadySeconds())
{
}

bool Gate::knows(const Request& request) const
{
    return sameText(request.header("authorization"), "Bearer " + m_token);
}

std::optional<Reply> Gate::refusal(const Request& request)
{
    if (!knows(request))
        return unauthorized("a bearer token is needed");
    if (m_unixSeconds() >= m_tokenEnds)
        return unauthorized("the token has ended");
    if (m_rate <= 0)
        return std::nullopt;
    const double now = steadySeconds();
    m_bucket = std::min(m_rate, m_bucket + (now - m_filledAt) * m_rate);
    m_filledAt = now;
    if (m_bucket < 1)
        return busy(1);
    m_bucket -= 1;
    return std::nullopt;
}

void Gate::endTokenIn(std::int64_t seconds)
{
    m_tokenEnds = m_unixSeconds() + seconds;
}

Reply Gate::unauthorized(const std::string& detail)
{
    Reply reply = problem(401, "Unauthorized", detail);
    reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"practice shop\"");
    return reply;
}

Reply Gate::busy(std::int64_t seconds)
{
    Reply reply = problem(429, "Too many requests", "wait before the next request");
    reply.headers.emplace_back("Retry-After", std::to_string(seconds));
    return reply;
}

} // namespace ms::sandbox
