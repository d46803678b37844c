// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demo_writer.h"

#include "stats/random.h"
#include "workspace/customer_repository.h"
#include "workspace/event_repository.h"
#include "workspace/import_writer.h"
#include "workspace/location_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <tuple>

namespace ms::workflow {
namespace {

using namespace ms::workspace;

constexpr std::uint64_t eventStream = 3'900'000'000;
constexpr int eventDays = 56; ///< carts and visits are kept for the last eight weeks
constexpr std::size_t linesAtOnce = 8192;

std::string numbered(const char* prefix, std::size_t number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%s%06zu", prefix, number);
    return text.data();
}

const char* channelName(DemoPlace place)
{
    return place == DemoPlace::Web ? "web" : "shop";
}

} // namespace

DemoWriter::DemoWriter(Workspace& workspace, ImportWriter& writer, const DemoPlan& plan,
                       const std::vector<DemoHistory>& histories, const std::vector<DemoCustomer>& customers)
    : m_workspace(workspace), m_writer(writer), m_plan(plan), m_histories(histories), m_customers(customers)
{
}

Result<void> DemoWriter::writeNouns()
{
    for (const DemoSupplier& from : m_plan.suppliers) {
        Supplier supplier;
        supplier.id.text = from.code;
        supplier.name = from.name;
        supplier.leadTimeDays = from.leadTimeDays;
        supplier.leadTimeStdDevDays = from.leadTimeStdDevDays;
        if (from.minimumOrderMinor > 0)
            supplier.minimumOrderMinor = from.minimumOrderMinor;
        const auto key = SupplierRepository(m_workspace).add(supplier, m_writer.key());
        if (!key)
            return tl::unexpected(key.error());
        m_supplierKeys.push_back(*key);
    }
    for (const auto& [code, name] : {std::pair{"WEB", "Web shop warehouse"}, {"HIGH-ST", "High Street shop"}}) {
        const auto key = LocationRepository(m_workspace).add({{}, {code}, name}, m_writer.key());
        if (!key)
            return tl::unexpected(key.error());
        m_locationKeys.push_back(*key);
    }
    CustomerRepository repository(m_workspace);
    for (const DemoCustomer& from : m_customers) {
        Customer customer;
        customer.id.text = from.code;
        customer.country = from.country;
        const auto key = repository.add(customer, m_writer.key());
        if (!key)
            return tl::unexpected(key.error());
        m_customerKeys.push_back(*key);
    }
    return writeProducts();
}

Result<void> DemoWriter::writeProducts()
{
    ProductRepository repository(m_workspace);
    for (std::size_t i = 0; i < m_plan.products.size(); ++i) {
        const DemoProduct& from = m_plan.products[i];
        Product product;
        product.sku.text = from.sku;
        product.title = from.title;
        product.category = from.category;
        product.brand = from.brand;
        product.supplier = m_supplierKeys[from.supplier];
        product.priceMinor = m_histories[i].prices.back().priceMinor;
        product.unitCostMinor = from.costMinor;
        product.minimumOrder = {from.minimumOrder};
        product.packSize = {from.packSize};
        const auto key = repository.add(product, m_writer.key());
        if (!key)
            return tl::unexpected(key.error());
        m_productKeys.push_back(*key);
    }
    return {};
}

Result<void> DemoWriter::writeOrders(const std::vector<DemoOrder>& orders, Progress& progress)
{
    std::vector<OrderLine> batch;
    std::array<std::size_t, 2> numbers{};
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const DemoOrder& from = orders[i];
        Order order;
        order.id.text = numbered(from.isReturn ? "R" : "D", ++numbers[from.isReturn ? 1 : 0]);
        if (from.customer)
            order.customer = m_customerKeys[*from.customer];
        order.location = m_locationKeys[static_cast<std::size_t>(from.place)];
        order.orderedAt = timeAt(from.at);
        order.isReturn = from.isReturn;
        order.channel = channelName(from.place);
        const auto key = m_writer.addOrder(order);
        if (!key)
            return tl::unexpected(key.error());
        std::int64_t position = 0;
        for (const DemoOrderLine& line : from.lines) {
            const DemoSale& sale = m_histories[line.product].sales[line.sale];
            const std::int64_t units = from.isReturn ? -sale.units : sale.units;
            // Lines come product by product: what one visit takes of a product is one line of its order.
            if (position > 0 && batch.back().product == m_productKeys[line.product] &&
                batch.back().unitPriceMinor == sale.unitPriceMinor) {
                batch.back().units += units;
                batch.back().netMinor += units * sale.unitPriceMinor;
                continue;
            }
            batch.push_back({*key, ++position, m_productKeys[line.product], units, units * sale.unitPriceMinor,
                             sale.unitPriceMinor, sale.listPriceMinor});
        }
        if (batch.size() < linesAtOnce && i + 1 < orders.size())
            continue;
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "making the demo shop was canceled");
        if (auto added = m_writer.addLines(batch); !added)
            return added;
        m_lines += static_cast<std::int64_t>(batch.size());
        batch.clear();
        progress.report(static_cast<std::int64_t>(i), static_cast<std::int64_t>(orders.size()));
    }
    return {};
}

Result<void> DemoWriter::writePrices()
{
    PriceRepository repository(m_workspace);
    for (std::size_t i = 0; i < m_histories.size(); ++i) {
        for (const DemoPrice& price : m_histories[i].prices) {
            const PricePoint point{m_productKeys[i], dayAt(price.day), price.priceMinor, "import", std::nullopt};
            if (auto set = repository.setPrice(point, m_writer.key()); !set)
                return set;
        }
        for (const DemoPromotion& from : m_histories[i].promotions) {
            const Promotion promotion{m_productKeys[i],
                                      std::nullopt,
                                      {dayAt(from.firstDay), dayAt(from.lastDay)},
                                      "deal",
                                      "featured at " + toDecimalText(from.priceMinor, 2)};
            if (auto added = repository.addPromotion(promotion, m_writer.key()); !added)
                return tl::unexpected(added.error());
        }
    }
    return {};
}

Result<void> DemoWriter::writeStock(Progress& progress)
{
    StockRepository repository(m_workspace);
    for (std::size_t i = 0; i < m_histories.size(); ++i) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "making the demo shop was canceled");
        for (std::size_t place = 0; place < demoPlaces; ++place) {
            for (const DemoCount& count : m_histories[i].counts) {
                StockPosition position;
                position.product = m_productKeys[i];
                position.location = m_locationKeys[place];
                position.day = dayAt(count.day);
                position.onHand = {count.onHand[place]};
                if (auto set = repository.set(position, m_writer.key()); !set)
                    return set;
            }
        }
    }
    return {};
}

/// What is ordered from one supplier for one place on one day is one purchase order.
Result<void> DemoWriter::writePurchaseOrders()
{
    std::map<std::tuple<int, std::size_t, DemoPlace>, PurchaseOrder> orders;
    for (std::size_t i = 0; i < m_histories.size(); ++i) {
        const DemoProduct& product = m_plan.products[i];
        for (const DemoDelivery& delivery : m_histories[i].deliveries) {
            PurchaseOrder& order = orders[{delivery.orderedDay, product.supplier, delivery.place}];
            order.lines.push_back({m_productKeys[i], {delivery.units}, {0}, product.costMinor});
        }
    }
    PurchaseOrderRepository repository(m_workspace);
    for (auto& [at, order] : orders) {
        const auto& [day, supplier, place] = at;
        const int due = day + deliveryDays(m_plan, supplier, place, day);
        order.code = numbered("PO-", static_cast<std::size_t>(++m_purchaseOrders));
        order.supplier = m_supplierKeys[supplier];
        order.location = m_locationKeys[static_cast<std::size_t>(place)];
        order.orderedDay = dayAt(day);
        order.expectedDay = dayAt(day + static_cast<int>(std::lround(m_plan.suppliers[supplier].leadTimeDays)));
        if (due < m_plan.days) {
            order.receivedDay = dayAt(due);
            for (PurchaseOrderLine& line : order.lines)
                line.received = line.ordered;
        }
        if (auto added = repository.add(order, m_writer.key()); !added)
            return tl::unexpected(added.error());
    }
    return {};
}

/// A web order as the shop's page saw it: each product looked at and put into the cart, then bought.
void DemoWriter::visitOf(const DemoOrder& order, std::size_t number, std::vector<Event>& events) const
{
    stats::Random random(m_plan.size.seed, eventStream + number);
    Event event;
    event.visitor = numbered("V", number);
    event.cart = numbered("K", number);
    if (order.customer)
        event.customer = m_customerKeys[*order.customer];
    std::int64_t at = order.at - 60 * static_cast<std::int64_t>(order.lines.size() + 2);
    std::int64_t value = 0;
    const auto add = [&](const char* kind, std::optional<ProductKey> product, std::optional<std::int64_t> minor) {
        event.at = timeAt(at += 10 + static_cast<std::int64_t>(random.below(20)));
        event.kind = kind;
        event.product = product;
        event.valueMinor = minor;
        events.push_back(event);
    };
    for (const DemoOrderLine& line : order.lines) {
        const DemoSale& sale = m_histories[line.product].sales[line.sale];
        add("view", m_productKeys[line.product], std::nullopt);
        add("cart_add", m_productKeys[line.product], sale.units * sale.unitPriceMinor);
        value += sale.units * sale.unitPriceMinor;
    }
    add("checkout", std::nullopt, value);
    at = order.at - 10;
    add("purchase", std::nullopt, value);
}

/// Somebody who put up to three products into a cart and left.
void DemoWriter::abandonedCart(std::size_t number, std::vector<Event>& events) const
{
    stats::Random random(m_plan.size.seed, eventStream + 10'000'000 + number);
    const std::size_t customer = random.below(m_customers.size());
    const int day = std::max(m_plan.days - eventDays, 0) +
                    static_cast<int>(random.below(static_cast<std::uint64_t>(std::min(eventDays, m_plan.days))));
    Event event;
    event.visitor = numbered("A", number);
    event.cart = numbered("L", number);
    if (random.uniform() < 0.7)
        event.customer = m_customerKeys[customer];
    std::int64_t at = 86400LL * day + 28800 + static_cast<std::int64_t>(random.below(50000));
    const std::uint64_t products = 1 + random.below(3);
    for (std::uint64_t i = 0; i < products; ++i) {
        std::size_t product = random.below(m_plan.products.size());
        for (int attempt = 0; attempt < 10 && m_plan.products[product].taste != m_customers[customer].taste; ++attempt)
            product = random.below(m_plan.products.size());
        event.product = m_productKeys[product];
        for (const char* kind : {"view", "cart_add"}) {
            event.at = timeAt(at += 15 + static_cast<std::int64_t>(random.below(90)));
            event.kind = kind;
            event.valueMinor.reset();
            if (event.kind == "cart_add")
                event.valueMinor = m_histories[product].prices.back().priceMinor;
            events.push_back(event);
        }
    }
}

Result<void> DemoWriter::writeEvents(const std::vector<DemoOrder>& orders)
{
    std::vector<Event> events;
    std::size_t visits = 0;
    for (const DemoOrder& order : orders) {
        if (!order.isReturn && order.place == DemoPlace::Web && order.at / 86400 >= m_plan.days - eventDays)
            visitOf(order, ++visits, events);
    }
    // Seven carts of ten are left, as surveys of web shops find.
    for (std::size_t i = 1; i <= visits * 7 / 3; ++i)
        abandonedCart(i, events);
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.at < b.at; });
    m_events = static_cast<std::int64_t>(events.size());
    return EventRepository(m_workspace).add(events, m_writer.key());
}

Result<void> DemoWriter::write(const std::vector<DemoOrder>& orders, Progress& progress)
{
    return writeNouns()
        .and_then([&] { return writeOrders(orders, progress); })
        .and_then([&] { return writePrices(); })
        .and_then([&] { return writeStock(progress); })
        .and_then([&] { return writePurchaseOrders(); })
        .and_then([&] { return writeEvents(orders); });
}

} // namespace ms::workflow
