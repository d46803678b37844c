// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/pull_store.h"

#include "workflow/clock.h"
#include "workspace/customer_repository.h"
#include "workspace/location_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/pull_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <tuple>

namespace ms::workflow {
namespace {

using workspace::ImportKey;
using workspace::OrderLine;

constexpr const char* canceledMark = "-canceled";

std::string stockMark(workspace::ProductKey product, workspace::LocationKey location)
{
    return std::to_string(product.value) + "@" + std::to_string(location.value);
}

} // namespace

PullStore::PullStore(workspace::Workspace& workspace, std::string channel, Day today)
    : m_workspace(workspace), m_channel(std::move(channel)), m_today(today)
{
}

void PullStore::forget()
{
    m_products.clear();
    m_locations.clear();
    m_customers.clear();
    m_stock.clear();
    m_stockKnown = false;
}

Result<workspace::ProductKey> PullStore::productKey(const Sku& sku, ImportKey round)
{
    if (const auto known = m_products.find(sku.text); known != m_products.end())
        return known->second;
    workspace::ProductRepository repository(m_workspace);
    const auto there = repository.bySku(sku);
    if (!there && there.error().code != ErrorCode::NotFound)
        return tl::unexpected(there.error());
    workspace::Product fresh; // sold once, and not in the catalogue any more
    fresh.sku = sku;
    const auto key = there ? Result<workspace::ProductKey>(there->key) : repository.add(fresh, round);
    if (key)
        m_products.emplace(sku.text, *key);
    return key;
}

Result<workspace::LocationKey> PullStore::locationKey(const LocationId& id, const std::string& name, ImportKey round)
{
    workspace::LocationRepository repository(m_workspace);
    if (m_locations.empty()) {
        const auto all = repository.all();
        if (!all)
            return tl::unexpected(all.error());
        for (const workspace::Location& location : *all)
            m_locations.emplace(location.id.text, location.key);
    }
    if (const auto known = m_locations.find(id.text); known != m_locations.end())
        return known->second;
    const auto key = repository.add({{}, id, name}, round);
    if (key)
        m_locations.emplace(id.text, *key);
    return key;
}

Result<std::optional<workspace::CustomerKey>> PullStore::customerKey(const std::optional<CustomerId>& id,
                                                                     ImportKey round)
{
    if (!id)
        return std::nullopt;
    if (const auto known = m_customers.find(id->text); known != m_customers.end())
        return known->second;
    workspace::CustomerRepository repository(m_workspace);
    const auto there = repository.byId(*id);
    if (!there && there.error().code != ErrorCode::NotFound)
        return tl::unexpected(there.error());
    workspace::Customer fresh;
    fresh.id = *id;
    const auto key = there ? Result<workspace::CustomerKey>(there->key) : repository.add(fresh, round);
    if (!key)
        return tl::unexpected(key.error());
    m_customers.emplace(id->text, *key);
    return *key;
}

Result<bool> PullStore::keepProduct(const platform::ShopProduct& row, ImportKey round)
{
    workspace::ProductRepository repository(m_workspace);
    auto there = repository.bySku(row.sku);
    if (!there && there.error().code != ErrorCode::NotFound)
        return tl::unexpected(there.error());
    const bool isNew = !there;
    workspace::Product product = isNew ? workspace::Product{} : *there;
    const auto priceBefore = product.priceMinor;
    product.sku = row.sku;
    if (!row.title.empty())
        product.title = row.title;
    if (!row.category.empty())
        product.category = row.category;
    if (row.price)
        product.priceMinor = row.price->minor;
    if (row.unitCost)
        product.unitCostMinor = row.unitCost->minor;
    if (!isNew && product == *there)
        return false;
    if (isNew) {
        const auto key = repository.add(product, round);
        if (!key)
            return tl::unexpected(key.error());
        product.key = *key;
    } else if (auto updated = repository.update(product, round); !updated) {
        return tl::unexpected(updated.error());
    }
    m_products.insert_or_assign(row.sku.text, product.key);
    if (product.priceMinor && product.priceMinor != priceBefore) {
        const auto kept = workspace::PriceRepository(m_workspace)
                              .setPrice({product.key, m_today, *product.priceMinor, "pull", std::nullopt}, round);
        if (!kept)
            return tl::unexpected(kept.error());
    }
    return true;
}

Result<std::int64_t> PullStore::keep(const std::vector<platform::ShopProduct>& rows, ImportKey round)
{
    std::int64_t changed = 0;
    for (const platform::ShopProduct& row : rows) {
        const auto kept = keepProduct(row, round);
        if (!kept)
            return tl::unexpected(kept.error());
        changed += *kept ? 1 : 0;
    }
    return changed;
}

Result<std::int64_t> PullStore::keep(const std::vector<platform::ShopStock>& rows, ImportKey round)
{
    workspace::StockRepository repository(m_workspace);
    if (!m_stockKnown) {
        const auto latest = repository.latest(m_today);
        if (!latest)
            return tl::unexpected(latest.error());
        for (const workspace::StockPosition& position : *latest)
            m_stock[stockMark(position.product, position.location)] = position;
        m_stockKnown = true;
    }
    std::int64_t changed = 0;
    for (const platform::ShopStock& row : rows) {
        const auto product = productKey(row.sku, round);
        const auto location =
            product ? locationKey(row.location, row.locationName, round) : tl::unexpected(product.error());
        if (!location)
            return tl::unexpected(location.error());
        const workspace::StockPosition position{*product, *location, m_today, row.onHand, row.reserved, {}};
        const std::string mark = stockMark(*product, *location);
        if (const auto before = m_stock.find(mark); before != m_stock.end() && before->second == position)
            continue;
        if (auto kept = repository.set(position, round); !kept)
            return tl::unexpected(kept.error());
        m_stock[mark] = position;
        ++changed;
    }
    return changed;
}

Result<std::int64_t> PullStore::keep(const std::vector<platform::ShopCustomer>& rows, ImportKey round)
{
    workspace::CustomerRepository repository(m_workspace);
    std::int64_t changed = 0;
    for (const platform::ShopCustomer& row : rows) {
        const auto there = repository.byId(row.id);
        if (!there && there.error().code != ErrorCode::NotFound)
            return tl::unexpected(there.error());
        workspace::Customer customer = there ? *there : workspace::Customer{};
        customer.id = row.id;
        if (!row.country.empty())
            customer.country = row.country;
        if (!row.segment.empty())
            customer.segment = row.segment;
        if (row.acceptsMarketing)
            customer.acceptsMarketing = row.acceptsMarketing;
        if (there && customer == *there)
            continue;
        if (there) {
            if (auto updated = repository.update(customer, round); !updated)
                return tl::unexpected(updated.error());
        } else if (auto added = repository.add(customer, round); !added) {
            return tl::unexpected(added.error());
        }
        ++changed;
    }
    return changed;
}

Result<bool> PullStore::keepOrder(const platform::ShopOrder& row, ImportKey round)
{
    const auto customer = customerKey(row.customer, round);
    if (!customer)
        return tl::unexpected(customer.error());
    // A shop may tell the lines of one order in another order each time.
    std::vector<platform::ShopOrderLine> told = row.lines;
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) {
        return std::tie(a.sku, a.quantity.units, a.netMinor) < std::tie(b.sku, b.quantity.units, b.netMinor);
    });
    std::vector<OrderLine> lines;
    for (const platform::ShopOrderLine& line : told) {
        if (line.quantity.units == 0)
            continue;
        const auto product = productKey(line.sku, round);
        if (!product)
            return tl::unexpected(product.error());
        lines.push_back({{},
                         static_cast<std::int64_t>(lines.size()) + 1,
                         *product,
                         line.quantity.units,
                         line.netMinor,
                         line.netMinor / line.quantity.units,
                         std::nullopt});
    }
    if (lines.empty())
        return false;
    workspace::PullRepository repository(m_workspace);
    workspace::Order order{{}, row.id, *customer, std::nullopt, shopTimeOf(row.orderedAt), false, m_channel};
    auto changed = repository.putOrder(order, lines, round);
    if (!changed)
        return changed;
    order.id.text += canceledMark;
    if (!row.canceled) {
        const auto removed = repository.removeOrder(order.id);
        return removed ? Result<bool>(*changed || *removed) : removed;
    }
    order.isReturn = true;
    order.orderedAt = shopTimeOf(row.updatedAt);
    for (OrderLine& line : lines) {
        line.units = -line.units;
        line.netMinor = -line.netMinor;
    }
    const auto returned = repository.putOrder(order, lines, round);
    return returned ? Result<bool>(*changed || *returned) : returned;
}

Result<std::int64_t> PullStore::keep(const std::vector<platform::ShopOrder>& rows, ImportKey round)
{
    std::int64_t changed = 0;
    for (const platform::ShopOrder& row : rows) {
        const auto kept = keepOrder(row, round);
        if (!kept)
            return tl::unexpected(kept.error());
        changed += *kept ? 1 : 0;
    }
    return changed;
}

Result<std::int64_t> PullStore::keep(const std::vector<platform::ShopCart>& rows, ImportKey round)
{
    workspace::PullRepository repository(m_workspace);
    std::int64_t changed = 0;
    for (const platform::ShopCart& row : rows) {
        const auto customer = customerKey(row.customer, round);
        if (!customer)
            return tl::unexpected(customer.error());
        std::vector<workspace::Event> events;
        for (const platform::ShopCartItem& item : row.items) {
            const auto product = productKey(item.sku, round);
            if (!product)
                return tl::unexpected(product.error());
            events.push_back({shopTimeOf(row.openedAt), row.id, *customer, "cart_add", *product, row.id,
                              item.unitPriceMinor * item.quantity.units});
        }
        const auto kept = repository.putCart(row.id, events, round);
        if (!kept)
            return tl::unexpected(kept.error());
        changed += *kept ? 1 : 0;
    }
    return changed;
}

} // namespace ms::workflow
