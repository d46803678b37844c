// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_sales_file.h"

#include "sources/csv_sniff.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace ms::workflow {
namespace {

using sources::TextIndex;

constexpr std::int64_t micro = 1'000'000;
/// A million million of the currency: far above any line that was ever sold, and sums of some of them fit 64 bits.
constexpr std::int64_t largestMicros = micro * 1'000'000'000'000;

/// a x b, or none when it does not fit.
std::optional<std::int64_t> product(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}

/// micros / units, rounded to whole minor units, halves away from zero.
std::int64_t minorAUnit(std::int64_t micros, std::int64_t units, int decimals)
{
    return units == 0 ? 0 : sources::microsToMinor(micros / units, decimals);
}

} // namespace

bool isGoods(GoodsRule rule, std::string_view sku, std::string_view department)
{
    if (rule == GoodsRule::FiveDigits) {
        const bool digits =
            sku.size() >= 5 && std::all_of(sku.begin(), sku.begin() + 5, [](char c) { return c >= '0' && c <= '9'; });
        return digits || sku.starts_with("DCGS") || (sku.starts_with("SP") && sku.size() > 3);
    }
    if (rule == GoodsRule::Grocery) {
        static constexpr std::array<std::string_view, 9> others{
            "FUEL",          "COUPON",         "MISCELLANEOUS",   "CHARITABLE CONT", "POSTAL CENTER",
            "PHOTO & VIDEO", "PROD-WHS SALES", "CNTRL/STORE SUP", "GM MERCH EXP"};
        return std::find(others.begin(), others.end(), department) == others.end();
    }
    return true;
}

SalesParser::SalesParser(const ImportProfile& profile, const ColumnMap& columns, const ReadingRules& rules)
    : m_profile(profile), m_columns(columns), m_rules(rules)
{
}

SalesParser::Read<std::int64_t> SalesParser::readUnits(const sources::CsvRow& row) const
{
    const std::string_view text = row[m_columns[ImportField::Quantity]];
    if (const auto units = sources::parseInteger(text))
        return *units;
    const auto amount = sources::parseAmount(text, m_rules.mark);
    if (amount && *amount && (*amount)->micros % micro == 0)
        return (*amount)->micros / micro;
    return tl::unexpected(Reject{ImportField::Quantity, "is not a whole number of units"});
}

SalesParser::Read<std::optional<std::int64_t>> SalesParser::readMicros(const sources::CsvRow& row,
                                                                       ImportField field) const
{
    if (!m_columns.has(field))
        return std::optional<std::int64_t>();
    auto amount = sources::parseAmount(row[m_columns[field]], m_rules.mark);
    if (!amount)
        return tl::unexpected(Reject{field, std::move(amount.error().detail)});
    if (!*amount)
        return std::optional<std::int64_t>();
    if (std::abs((*amount)->micros) > largestMicros)
        return tl::unexpected(Reject{field, "is too large"});
    const Currency stated = (*amount)->currency;
    if (stated.known() && m_rules.currency.known() && stated != m_rules.currency)
        return tl::unexpected(Reject{field, "is not in " + m_rules.currency.text()});
    return std::optional((*amount)->micros);
}

/// Price, net and list price of a line whose units are known.
SalesParser::Read<bool> SalesParser::readPrices(const sources::CsvRow& row, SalesLine& line) const
{
    const int decimals = m_rules.currency.decimals();
    std::array<std::int64_t, 6> values{};
    constexpr std::array<ImportField, 6> fields{ImportField::UnitPrice,     ImportField::LineTotal,
                                                ImportField::LineDiscount,  ImportField::DealDiscount,
                                                ImportField::MatchDiscount, ImportField::ListPrice};
    std::array<bool, 6> given{};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto value = readMicros(row, fields[i]);
        if (!value)
            return tl::unexpected(value.error());
        values[i] = value->value_or(0);
        given[i] = value->has_value();
    }
    const auto [price, total, discount, dealAsWritten, match, list] = values;
    const std::int64_t deal = std::abs(dealAsWritten); // tills write discounts with and without a minus
    if (m_columns.has(ImportField::UnitPrice) && !given[0])
        return tl::unexpected(Reject{ImportField::UnitPrice, "is empty (expected an amount)"});
    if (!m_columns.has(ImportField::UnitPrice) && !given[1])
        return tl::unexpected(Reject{ImportField::LineTotal, "is empty (expected an amount)"});
    std::int64_t net = total;
    if (!given[1]) {
        const auto gross = product(line.units, price);
        if (!gross || *gross > largestMicros || *gross < -largestMicros)
            return tl::unexpected(Reject{ImportField::UnitPrice, "is too large"});
        net = *gross - (line.units < 0 ? -discount : discount);
    }
    line.netMinor = sources::microsToMinor(net, decimals);
    line.unitPriceMinor =
        given[0] && discount == 0 ? sources::microsToMinor(price, decimals) : minorAUnit(net, line.units, decimals);
    if (given[5])
        line.listPriceMinor = sources::microsToMinor(list, decimals);
    else if (discount != 0 && given[0])
        line.listPriceMinor = sources::microsToMinor(price, decimals);
    else if ((deal != 0 || match != 0) && line.units != 0)
        line.listPriceMinor = minorAUnit(net + deal + match, line.units, decimals);
    return true;
}

std::string_view SalesParser::skuOf(const sources::CsvRow& row) const
{
    const std::string_view sku = row[m_columns[ImportField::Sku]];
    return sku.empty() && m_columns.has(ImportField::SkuElse) ? row[m_columns[ImportField::SkuElse]] : sku;
}

bool SalesParser::isRefundLine(const sources::CsvRow& row) const
{
    return !m_profile.fillDown && m_columns.has(ImportField::Status) &&
           normalizedHeader(row[m_columns[ImportField::Status]]) == "refund";
}

/// What the row says of the end of its order.
SalesParser::Read<SalesOrder> SalesParser::readStatus(const sources::CsvRow& row) const
{
    SalesOrder order;
    const auto text = [&](ImportField field) {
        return m_columns.has(field) ? row[m_columns[field]] : std::string_view();
    };
    if (const std::string_view canceled = text(ImportField::CanceledAt); !canceled.empty()) {
        const auto time = sources::parseMoment(canceled, m_rules.order);
        if (!time)
            return tl::unexpected(Reject{ImportField::CanceledAt, time.error().detail});
        order.undone = true;
        order.undoneAt = time->time_since_epoch().count();
    }
    if (m_columns.has(ImportField::Status)) {
        const std::string status = normalizedHeader(text(ImportField::Status));
        order.undone |= status == "refunded" || status == "voided" || status == "canceled" || status == "cancelled";
    }
    const auto refund = readMicros(row, ImportField::RefundedAmount);
    if (!refund)
        return tl::unexpected(refund.error());
    order.refundMinor = sources::microsToMinor(refund->value_or(0), m_rules.currency.decimals());
    return order;
}

SalesParser::Read<SalesLine> SalesParser::readLine(const sources::CsvRow& row) const
{
    SalesLine line;
    const std::string_view currency =
        m_columns.has(ImportField::Currency) ? row[m_columns[ImportField::Currency]] : std::string_view();
    if (!currency.empty() && currency != m_rules.currency.text())
        return tl::unexpected(Reject{ImportField::Currency, "is not " + m_rules.currency.text()});
    const auto units = readUnits(row);
    if (!units)
        return tl::unexpected(units.error());
    line.units = *units;
    if (const auto prices = readPrices(row, line); !prices)
        return tl::unexpected(prices.error());
    if (skuOf(row).empty())
        return tl::unexpected(Reject{ImportField::Sku, "is empty (expected a product code)"});
    return line;
}

SalesParser::Read<std::int64_t> SalesParser::readTime(const sources::CsvRow& row)
{
    const std::string_view text = row[m_columns[ImportField::OrderTime]];
    const bool clock = m_columns.has(ImportField::OrderClock);
    if (!clock && text == m_lastTimeText && !text.empty())
        return m_lastTime;
    const std::string both =
        clock ? std::string(text) + ' ' + std::string(row[m_columns[ImportField::OrderClock]]) : std::string(text);
    const auto time = sources::parseMoment(both, m_rules.order);
    if (!time)
        return tl::unexpected(Reject{ImportField::OrderTime, time.error().detail});
    m_lastTimeText = text;
    m_lastTime = time->time_since_epoch().count();
    return m_lastTime;
}

/// What an order's later lines may add: a customer, a place, a channel.
void SalesParser::describe(SalesOrder& order, const sources::CsvRow& row)
{
    const auto text = [&](ImportField field) {
        return m_columns.has(field) ? row[m_columns[field]] : std::string_view();
    };
    if (order.customer == TextIndex::none && !text(ImportField::Customer).empty()) {
        order.customer = m_file.customerIds.add(text(ImportField::Customer));
        if (order.customer == m_file.customerCountries.size())
            m_file.customerCountries.push_back(m_file.texts.keep(text(ImportField::Country)));
    }
    if (order.location == TextIndex::none && !text(ImportField::Location).empty())
        order.location = m_file.locationIds.add(text(ImportField::Location));
    if (order.channel == TextIndex::none && !text(ImportField::Channel).empty())
        order.channel = m_file.channels.add(text(ImportField::Channel));
}

std::uint32_t SalesParser::orderOf(std::string_view id, std::int64_t time, const sources::CsvRow& row)
{
    const bool same = m_lastOrder != TextIndex::none && m_file.orderIds[m_lastOrder] == id;
    const std::uint32_t number = same ? m_lastOrder : m_file.orderIds.add(id);
    if (number == m_file.orders.size()) {
        SalesOrder order;
        order.orderedAt = time;
        order.canceled = m_profile.cancellationPrefixC && id.starts_with('C');
        m_file.orders.push_back(order);
    }
    describe(m_file.orders[number], row);
    m_lastOrder = number;
    return number;
}

std::uint32_t SalesParser::productOf(const sources::CsvRow& row, const SalesLine& line)
{
    const std::string_view sku = skuOf(row);
    const std::uint32_t number = m_file.skus.add(sku);
    if (number == m_file.products.size())
        m_file.products.push_back({{}, 0, isGoods(m_profile.goods, sku, {})});
    if (!m_columns.has(ImportField::Title))
        return number;
    // Majority vote of Boyer and Moore (1991) over the lines that were sold; a title without a price only fills a gap.
    const std::string_view title = row[m_columns[ImportField::Title]];
    SalesProduct& known = m_file.products[number];
    const bool sold = line.units > 0 && line.unitPriceMinor > 0;
    if (title.empty() || (!sold && !known.title.empty()))
        return number;
    if (known.title == title)
        known.votes += sold ? 1 : 0;
    else if (known.votes == 0)
        known = {m_file.texts.keep(title), sold ? 1U : 0U, known.goods};
    else
        --known.votes;
    return number;
}

/// The order that undoes `order`, made when it is first asked for.
std::uint32_t SalesParser::returnOf(std::uint32_t order)
{
    const std::uint32_t number = m_file.orderIds.add(std::string(m_file.orderIds[order]) + " returned");
    if (number == m_file.orders.size()) {
        SalesOrder back = m_file.orders[order];
        back.orderedAt = std::max(back.orderedAt, back.undoneAt);
        back.canceled = true;
        back.undone = false;
        back.refundMinor = 0;
        m_file.orders.push_back(back);
    }
    return number;
}

void SalesParser::finish()
{
    const std::size_t lines = m_file.lines.size();
    struct Paid {
        std::int64_t net = 0;    // of the order's purchases
        std::int64_t before = 0; // of those that have had their part of the refund
    };
    std::vector<Paid> paid(m_file.orders.size());
    for (const SalesLine& line : m_file.lines)
        paid[line.order].net += std::max<std::int64_t>(line.netMinor, 0);
    for (std::size_t i = 0; i < lines; ++i) {
        SalesLine line = m_file.lines[i];
        const SalesOrder order = m_file.orders[line.order];
        const std::int64_t net = line.netMinor;
        Paid& part = paid[line.order];
        const bool refunded = order.refundMinor > 0 && !order.undone && net > 0;
        if (line.units < 0 || (!order.undone && !refunded))
            continue;
        line.order = returnOf(line.order);
        line.derived = true;
        line.units = order.undone ? -line.units : 0;
        if (refunded) {
            // What is refunded of the lines up to here, less what was of those before: the parts add up to the whole.
            const double share = std::min(1.0, static_cast<double>(order.refundMinor) / static_cast<double>(part.net));
            const std::int64_t upToHere = std::llround(share * static_cast<double>(part.before + net));
            line.netMinor = std::llround(share * static_cast<double>(part.before)) - upToHere;
            part.before += net;
        } else {
            line.netMinor = -net;
        }
        m_file.lines.push_back(line);
    }
}

std::optional<sources::RejectedRow> SalesParser::add(const sources::CsvRow& row)
{
    const auto rejected = [&](const Reject& reject) {
        return row.reject(m_columns.has(reject.field) ? m_columns[reject.field] : 0, reject.reason);
    };
    std::string_view id = row[m_columns[ImportField::OrderId]];
    if (id.empty() && m_profile.fillDown && m_lastOrder != TextIndex::none)
        id = m_file.orderIds[m_lastOrder];
    std::string returnId;
    const bool refundLine = isRefundLine(row);
    if (refundLine) {
        returnId = std::string(id) + " returned";
        id = returnId;
    }
    if (id.empty())
        return rejected({ImportField::OrderId, "is empty (expected an order number)"});
    auto line = readLine(row);
    if (!line)
        return rejected(line.error());
    const std::uint32_t there = m_profile.fillDown ? m_file.orderIds.find(id) : TextIndex::none;
    Read<std::int64_t> time = std::int64_t{0};
    if (there == TextIndex::none || !row[m_columns[ImportField::OrderTime]].empty())
        time = readTime(row);
    if (!time)
        return rejected(time.error());
    const auto status = readStatus(row);
    if (!status)
        return rejected(status.error());
    if (refundLine && line->units > 0) {
        line->units = -line->units;
        line->netMinor = -std::abs(line->netMinor);
    }
    line->order = orderOf(id, *time, row);
    line->product = productOf(row, *line);
    SalesOrder& order = m_file.orders[line->order];
    order.purchases |= line->units > 0;
    order.returns |= line->units < 0;
    order.canceled |= refundLine;
    order.undone |= status->undone;
    order.undoneAt = std::max(order.undoneAt, status->undoneAt);
    order.refundMinor = std::max(order.refundMinor, status->refundMinor);
    m_file.lines.push_back(*line);
    return std::nullopt;
}

} // namespace ms::workflow
