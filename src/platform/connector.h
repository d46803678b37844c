// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"
#include "platform/types.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ms::platform {

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

/// What comes next in placing a purchase order: a request, or the order as the shop keeps it.
struct OrderStep {
    std::optional<Request> next;
    bool writes = false; ///< `next` changes something in the shop
    std::optional<PlacedOrder> placed;
};

/// One kind of shop: turns what is wanted into requests and answers into what they mean. Holds nothing, sends nothing.
/// Readers return the Error of errorOf() for a status that is not good, and Unavailable when a good answer is not what
/// the description says (not JSON, cut off, rows missing or of another change): then nothing is guessed.
class Connector {
public:
    virtual ~Connector() = default;
    [[nodiscard]] virtual Capabilities capabilities() const = 0;

    /// The header that carries a secret: "Authorization: Bearer ..." unless the shop wants another.
    [[nodiscard]] virtual Header authorization(const std::string& secret) const;
    /// The request that trades a secret for one that lasts a session, sent without authorization; none: the secret is
    /// used as it is.
    [[nodiscard]] virtual std::optional<Request> signIn(const std::string& secret) const;
    /// The session's secret. Errors: as all readers.
    [[nodiscard]] virtual Result<std::string> readSignIn(const Answer& answer) const;

    /// As verdictOf(), where the shop means what the status says.
    [[nodiscard]] virtual Verdict verdict(const Answer& answer) const { return verdictOf(answer); }
    /// How long the shop asks to be left alone, where it does.
    [[nodiscard]] virtual std::optional<std::chrono::seconds> pauseAsked(const Answer& answer) const
    {
        return answer.retryAfter;
    }
    /// Why an answer is not good, in the shop's own words.
    [[nodiscard]] virtual Error fault(const Answer& answer) const { return errorOf(answer); }

    [[nodiscard]] virtual Request shop() const = 0;
    [[nodiscard]] virtual Result<ShopInfo> readShop(const Answer& answer) const = 0;

    /// How many of `skus`, from the first on, one queryPrices() holds; at least 1 unless there are none.
    [[nodiscard]] virtual std::size_t queryHolds(std::span<const Sku> skus) const;
    /// At most queryHolds() SKUs. `currency` is the shop's.
    [[nodiscard]] virtual Request queryPrices(std::span<const Sku> skus, Currency currency) const = 0;
    /// Those that the shop has, in any order.
    [[nodiscard]] virtual Result<std::vector<ShopPrice>> readPrices(const Answer& answer, Currency currency) const = 0;

    /// The lists of prices that may hide those of readPrices() from shoppers; none: the shop has no such lists.
    [[nodiscard]] virtual std::optional<Request> runningSales() const { return std::nullopt; }
    /// The requests that ask for the prices of those that run at `now`, in unix seconds.
    [[nodiscard]] virtual Result<std::vector<Request>> readRunningSales(const Answer& answer, std::int64_t now) const;
    /// What one such list shows, in any order: `sale` says it in words; of `group` "override" it is shown also where it
    /// is dearer than the base price.
    [[nodiscard]] virtual Result<std::vector<ShopPrice>> readSalePrices(const Answer& answer, Currency currency) const;

    /// At most capabilities().largestPriceBatch writes. `seen` has what readPrices() gave for each of them, all of one
    /// group and without trouble; it is empty for a shop that compares by itself.
    [[nodiscard]] virtual Request writePrices(std::span<const approvals::PriceWrite> writes,
                                              std::span<const ShopPrice> seen) const = 0;
    /// One outcome a write, in the same order.
    [[nodiscard]] virtual Result<std::vector<WriteOutcome>> readOutcomes(std::span<const approvals::PriceWrite> writes,
                                                                         const Answer& answer) const = 0;
    /// What the shop read from its records again after a good write and put into its answer, of the prices `seen`
    /// before; whatever is not here has to be asked for. Most shops only repeat what they were told: nothing.
    [[nodiscard]] virtual std::vector<ShopPrice> readAgain(const Answer& answer, std::span<const ShopPrice> seen) const;

    /// The step after the good answers `soFar` in placing one order; a talk that is cut off begins again with none, and
    /// finds what was done before. All lines share order key, supplier, location and day.
    /// Errors: Unavailable for an answer that is not understood; Conflict, NotFound, InvalidInput when the order cannot
    /// be placed or is not in the shop as it was asked for.
    [[nodiscard]] virtual Result<OrderStep> placeOrder(std::span<const approvals::OrderLineWrite> lines,
                                                       std::span<const Answer> soFar) const = 0;

    /// `cursor` is empty for the first page. `since`: unix seconds; nothing that changed at or after it is left out,
    /// more may come.
    [[nodiscard]] virtual Request listProducts(const std::string& cursor, std::int64_t since) const = 0;
    [[nodiscard]] virtual Result<ListPage<ShopProduct>> readProducts(const Answer& answer, Currency currency) const = 0;
    [[nodiscard]] virtual Request listStock(const std::string& cursor) const = 0;
    [[nodiscard]] virtual Result<ListPage<ShopStock>> readStock(const Answer& answer) const = 0;
    [[nodiscard]] virtual Request listOrders(const std::string& cursor, std::int64_t updatedSince) const = 0;
    [[nodiscard]] virtual Result<ListPage<ShopOrder>> readOrders(const Answer& answer) const = 0;
    [[nodiscard]] virtual Request listCustomers(const std::string& cursor, std::int64_t since) const = 0;
    [[nodiscard]] virtual Result<ListPage<ShopCustomer>> readCustomers(const Answer& answer) const = 0;
    /// Only where capabilities() has abandonedCarts; NotFound of the reader: this shop has them not after all.
    [[nodiscard]] virtual Request listCarts(const std::string& cursor, std::int64_t since) const = 0;
    [[nodiscard]] virtual Result<ListPage<ShopCart>> readCarts(const Answer& answer, Currency currency) const = 0;
};

/// The one connector of each kind; it lives as long as the program.
const Connector& connectorOf(ShopKind kind);
std::string_view toText(ShopKind kind);
/// None for a text that names no kind of shop.
std::optional<ShopKind> shopKindFromText(std::string_view text);

} // namespace ms::platform
