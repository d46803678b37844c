// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_purchases.h"

#include "sources/amount.h"
#include "sources/csv_sniff.h"
#include "workspace/import_writer.h"
#include "workspace/location_repository.h"
#include "workspace/product_repository.h"
#include "workspace/receipt_repository.h"
#include "workspace/settings.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unordered_map>

namespace ms::workflow {
namespace {

using namespace ms::workspace;
using sources::TextIndex;
using sources::toUtf8;

/// Words that shops write on an order of which nothing more will come.
bool isClosed(std::string_view status)
{
    constexpr std::array<std::string_view, 6> words{"received",  "closed",   "complete",
                                                    "completed", "canceled", "cancelled"};
    return std::ranges::find(words, normalizedHeader(status)) != words.end();
}

} // namespace

std::string_view PurchaseContent::text(const sources::CsvRow& row, ImportField field) const
{
    return m_columns.has(field) ? row[m_columns[field]] : std::string_view();
}

std::optional<sources::RejectedRow> PurchaseContent::readDays(const sources::CsvRow& row, Row& into) const
{
    for (const ImportField field : {ImportField::OrderedDay, ImportField::ExpectedDay, ImportField::ReceivedDay}) {
        const bool needed = field == ImportField::OrderedDay;
        if (!needed && text(row, field).empty())
            continue;
        const auto time = sources::parseMoment(text(row, field), m_rules.order);
        if (!time)
            return row.reject(m_columns[field], time.error().detail);
        const Day day = std::chrono::floor<std::chrono::days>(*time);
        if (needed)
            into.ordered = day;
        else if (day < into.ordered)
            return row.reject(m_columns[field], "is before the day of the order");
        else if (field == ImportField::ReceivedDay && day > m_today + std::chrono::days{1})
            return row.reject(m_columns[field], "is in the future");
        else
            (field == ImportField::ExpectedDay ? into.expected : into.receivedDay) = day;
    }
    return std::nullopt;
}

/// Units after the days: a day without units says that all came.
std::optional<sources::RejectedRow> PurchaseContent::readUnits(const sources::CsvRow& row, Row& into) const
{
    constexpr std::int64_t micro = 1'000'000;
    std::optional<std::int64_t> received;
    for (const ImportField field : {ImportField::OrderedUnits, ImportField::ReceivedUnits, ImportField::Cost}) {
        const auto amount = sources::parseAmount(text(row, field), m_rules.mark);
        if (!amount)
            return row.reject(m_columns[field], amount.error().detail);
        if (!*amount && field != ImportField::OrderedUnits)
            continue;
        const std::int64_t micros = *amount ? (*amount)->micros : 0;
        if (field == ImportField::Cost) {
            into.costMinor = sources::microsToMinor(micros, m_rules.currency.decimals());
            if (*into.costMinor < 0)
                return row.reject(m_columns[field], "is negative");
            continue;
        }
        const std::int64_t least = field == ImportField::OrderedUnits ? 1 : 0;
        if (micros % micro != 0 || micros / micro < least)
            return row.reject(m_columns[field],
                              "is not a whole number of units, " + std::to_string(least) + " or more");
        if (field == ImportField::OrderedUnits)
            into.units = micros / micro;
        else
            received = micros / micro;
    }
    into.received = received.value_or(into.receivedDay ? into.units : 0);
    if (into.received > 0 && !into.receivedDay)
        return row.reject(m_columns[ImportField::ReceivedUnits], "came, but the row does not say on which day");
    return std::nullopt;
}

std::optional<sources::RejectedRow> PurchaseContent::add(const sources::CsvRow& row)
{
    for (const ImportField field : {ImportField::PurchaseOrder, ImportField::Sku}) {
        if (text(row, field).empty())
            return row.reject(m_columns[field], field == ImportField::Sku
                                                    ? "is empty (expected a product code)"
                                                    : "is empty (expected the code of a purchase order)");
    }
    Row entry;
    if (auto rejected = readDays(row, entry))
        return rejected;
    if (auto rejected = readUnits(row, entry))
        return rejected;
    entry.closed = isClosed(text(row, ImportField::Status));
    entry.source = row.reject(m_columns[ImportField::OrderedUnits], {});
    entry.order = m_codes.add(text(row, ImportField::PurchaseOrder));
    entry.sku = m_skus.add(text(row, ImportField::Sku));
    if (const auto supplier = text(row, ImportField::Supplier); !supplier.empty())
        entry.supplier = m_suppliers.add(supplier);
    if (const auto location = text(row, ImportField::Location); !location.empty())
        entry.location = m_locations.add(location);
    m_lines[{entry.order, entry.sku}].rows.push_back(m_rows.size());
    m_rows.push_back(std::move(entry));
    return std::nullopt;
}

/// Purchase orders by their code, else by the number that the shop gave them when they were pushed.
Result<void> PurchaseContent::readOrders(Workspace& workspace)
{
    const auto orders = PurchaseOrderRepository(workspace).all();
    auto receipts = ReceiptRepository(workspace).byOrder();
    if (!orders || !receipts)
        return tl::unexpected(!orders ? orders.error() : receipts.error());
    std::unordered_map<std::int64_t, std::uint32_t> skus;
    for (std::uint32_t i = 0; i < m_skus.size(); ++i) {
        if (m_products[i].stored())
            skus.emplace(m_products[i].value, i);
    }
    for (const PurchaseOrder& order : *orders) {
        std::uint32_t number = m_codes.find(order.code);
        if (number == TextIndex::none && !order.platformRef.empty())
            number = m_codes.find(order.platformRef);
        if (number == TextIndex::none)
            continue;
        m_orders[number] = order.key;
        const auto& came = (*receipts)[order.key.value];
        for (const PurchaseOrderLine& line : order.lines) {
            const auto sku = skus.find(line.product.value);
            const auto known = sku == skus.end() ? m_lines.end() : m_lines.find({number, sku->second});
            if (known == m_lines.end())
                continue;
            known->second.known = true;
            known->second.came = line.received.units;
            known->second.over = order.receivedDay || givenUp(came, line.product);
            std::erase_if(known->second.rows, [&](std::size_t row) {
                if (m_rows[row].units == line.ordered.units)
                    return false;
                m_rows[row].source.why.reason =
                    "is not what was ordered: the workspace has " + std::to_string(line.ordered.units) + " units";
                m_refused.push_back(m_rows[row].source);
                return true;
            });
        }
    }
    return {};
}

Result<void> PurchaseContent::readKnown(Workspace& workspace)
{
    const auto settings = loadSettings(workspace);
    const auto products = ProductRepository(workspace).keys();
    const auto suppliers = SupplierRepository(workspace).all();
    const auto locations = LocationRepository(workspace).keys();
    if (!settings || !products)
        return tl::unexpected(!settings ? settings.error() : products.error());
    if (!suppliers || !locations)
        return tl::unexpected(!suppliers ? suppliers.error() : locations.error());
    m_usualLeadDays = settings->leadTimeDays;
    for (std::uint32_t i = 0; i < m_skus.size(); ++i)
        m_products[i] = products->find(toUtf8(m_skus[i])).value_or(ProductKey{});
    for (std::uint32_t i = 0; i < m_locations.size(); ++i)
        m_locationKeys[i] = locations->find(toUtf8(m_locations[i])).value_or(LocationKey{});
    for (std::uint32_t i = 0; i < m_suppliers.size(); ++i) {
        const std::string code = toUtf8(m_suppliers[i]);
        const auto known = std::ranges::find_if(
            *suppliers, [&](const Supplier& one) { return one.id.text == code || one.name == code; });
        if (known == suppliers->end())
            continue;
        m_supplierKeys[i] = known->key;
        m_leadDays[i] = known->leadTimeDays.value_or(0);
    }
    return readOrders(workspace);
}

/// What the rows of a line bring beyond what is known of it, by day. Of several rows of one day the last counts.
void PurchaseContent::weigh(Line& line, ImportCounts& counts)
{
    if (line.rows.empty())
        return;
    std::map<Day, std::size_t> days;
    const Row& first = m_rows[line.rows.front()];
    bool closed = false;
    bool isNews = !line.known; // the first row that is left makes the line
    for (const std::size_t at : line.rows) {
        Row& row = m_rows[at];
        if (row.units != first.units) {
            row.source.why.reason =
                "is not what another row of this order and product says: " + std::to_string(first.units) + " units";
            m_refused.push_back(row.source);
            continue;
        }
        closed = closed || row.closed;
        if (row.receivedDay && row.received > 0)
            days[*row.receivedDay] = at;
        ++(std::exchange(isNews, false) ? counts.rowsAdded : counts.rowsKnown);
    }
    std::int64_t known = line.came;
    std::int64_t total = line.came;
    for (const auto& [day, at] : days) {
        const std::int64_t units = m_rows[at].received;
        const std::int64_t told = std::min(known, units);
        known -= told;
        if (units == told)
            continue;
        line.coming.emplace_back(day, units - told);
        total += units - told;
        const bool counted = !line.known && at == line.rows.front(); // as news already
        counts.rowsAdded += counted ? 0 : 1;
        counts.rowsKnown -= counted ? 0 : 1;
    }
    if (closed && !line.over && total < first.units) {
        const Day last =
            days.empty() ? first.receivedDay.value_or(first.expected.value_or(first.ordered)) : days.rbegin()->first;
        if (line.known && line.coming.empty()) {
            ++counts.rowsAdded;
            --counts.rowsKnown;
        }
        line.coming.emplace_back(last, 0);
    }
}

Result<ImportCounts> PurchaseContent::match(Workspace* workspace)
{
    m_orders.assign(m_codes.size(), {});
    m_products.assign(m_skus.size(), {});
    m_supplierKeys.assign(m_suppliers.size(), {});
    m_locationKeys.assign(m_locations.size(), {});
    m_leadDays.assign(m_suppliers.size(), 0.0);
    if (workspace != nullptr) {
        if (auto read = readKnown(*workspace); !read)
            return tl::unexpected(read.error());
    }
    ImportCounts counts;
    for (auto& [key, line] : m_lines)
        weigh(line, counts);
    counts.products = std::count(m_products.begin(), m_products.end(), ProductKey{});
    counts.orders = std::count(m_orders.begin(), m_orders.end(), PurchaseOrderKey{});
    counts.news = counts.rowsAdded > 0;
    return counts;
}

Result<void> PurchaseContent::writeNames(Workspace& workspace, ImportWriter& writer)
{
    if (auto added = addBareProducts(workspace, writer, m_skus, m_products); !added)
        return added;
    if (auto added = addBareSuppliers(workspace, writer, m_suppliers, m_supplierKeys); !added)
        return added;
    if (auto added = addBareLocations(workspace, writer, m_locations, m_locationKeys); !added)
        return added;
    return writeSuppliersOfProducts(workspace, writer);
}

Result<void> PurchaseContent::writeSuppliersOfProducts(Workspace& workspace, ImportWriter& writer)
{
    std::unordered_map<std::int64_t, SupplierKey> suppliers; // by product, of its newest order
    std::unordered_map<std::int64_t, Day> newest;
    for (const Row& row : m_rows) {
        if (row.supplier == TextIndex::none)
            continue;
        const std::int64_t product = m_products[row.sku].value;
        if (const auto known = newest.find(product); known != newest.end() && known->second > row.ordered)
            continue;
        newest[product] = row.ordered;
        suppliers[product] = m_supplierKeys[row.supplier];
    }
    ProductRepository products(workspace);
    std::vector<Product> changed;
    auto read = products.forEach([&](const Product& product) {
        const auto supplier = suppliers.find(product.key.value);
        if (supplier == suppliers.end() || product.supplier)
            return;
        changed.push_back(product);
        changed.back().supplier = supplier->second;
    });
    for (const Product& product : changed) {
        if (read)
            read = products.update(product, writer.key());
    }
    return read;
}

Result<void> PurchaseContent::writeOrder(Workspace& workspace, ImportWriter& writer, std::uint32_t number)
{
    PurchaseOrderRepository orders(workspace);
    ReceiptRepository receipts(workspace);
    PurchaseOrder order;
    order.code = toUtf8(m_codes[number]);
    const bool isNew = !m_orders[number].stored();
    bool changed = isNew;
    for (auto at = m_lines.lower_bound({number, 0}); at != m_lines.end() && at->first.first == number; ++at) {
        if (at->second.known || at->second.rows.empty())
            continue;
        const Row& row = m_rows[at->second.rows.front()];
        const PurchaseOrderLine line{m_products[row.sku], {row.units}, {0}, row.costMinor};
        if (!isNew) {
            if (auto added = orders.addLine(m_orders[number], line, writer.key()); !added)
                return added;
            changed = true;
            continue;
        }
        if (order.lines.empty()) {
            double lead = m_usualLeadDays;
            if (row.supplier != TextIndex::none) {
                order.supplier = m_supplierKeys[row.supplier];
                lead = m_leadDays[row.supplier] > 0 ? m_leadDays[row.supplier] : lead;
            }
            if (row.location != TextIndex::none)
                order.location = m_locationKeys[row.location];
            order.orderedDay = row.ordered;
            order.expectedDay = row.expected.value_or(row.ordered + std::chrono::days(std::lround(lead)));
        }
        order.lines.push_back(line);
    }
    if (isNew) {
        if (order.lines.empty())
            return {};
        const auto key = orders.add(order, writer.key());
        if (!key)
            return tl::unexpected(key.error());
        m_orders[number] = *key;
    }
    for (auto at = m_lines.lower_bound({number, 0}); at != m_lines.end() && at->first.first == number; ++at) {
        for (const auto& [day, units] : at->second.coming) {
            if (auto added =
                    receipts.add({0, m_orders[number], m_products[at->first.second], day, {units}, 0, writer.key()});
                !added)
                return added;
            changed = true;
        }
    }
    return changed ? receipts.settle(m_orders[number], writer.key()) : Result<void>();
}

Result<void> PurchaseContent::write(Workspace& workspace, ImportWriter& writer, Progress& progress)
{
    if (auto written = writeNames(workspace, writer); !written)
        return written;
    for (std::uint32_t number = 0; number < m_codes.size(); ++number) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "the import was canceled");
        if (auto written = writeOrder(workspace, writer, number); !written)
            return written;
    }
    return {};
}

} // namespace ms::workflow
