// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"
#include "platform/types.h"

#include <span>

namespace ms::platform
{

/// How far an answer can be believed to have done what was asked.
enum class Verdict {
    Good,
    Busy,     ///< nothing was done; ask again after Retry-After
    NoAccess, ///< nothing was done; the token is missing, wrong or has ended
    Refused,  ///< nothing was done, and asking again will not help
    Unclear   ///< a server error: whether it was done is not known
};

/// By status alone: 2xx and 304 good, 429 busy, 401 and 403 no access, 5xx and 408 unclear, other 4xx and every
/// redirect refused.
Verdict verdictOf(const Answer& answer);

/// A status that is not good as an Error: Unavailable (429, 5xx, redirects), Permission (401, 403), NotFound (404),
/// Conflict (409, 412), InvalidInput (other 4xx); `detail` holds the shop's own words, shortened.
Error errorOf(const Answer& answer);

/// One kind of shop: turns what is wanted into requests and answers into what they mean. Holds nothing, sends nothing.
/// Readers return the Error of errorOf() for a status that is not good, and Unavailable when a good answer is not what
/// the description says (not JSON, cut off, rows missing or of another change): then nothing is guessed.
class Connector
{
public:
    virtual ~Connector() = default;
    [[nodiscard]] virtual Capabilities capabilities() const = 0;

    [[nodiscard]] virtual Request shop() const = 0;
    [[nodiscard]] virtual Result<ShopInfo> readShop(const Answer& answer) const = 0;

    /// At most capabilities().largestPriceBatch writes.
    [[nodiscard]] virtual Request writePrices(std::span<const approvals::PriceWrite> writes) const = 0;
    /// One outcome a write, in the same order.
    [[nodiscard]] virtual Result<std::vector<WriteOutcome>> readOutcomes(std::span<const approvals::PriceWrite> writes,
                                                                         const Answer& answer) const = 0;

    /// At most capabilities().largestPriceQuery SKUs.
    [[nodiscard]] virtual Request queryPrices(std::span<const Sku> skus) const = 0;
    /// Those that the shop has, in any order.
    [[nodiscard]] virtual Result<std::vector<ShopPrice>> readPrices(const Answer& answer) const = 0;

    /// All lines share order key, supplier, location and day.
    [[nodiscard]] virtual Request placeOrder(std::span<const approvals::OrderLineWrite> lines) const = 0;
    [[nodiscard]] virtual Request getOrder(const std::string& number) const = 0;
    /// Cancels only what still has this ETag.
    [[nodiscard]] virtual Request cancelOrder(const std::string& number, const std::string& etag) const = 0;
    /// Reads the answer to any of the three.
    [[nodiscard]] virtual Result<PlacedOrder> readOrder(const Answer& answer) const = 0;

    /// `cursor` is empty for the first page.
    [[nodiscard]] virtual Request listProducts(const std::string& cursor) const = 0;
    [[nodiscard]] virtual Result<ListPage<ShopProduct>> readProducts(const Answer& answer) const = 0;
    [[nodiscard]] virtual Request listStock(const std::string& cursor) const = 0;
    [[nodiscard]] virtual Result<ListPage<ShopStock>> readStock(const Answer& answer) const = 0;
    [[nodiscard]] virtual Request listOrders(const std::string& cursor, std::int64_t updatedSince) const = 0;
    [[nodiscard]] virtual Result<ListPage<ShopOrder>> readOrders(const Answer& answer) const = 0;
    [[nodiscard]] virtual Request listCustomers(const std::string& cursor) const = 0;
    [[nodiscard]] virtual Result<ListPage<ShopCustomer>> readCustomers(const Answer& answer) const = 0;
};

} // namespace ms::platform
