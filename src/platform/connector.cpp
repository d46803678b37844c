// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/connector.h"

#include "platform/medusa.h"
#include "platform/shop_sentences.h"
#include "platform/shopify.h"
#include "platform/studio_platform.h"
#include "platform/woocommerce.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <array>

namespace ms::platform {
namespace {

constexpr std::size_t longestQuote = 300;

/// The shop's own words: the detail of a problem document, else the start of whatever came.
std::string wordsOf(const Answer& answer)
{
    const nlohmann::json json = nlohmann::json::parse(answer.body, nullptr, false);
    std::string words;
    const char* said = json.is_object() && json.contains("detail") ? "detail" : "message"; // RFC 9457, or the usual
    if (json.is_object() && json.contains(said) && json[said].is_string()) {
        words = json[said].get<std::string>();
        if (json.contains("errors") && json["errors"].is_array() && !json["errors"].empty())
            words += " " + json["errors"].front().dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    } else {
        words = answer.body;
    }
    for (char& c : words) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    if (words.size() > longestQuote)
        words = words.substr(0, longestQuote) + "...";
    return words;
}

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorCode::Permission;
    case 404:
        return ErrorCode::NotFound;
    case 409:
    case 412:
        return ErrorCode::Conflict;
    case 408:
    case 429:
        return ErrorCode::Unavailable;
    default:
        return status >= 400 && status < 500 ? ErrorCode::InvalidInput : ErrorCode::Unavailable;
    }
}

} // namespace

Verdict verdictOf(const Answer& answer)
{
    const int status = answer.status;
    if ((status >= 200 && status < 300) || status == 304)
        return Verdict::Good;
    if (status == 429)
        return Verdict::Busy;
    if (status == 401 || status == 403)
        return Verdict::NoAccess;
    if (status >= 500 || status == 408 || status < 200)
        return Verdict::Unclear;
    return Verdict::Refused;
}

Error errorOf(const Answer& answer)
{
    const std::string number = std::to_string(answer.status);
    if (answer.status >= 300 && answer.status < 400)
        return {ErrorCode::Unavailable, shop_sentence::redirected.with({number})};
    return {codeOf(answer.status), shop_sentence::answered.with({number, wordsOf(answer)})};
}

std::size_t Connector::queryHolds(std::span<const Sku> skus) const
{
    return std::min(skus.size(), capabilities().largestPriceQuery);
}

std::vector<ShopPrice> Connector::readAgain(const Answer&, std::span<const ShopPrice>) const
{
    return {};
}

Result<std::vector<Request>> Connector::readRunningSales(const Answer&, std::int64_t) const
{
    return std::vector<Request>();
}

Result<std::vector<ShopPrice>> Connector::readSalePrices(const Answer&, Currency) const
{
    return std::vector<ShopPrice>();
}

Header Connector::authorization(const std::string& secret) const
{
    return {"Authorization", "Bearer " + secret};
}

std::optional<Request> Connector::signIn(const std::string&) const
{
    return std::nullopt;
}

Result<std::string> Connector::readSignIn(const Answer&) const
{
    return failure(ErrorCode::Unavailable, "this kind of shop has no sign-in");
}

const Connector& connectorOf(ShopKind kind)
{
    static const StudioPlatform studio;
    static const Medusa medusa;
    static const Shopify shopify;
    static const WooCommerce wooCommerce;
    switch (kind) {
    case ShopKind::Medusa:
        return medusa;
    case ShopKind::Shopify:
        return shopify;
    case ShopKind::WooCommerce:
        return wooCommerce;
    case ShopKind::Studio:
        break;
    }
    return studio;
}

namespace {

constexpr std::array<std::string_view, 4> kindNames{"studio", "medusa", "shopify", "woocommerce"};

} // namespace

std::string_view toText(ShopKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<ShopKind> shopKindFromText(std::string_view text)
{
    for (std::size_t i = 0; i < kindNames.size(); ++i) {
        if (kindNames[i] == text)
            return static_cast<ShopKind>(i);
    }
    return std::nullopt;
}

} // namespace ms::platform
