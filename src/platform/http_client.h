// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "platform/types.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

namespace ms::platform {

/// Sends requests to one shop from a thread of its own, so that whoever uses it needs no event loop. Used by one thread
/// at a time. Certificates are always verified; redirects are never followed; no cookies; the token goes to no other
/// host, and is taken out of every answer and every detail that repeats it (redaction.h). Needs a QCoreApplication.
class HttpClient {
public:
    /// Errors: InvalidInput for a base URL that is not one, has a user, query or fragment, or would send the token in
    /// the clear (http to another machine).
    static Result<std::unique_ptr<HttpClient>> create(const Endpoint& endpoint, const std::string& token);
    /// The header that carries the secret from now on; what is in flight keeps the old one. An empty name: none.
    void setAuthorization(const Header& header);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// Sends at once. The answer is handed out by next() under the same `id`.
    void send(std::uint64_t id, const Request& request);
    [[nodiscard]] std::size_t inFlight() const { return m_inFlight; }

    struct Finished {
        std::uint64_t id = 0;
        Exchange exchange;
    };
    /// The next finished exchange; none when `patience` ran out first. With nothing in flight this only waits.
    std::optional<Finished> next(std::chrono::milliseconds patience);

    /// One request and its answer. Nothing else may be in flight. A canceled `progress` gives TransportFault::Aborted.
    Exchange exchange(const Request& request, const Progress& progress);

    /// Gives up everything in flight; nothing of it is handed out any more.
    void abort();

private:
    HttpClient();

    struct Machine;
    std::unique_ptr<Machine> m_machine;
    std::size_t m_inFlight = 0;
};

} // namespace ms::platform
