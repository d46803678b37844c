// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "platform/connector.h"
#include "platform/http_client.h"
#include "platform/retry.h"
#include "workflow/shop_connection.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace ms::workflow {

/// An open way to one shop: its connector, a client that is signed in, and how to sign in again.
class ShopLink {
public:
    /// Signs in where the shop wants that. Errors: InvalidInput (the address), Permission (the secret is refused),
    /// Unavailable, Canceled.
    static Result<std::unique_ptr<ShopLink>> open(const ShopTarget& target, const platform::RetryPolicy& retry,
                                                  Progress& progress);

    [[nodiscard]] const platform::Connector& connector() const { return m_connector; }
    [[nodiscard]] platform::HttpClient& client() { return *m_client; }

    /// The secret is traded for a session, which may end.
    [[nodiscard]] bool signsIn() const;
    /// Errors: as open().
    Result<void> renew(Progress& progress);

    /// A good answer to a request that changes nothing, asked for as patiently as the retry policy says; a session that
    /// has ended is begun again once. Nothing else may be in flight.
    /// Errors: those of Connector::fault(), Unavailable (no answer), Canceled.
    Result<platform::Answer> read(const platform::Request& request, Progress& progress);
    /// What the shop says about itself. Errors: as read().
    Result<platform::ShopInfo> ask(Progress& progress);

    /// By SKU, what running sales show shoppers instead of a base price. What cannot be read is left out: it is a
    /// remark, and no reason to stop.
    std::map<std::string, platform::ShopPrice> salePrices(Currency currency, Progress& progress);

    [[nodiscard]] std::int64_t requests() const { return m_requests; } ///< made by this class, attempts included

private:
    ShopLink(const ShopTarget& target, const platform::RetryPolicy& retry);

    Result<platform::Answer> read(platform::HttpClient& client, const platform::Request& request, Progress& progress);

    ShopTarget m_target;
    platform::RetryPolicy m_retry;
    const platform::Connector& m_connector;
    std::unique_ptr<platform::HttpClient> m_client;
    std::int64_t m_requests = 0;
};

} // namespace ms::workflow
