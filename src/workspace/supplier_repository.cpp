// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/supplier_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/tracked_row.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>

namespace ms::workspace {
namespace {

Result<void> validated(const Supplier& supplier)
{
    if (supplier.id.text.empty())
        return failure(ErrorCode::InvalidInput, "a supplier needs an id");
    if (supplier.leadTimeDays && !(*supplier.leadTimeDays > 0 && std::isfinite(*supplier.leadTimeDays)))
        return failure(ErrorCode::InvalidInput,
                       "the lead time of supplier '" + supplier.id.text + "' must be more than 0 days");
    if (supplier.leadTimeStdDevDays &&
        !(*supplier.leadTimeStdDevDays >= 0 && std::isfinite(*supplier.leadTimeStdDevDays)))
        return failure(ErrorCode::InvalidInput, "the lead time's standard deviation of supplier '" + supplier.id.text +
                                                    "' must be 0 days or more");
    return {};
}

} // namespace

SupplierRepository::SupplierRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<Supplier>> SupplierRepository::all() const
{
    return guarded([&] {
        std::vector<Supplier> suppliers;
        Query query(m_connection, "SELECT id, code, name, lead_time_days, lead_time_sd_days, minimum_order_minor "
                                  "FROM supplier ORDER BY id");
        while (query.step())
            suppliers.push_back({query.key<SupplierKey>(0), SupplierId{query.text(1)}, query.text(2),
                                 query.optionalReal(3), query.optionalReal(4), query.optionalInteger(5)});
        return suppliers;
    });
}

Result<Supplier> SupplierRepository::byId(const SupplierId& id) const
{
    return all().and_then([&](const std::vector<Supplier>& suppliers) -> Result<Supplier> {
        const auto it = std::find_if(suppliers.begin(), suppliers.end(), [&](const Supplier& s) { return s.id == id; });
        if (it == suppliers.end())
            return failure(ErrorCode::NotFound, "there is no supplier '" + id.text + "'");
        return *it;
    });
}

Result<KeyDictionary<SupplierKey>> SupplierRepository::keys() const
{
    return all().map([](const std::vector<Supplier>& suppliers) {
        KeyDictionary<SupplierKey> keys;
        for (const Supplier& supplier : suppliers)
            keys.insert(supplier.id.text, supplier.key);
        return keys;
    });
}

Result<SupplierKey> SupplierRepository::add(const Supplier& supplier, std::optional<ImportKey> import)
{
    return validated(supplier).and_then([&] {
        return guarded([&] {
            Query query(
                m_connection,
                "INSERT INTO supplier (code, name, lead_time_days, lead_time_sd_days, minimum_order_minor, import_id) "
                "VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                supplier.id, supplier.name, supplier.leadTimeDays, supplier.leadTimeStdDevDays,
                supplier.minimumOrderMinor, import);
            query.step();
            return query.key<SupplierKey>(0);
        });
    });
}

Result<void> SupplierRepository::update(const Supplier& supplier, std::optional<ImportKey> import)
{
    return validated(supplier).and_then([&] {
        return guarded([&] {
            TrackedRow(m_connection, "supplier", supplier.key.value, import)
                .set("code", supplier.id)
                .set("name", supplier.name)
                .set("lead_time_days", supplier.leadTimeDays)
                .set("lead_time_sd_days", supplier.leadTimeStdDevDays)
                .set("minimum_order_minor", supplier.minimumOrderMinor);
        });
    });
}

} // namespace ms::workspace
