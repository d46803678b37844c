// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_sales.h"

#include "sources/csv_sniff.h"
#include "workflow/import_content.h"
#include "workflow/import_prices.h"
#include "workspace/customer_repository.h"
#include "workspace/import_writer.h"
#include "workspace/location_repository.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ms::workflow {
namespace {

using namespace ms::workspace;
using sources::TextIndex;
using sources::toUtf8;

constexpr std::size_t linesAtOnce = 8192;

/// Line numbers sorted by order, file order kept.
std::vector<std::uint32_t> linesByOrder(const SalesFile& file)
{
    std::vector<std::uint32_t> next(file.orders.size() + 1, 0);
    for (const SalesLine& line : file.lines)
        ++next[line.order + 1];
    for (std::size_t i = 1; i < next.size(); ++i)
        next[i] += next[i - 1];
    std::vector<std::uint32_t> sorted(file.lines.size());
    for (std::size_t i = 0; i < file.lines.size(); ++i)
        sorted[next[file.lines[i].order]++] = static_cast<std::uint32_t>(i);
    return sorted;
}

template <class AnyKey>
Result<void> lookUp(const Result<KeyDictionary<AnyKey>>& dictionary, const TextIndex& texts, std::vector<AnyKey>& keys)
{
    if (!dictionary)
        return tl::unexpected(dictionary.error());
    for (std::uint32_t i = 0; i < texts.size(); ++i)
        keys[i] = dictionary->find(toUtf8(texts[i])).value_or(AnyKey{});
    return {};
}

/// Marks the lines of one order that are there already.
Result<void> matchOrder(const OrderRepository& orders, const SalesFile& file, std::span<const std::uint32_t> lines,
                        SalesMatch& match)
{
    const std::uint32_t order = file.lines[lines.front()].order;
    const auto there = orders.linesOf(match.orders[order]);
    if (!there)
        return tl::unexpected(there.error());
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, int> left; // product, units, net: lines not matched
    for (const OrderLine& line : *there) {
        match.lastLine[order] = std::max(match.lastLine[order], line.line);
        ++left[{line.product.value, line.units, line.netMinor}];
    }
    for (const std::uint32_t number : lines) {
        const SalesLine& line = file.lines[number];
        const auto same = left.find({match.products[line.product].value, line.units, line.netMinor});
        if (same == left.end() || same->second == 0)
            continue;
        --same->second;
        match.known[number] = true;
        ++match.linesKnown;
    }
    return {};
}

/// One import under way; each step writes one noun.
class SalesWriter {
public:
    SalesWriter(Workspace& workspace, ImportWriter& writer, const SalesFile& file, SalesMatch& match)
        : m_workspace(workspace), m_writer(writer), m_file(file), m_match(match), m_newProducts(file.products.size())
    {
        for (std::size_t i = 0; i < m_newProducts.size(); ++i)
            m_newProducts[i] = !match.products[i].stored();
    }

    /// The prices that products have already.
    Result<void> readHistories();
    [[nodiscard]] std::int64_t priceBefore(std::uint32_t product, Day day) const;
    Result<void> writeProducts(const std::vector<PriceChange>& prices);
    Result<void> writeCustomers();
    Result<void> writeOrdersAndLines(Progress& progress);
    Result<void> writePrices(const std::vector<PriceChange>& prices, Progress& progress);

private:
    Result<void> writeOrder(std::uint32_t order);
    Result<void> updateProduct(const PriceChange& newest);

    Workspace& m_workspace;
    ImportWriter& m_writer;
    const SalesFile& m_file;
    SalesMatch& m_match;
    std::vector<bool> m_newProducts;
    std::vector<std::vector<PricePoint>> m_histories; // by product, oldest first
};

Result<void> SalesWriter::readHistories()
{
    m_histories.resize(m_newProducts.size());
    const PriceRepository repository(m_workspace);
    for (std::size_t i = 0; i < m_newProducts.size(); ++i) {
        if (m_newProducts[i])
            continue;
        auto there = repository.historyOf(m_match.products[i]);
        if (!there)
            return tl::unexpected(there.error());
        m_histories[i] = std::move(*there);
    }
    return {};
}

std::int64_t SalesWriter::priceBefore(std::uint32_t product, Day day) const
{
    const auto& history = m_histories[product];
    const auto later = std::upper_bound(history.begin(), history.end(), day,
                                        [](Day one, const PricePoint& point) { return one < point.day; });
    return later == history.begin() ? 0 : (later - 1)->priceMinor;
}

Result<void> SalesWriter::writeProducts(const std::vector<PriceChange>& prices)
{
    ProductRepository repository(m_workspace);
    std::vector<std::optional<std::int64_t>> current(m_file.products.size());
    for (const PriceChange& price : prices)
        current[price.product] = price.priceMinor;
    for (std::uint32_t i = 0; i < m_file.products.size(); ++i) {
        if (!m_newProducts[i])
            continue;
        Product product;
        product.sku.text = toUtf8(m_file.skus[i]);
        product.title = toUtf8(m_file.products[i].title);
        product.priceMinor = current[i];
        product.goods = m_file.products[i].goods;
        const auto key = repository.add(product, m_writer.key());
        if (!key)
            return tl::unexpected(key.error());
        m_match.products[i] = *key;
    }
    return {};
}

Result<void> SalesWriter::writeCustomers()
{
    CustomerRepository repository(m_workspace);
    for (std::uint32_t i = 0; i < m_file.customerIds.size(); ++i) {
        if (m_match.customers[i].stored())
            continue;
        Customer customer;
        customer.id.text = toUtf8(m_file.customerIds[i]);
        customer.country = toUtf8(m_file.customerCountries[i]);
        const auto key = repository.add(customer, m_writer.key());
        if (!key)
            return tl::unexpected(key.error());
        m_match.customers[i] = *key;
    }
    return {};
}

Result<void> SalesWriter::writeOrder(std::uint32_t number)
{
    const SalesOrder& from = m_file.orders[number];
    Order order;
    order.id.text = toUtf8(m_file.orderIds[number]);
    if (from.customer != TextIndex::none)
        order.customer = m_match.customers[from.customer];
    if (from.location != TextIndex::none)
        order.location = m_match.locations[from.location];
    if (from.channel != TextIndex::none)
        order.channel = toUtf8(m_file.channels[from.channel]);
    order.orderedAt = ShopTime{std::chrono::seconds{from.orderedAt}};
    order.isReturn = from.isReturn();
    const auto key = m_writer.addOrder(order);
    if (!key)
        return tl::unexpected(key.error());
    m_match.orders[number] = *key;
    return {};
}

Result<void> SalesWriter::writeOrdersAndLines(Progress& progress)
{
    std::vector<OrderLine> batch;
    batch.reserve(linesAtOnce);
    std::int64_t done = 0;
    const auto flush = [&]() -> Result<void> {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "the import was canceled");
        auto added = m_writer.addLines(batch);
        done += static_cast<std::int64_t>(batch.size());
        batch.clear();
        progress.report(done, static_cast<std::int64_t>(m_file.lines.size()) - m_match.linesKnown);
        return added;
    };
    for (const std::uint32_t number : m_match.byOrder) {
        if (m_match.known[number])
            continue;
        const SalesLine& line = m_file.lines[number];
        if (!m_match.orders[line.order].stored()) {
            if (auto written = writeOrder(line.order); !written)
                return written;
        }
        batch.push_back(
            {m_match.orders[line.order], ++m_match.lastLine[line.order], m_match.products[line.product], line.units,
             line.netMinor, line.unitPriceMinor,
             line.listPriceMinor == SalesLine::noListPrice ? std::nullopt : std::optional(line.listPriceMinor)});
        if (batch.size() == linesAtOnce) {
            if (auto flushed = flush(); !flushed)
                return flushed;
        }
    }
    return flush();
}

/// A product that was there takes the last price of sales that are newer than those it had.
Result<void> SalesWriter::updateProduct(const PriceChange& newest)
{
    ProductRepository repository(m_workspace);
    const auto& history = m_histories[newest.product];
    const auto there = repository.byKey(m_match.products[newest.product]);
    if (!there)
        return tl::unexpected(there.error());
    Product product = *there;
    if (product.title.empty())
        product.title = toUtf8(m_file.products[newest.product].title);
    if (history.empty() || history.back().day <= newest.day)
        product.priceMinor = newest.priceMinor;
    return product == *there ? Result<void>() : repository.update(product, m_writer.key());
}

Result<void> SalesWriter::writePrices(const std::vector<PriceChange>& prices, Progress& progress)
{
    PriceRepository repository(m_workspace);
    for (std::size_t i = 0; i < prices.size(); ++i) {
        const PriceChange& price = prices[i];
        if (i % linesAtOnce == 0 && progress.canceled())
            return failure(ErrorCode::Canceled, "the import was canceled");
        const bool last = i + 1 == prices.size() || prices[i + 1].product != price.product;
        if (last && !m_newProducts[price.product]) {
            if (auto updated = updateProduct(price); !updated)
                return updated;
        }
        if (priceBefore(price.product, price.day) == price.priceMinor)
            continue;
        const PricePoint point{m_match.products[price.product], price.day, price.priceMinor, "import", std::nullopt};
        if (auto set = repository.setPrice(point, m_writer.key()); !set)
            return set;
    }
    return {};
}

} // namespace

SalesMatch matchNothing(const SalesFile& file)
{
    SalesMatch match;
    match.products.resize(file.skus.size());
    match.customers.resize(file.customerIds.size());
    match.locations.resize(file.locationIds.size());
    match.orders.resize(file.orders.size());
    match.lastLine.resize(file.orders.size());
    match.known.resize(file.lines.size());
    match.byOrder = linesByOrder(file);
    return match;
}

Result<SalesMatch> matchSales(Workspace& workspace, const SalesFile& file)
{
    SalesMatch match = matchNothing(file);
    const OrderRepository orders(workspace);
    if (auto found = lookUp(ProductRepository(workspace).keys(), file.skus, match.products); !found)
        return tl::unexpected(found.error());
    if (auto found = lookUp(CustomerRepository(workspace).keys(), file.customerIds, match.customers); !found)
        return tl::unexpected(found.error());
    if (auto found = lookUp(LocationRepository(workspace).keys(), file.locationIds, match.locations); !found)
        return tl::unexpected(found.error());
    if (auto found = lookUp(orders.keys(), file.orderIds, match.orders); !found)
        return tl::unexpected(found.error());
    for (std::size_t begin = 0; begin < match.byOrder.size();) {
        const std::uint32_t order = file.lines[match.byOrder[begin]].order;
        std::size_t end = begin;
        while (end < match.byOrder.size() && file.lines[match.byOrder[end]].order == order)
            ++end;
        if (match.orders[order].stored()) {
            const std::span<const std::uint32_t> lines(match.byOrder.data() + begin, end - begin);
            if (auto matched = matchOrder(orders, file, lines, match); !matched)
                return tl::unexpected(matched.error());
        }
        begin = end;
    }
    return match;
}

Result<void> writeSales(Workspace& workspace, ImportWriter& writer, const SalesFile& file, SalesMatch& match,
                        Progress& progress)
{
    SalesWriter sales(workspace, writer, file, match);
    if (auto read = sales.readHistories(); !read)
        return read;
    const std::vector<PriceChange> prices = priceChanges(
        file, match.known, [&](std::uint32_t product, Day day) { return sales.priceBefore(product, day); });
    return sales.writeProducts(prices)
        .and_then([&] { return sales.writeCustomers(); })
        .and_then([&] { return addBareLocations(workspace, writer, file.locationIds, match.locations); })
        .and_then([&] { return sales.writeOrdersAndLines(progress); })
        .and_then([&] { return sales.writePrices(prices, progress); });
}

} // namespace ms::workflow
