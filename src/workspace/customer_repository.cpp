// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/customer_repository.h"

#include "workspace/guarded.h"
#include "workspace/like_pattern.h"
#include "workspace/query.h"
#include "workspace/tracked_row.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

const std::string selectCustomer = "SELECT id, code, country, segment, accepts_marketing FROM customer ";

Customer customerFrom(const Query& row)
{
    Customer customer;
    customer.key = row.key<CustomerKey>(0);
    customer.id = CustomerId{row.text(1)};
    customer.country = row.text(2);
    customer.segment = row.text(3);
    if (!row.null(4))
        customer.acceptsMarketing = row.boolean(4);
    return customer;
}

Result<void> validated(const Customer& customer)
{
    if (customer.id.text.empty())
        return failure(ErrorCode::InvalidInput, "a customer needs an id");
    return {};
}

/// Throws SQLite::Exception.
CustomerErasure eraseRows(Connection& connection, const Customer& customer)
{
    CustomerErasure erasure;
    erasure.orders =
        Query(connection, "UPDATE sales_order SET customer_id = NULL WHERE customer_id = ?", customer.key).run();
    // The same visitor without a sign-in is the same person.
    erasure.events = Query(connection,
                           "UPDATE event SET customer_id = NULL, visitor = '', cart = '' WHERE customer_id = ?1 OR "
                           "(visitor <> '' AND visitor IN (SELECT visitor FROM event WHERE customer_id = ?1))",
                           customer.key)
                         .run();
    Query(connection, "DELETE FROM import_change WHERE table_name = 'customer' AND row_id = ?", customer.key).run();
    Query(connection, "UPDATE import_reject SET value = '' WHERE value = ?", customer.id).run();
    Query(connection, "DELETE FROM customer WHERE id = ?", customer.key).run();
    return erasure;
}

} // namespace

CustomerRepository::CustomerRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> CustomerRepository::forEach(const std::function<void(const Customer&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, selectCustomer + "ORDER BY id");
        while (query.step())
            visit(customerFrom(query));
    });
}

Result<Customer> CustomerRepository::byId(const CustomerId& id) const
{
    return guarded([&]() -> Result<Customer> {
        Query query(m_connection, selectCustomer + "WHERE code = ?", id);
        if (!query.step())
            return failure(ErrorCode::NotFound, "there is no customer '" + id.text + "'");
        return customerFrom(query);
    });
}

Result<Customer> CustomerRepository::byKey(CustomerKey key) const
{
    return guarded([&]() -> Result<Customer> {
        Query query(m_connection, selectCustomer + "WHERE id = ?", key);
        if (!query.step())
            return failure(ErrorCode::NotFound, "there is no customer with the key " + std::to_string(key.value));
        return customerFrom(query);
    });
}

Result<std::vector<Customer>> CustomerRepository::search(std::string_view text, int limit) const
{
    return guarded([&] {
        std::vector<Customer> found;
        Query query(m_connection, selectCustomer + "WHERE code LIKE ? ESCAPE '\\' ORDER BY code LIMIT ?",
                    likePrefix(text), limit);
        while (query.step())
            found.push_back(customerFrom(query));
        return found;
    });
}

Result<KeyDictionary<CustomerKey>> CustomerRepository::keys() const
{
    return guarded([&] {
        KeyDictionary<CustomerKey> keys;
        Query query(m_connection, "SELECT code, id FROM customer");
        while (query.step())
            keys.insert(query.text(0), query.key<CustomerKey>(1));
        return keys;
    });
}

Result<std::int64_t> CustomerRepository::count() const
{
    return guarded([&] {
        Query query(m_connection, "SELECT count(*) FROM customer");
        query.step();
        return query.integer(0);
    });
}

Result<CustomerKey> CustomerRepository::add(const Customer& customer, std::optional<ImportKey> import)
{
    return validated(customer).and_then([&] {
        return guarded([&] {
            Query query(m_connection,
                        "INSERT INTO customer (code, country, segment, accepts_marketing, import_id) "
                        "VALUES (?, ?, ?, ?, ?) RETURNING id",
                        customer.id, customer.country, customer.segment, customer.acceptsMarketing, import);
            query.step();
            return query.key<CustomerKey>(0);
        });
    });
}

Result<void> CustomerRepository::update(const Customer& customer, std::optional<ImportKey> import)
{
    return validated(customer).and_then([&] {
        return guarded([&] {
            TrackedRow(m_connection, "customer", customer.key.value, import)
                .set("code", customer.id)
                .set("country", customer.country)
                .set("segment", customer.segment)
                .set("accepts_marketing", customer.acceptsMarketing);
        });
    });
}

Result<CustomerErasure> CustomerRepository::erase(CustomerKey key)
{
    const auto customer = byKey(key);
    if (!customer)
        return tl::unexpected(customer.error());
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto erasure = guarded([&] { return eraseRows(m_connection, *customer); });
    if (!erasure)
        return erasure;
    if (auto kept = transaction->commit(); !kept)
        return tl::unexpected(kept.error());
    erasure->logCleared = clearLog();
    return erasure;
}

/// Moves the write-ahead log into the file and empties it, which a reader can hold up.
bool CustomerRepository::clearLog()
{
    const auto cleared = guarded([&] {
        Query query(m_connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return query.step() && query.integer(0) == 0;
    });
    return cleared && *cleared;
}

} // namespace ms::workspace
