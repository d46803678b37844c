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

} // namespace ms::workspace
