// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/shop_link.h"

#include "workflow/clock.h"

#include <chrono>

namespace ms::workflow {
namespace {

using Clock = std::chrono::steady_clock;
using platform::TransportFault;
using platform::Verdict;

/// False when it was canceled.
bool waitUntil(Clock::time_point moment, platform::HttpClient& client, const Progress& progress)
{
    while (Clock::now() < moment) {
        if (progress.canceled())
            return false;
        client.next(std::chrono::milliseconds(50)); // nothing is in flight: this only waits
    }
    return true;
}

} // namespace

ShopLink::ShopLink(const ShopTarget& target, const platform::RetryPolicy& retry)
    : m_target(target), m_retry(retry), m_connector(platform::connectorOf(target.kind))
{
}

Result<std::unique_ptr<ShopLink>> ShopLink::open(const ShopTarget& target, const platform::RetryPolicy& retry,
                                                 Progress& progress)
{
    auto client = platform::HttpClient::create(target.shop, target.secret);
    if (!client)
        return tl::unexpected(client.error());
    std::unique_ptr<ShopLink> link(new ShopLink(target, retry));
    link->m_client = std::move(*client);
    link->m_client->setAuthorization(link->m_connector.authorization(target.secret));
    if (link->signsIn()) {
        if (auto signedIn = link->renew(progress); !signedIn)
            return tl::unexpected(signedIn.error());
    }
    return link;
}

bool ShopLink::signsIn() const
{
    return m_connector.signIn(m_target.secret).has_value();
}

Result<void> ShopLink::renew(Progress& progress)
{
    const auto request = m_connector.signIn(m_target.secret);
    if (!request)
        return failure(ErrorCode::Permission, "this secret has no session to renew");
    // Of its own: others may be in flight in m_client. It knows the secret to keep it out of answers, and sends it in
    // the request alone.
    auto client = platform::HttpClient::create(m_target.shop, m_target.secret);
    if (!client)
        return tl::unexpected(client.error());
    (*client)->setAuthorization({});
    const auto answer = read(**client, *request, progress);
    if (!answer)
        return tl::unexpected(answer.error());
    const auto session = m_connector.readSignIn(*answer);
    if (!session)
        return tl::unexpected(session.error());
    m_client->setAuthorization(m_connector.authorization(*session));
    return {};
}

Result<platform::Answer> ShopLink::read(platform::HttpClient& client, const platform::Request& request,
                                        Progress& progress)
{
    Error last;
    for (int attempt = 1;; ++attempt) {
        ++m_requests;
        platform::Exchange exchange = client.exchange(request, progress);
        std::optional<std::chrono::seconds> pause;
        if (exchange.answer) {
            const Verdict verdict = m_connector.verdict(*exchange.answer);
            if (verdict == Verdict::Good)
                return std::move(*exchange.answer);
            last = m_connector.fault(*exchange.answer);
            pause = m_connector.pauseAsked(*exchange.answer);
            if (verdict != Verdict::Busy && verdict != Verdict::Unclear)
                break;
        } else {
            if (exchange.fault == TransportFault::Aborted)
                return failure(ErrorCode::Canceled, "stopped before the shop had answered");
            last = {ErrorCode::Unavailable,
                    "the shop at " + m_target.shop.baseUrl + " does not answer: " + exchange.detail};
            if (exchange.fault == TransportFault::Insecure)
                break;
        }
        if (attempt >= m_retry.mostAttempts)
            break;
        if (!waitUntil(Clock::now() + platform::pauseBefore(attempt + 1, 0, pause, m_retry), client, progress))
            return failure(ErrorCode::Canceled, "stopped before the shop had answered");
    }
    return tl::unexpected(last);
}

Result<platform::Answer> ShopLink::read(const platform::Request& request, Progress& progress)
{
    auto answer = read(*m_client, request, progress);
    if (answer || answer.error().code != ErrorCode::Permission || !signsIn())
        return answer;
    if (auto renewed = renew(progress); !renewed)
        return tl::unexpected(renewed.error());
    return read(*m_client, request, progress);
}

Result<platform::ShopInfo> ShopLink::ask(Progress& progress)
{
    const auto answer = read(m_connector.shop(), progress);
    if (!answer)
        return tl::unexpected(answer.error());
    return m_connector.readShop(*answer);
}

std::map<std::string, platform::ShopPrice> ShopLink::salePrices(Currency currency, Progress& progress)
{
    std::map<std::string, platform::ShopPrice> sales;
    const auto question = m_connector.runningSales();
    const auto lists = question ? read(*question, progress) : failure(ErrorCode::NotFound, "no lists");
    const auto requests = lists ? m_connector.readRunningSales(*lists, unixNow()) : tl::unexpected(lists.error());
    if (!requests)
        return sales;
    for (const platform::Request& request : *requests) {
        const auto answer = read(request, progress);
        const auto prices = answer ? m_connector.readSalePrices(*answer, currency) : tl::unexpected(answer.error());
        if (!prices)
            continue;
        for (const platform::ShopPrice& price : *prices)
            sales.insert_or_assign(price.sku.text, price);
    }
    return sales;
}

} // namespace ms::workflow
