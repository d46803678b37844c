// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_catalogue.h"

#include "sources/csv_sniff.h"
#include "workspace/import_writer.h"
#include "workspace/location_repository.h"
#include "workspace/product_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"
#include "workspace/volume_repository.h"
#include "workspace/workspace.h"

#include <map>
#include <tuple>

namespace ms::workflow {
namespace {

using namespace ms::workspace;
using sources::toUtf8;

constexpr std::size_t rowsBetweenLooks = 2048;
constexpr std::int64_t micro = 1'000'000;
/// Words that shops write where nothing is counted, or where the parent's count is meant.
bool isNoCount(std::string_view text)
{
    const std::string word = normalizedHeader(text);
    return word == "not stocked" || word == "parent";
}

constexpr std::string_view onlyLocation = "main"; // of files that do not tell places apart

} // namespace

CatalogueContent::CatalogueContent(const ImportProfile& profile, const ColumnMap& columns, const ReadingRules& rules,
                                   Day day)
    : m_profile(profile), m_columns(columns), m_rules(rules), m_day(day)
{
}

std::string_view CatalogueContent::text(const sources::CsvRow& row, ImportField field)
{
    return m_columns.has(field) ? m_texts.keep(row[m_columns[field]]) : std::string_view();
}

std::optional<sources::RejectedRow> CatalogueContent::readNumbers(const sources::CsvRow& row, Row& into) const
{
    const int decimals = m_rules.currency.decimals();
    struct Target {
        ImportField field;
        std::optional<std::int64_t>* value;
        bool money;
    };
    for (const Target& target :
         {Target{ImportField::UnitPrice, &into.priceMinor, true}, Target{ImportField::Cost, &into.costMinor, true},
          Target{ImportField::MinimumOrder, &into.minimumOrder, false},
          Target{ImportField::PackSize, &into.packSize, false},
          Target{ImportField::StockOnHand, &into.onHand, false}}) {
        if (!m_columns.has(target.field))
            continue;
        const std::size_t column = m_columns[target.field];
        if (target.field == ImportField::StockOnHand && isNoCount(row[column]))
            continue;
        const auto amount = sources::parseAmount(row[column], m_rules.mark);
        if (!amount)
            return row.reject(column, amount.error().detail);
        if (!*amount)
            continue;
        if (!target.money && (*amount)->micros % micro != 0)
            return row.reject(column, "is not a whole number of units");
        *target.value = target.money ? sources::microsToMinor((*amount)->micros, decimals) : (*amount)->micros / micro;
        const bool counted = target.field == ImportField::StockOnHand;
        if (!counted && **target.value < (target.money ? 0 : 1))
            return row.reject(column, target.money ? "is negative" : "is less than 1");
    }
    return std::nullopt;
}

std::optional<sources::RejectedRow> CatalogueContent::readVolume(const sources::CsvRow& row, Row& into) const
{
    constexpr std::int64_t microsAMillilitre = 1000; // a litre is a million of both
    if (!m_columns.has(ImportField::Volume))
        return std::nullopt;
    const std::size_t column = m_columns[ImportField::Volume];
    const auto litres = sources::parseAmount(row[column], m_rules.mark);
    if (!litres)
        return row.reject(column, litres.error().detail);
    if (!*litres)
        return std::nullopt;
    into.millilitres = (*litres)->micros / microsAMillilitre;
    if (*into.millilitres < 1)
        return row.reject(column, "is not at least 0.001 litres");
    return std::nullopt;
}

/// Takes from the rows above what this row of the same group leaves out.
void CatalogueContent::fillDown(const sources::CsvRow& row, Row& entry)
{
    const std::string_view group = text(row, ImportField::Group);
    const bool same = group == m_lastGroup;
    for (std::string_view Row::*field : {&Row::category, &Row::brand, &Row::supplier}) {
        if (same && (entry.*field).empty())
            entry.*field = m_lastOfGroup.*field;
        m_lastOfGroup.*field = entry.*field;
    }
    m_lastGroup = group;
}

std::optional<sources::RejectedRow> CatalogueContent::add(const sources::CsvRow& row)
{
    Row entry;
    std::string_view sku = row[m_columns[ImportField::Sku]];
    if (sku.empty() && m_profile.fillDown && text(row, ImportField::UnitPrice).empty()) {
        ++m_emptyRows;
        return std::nullopt;
    }
    if (sku.empty())
        sku = text(row, ImportField::SkuElse);
    if (sku.empty())
        return row.reject(m_columns[ImportField::Sku], "is empty (expected a product code)");
    if (auto rejected = readNumbers(row, entry))
        return rejected;
    if (auto rejected = readVolume(row, entry))
        return rejected;
    entry.day = m_day;
    if (m_columns.has(ImportField::StockDay)) {
        const auto time = sources::parseMoment(row[m_columns[ImportField::StockDay]], m_rules.order);
        if (!time)
            return row.reject(m_columns[ImportField::StockDay], time.error().detail);
        entry.day = std::chrono::floor<std::chrono::days>(*time);
    }
    entry.sku = m_skus[m_skus.add(sku)];
    std::string_view title = text(row, ImportField::Title);
    std::string_view detail = text(row, ImportField::TitleDetail);
    if (detail == "Default Title") // what Shopify calls the only variant
        detail = {};
    if (title.empty() && m_profile.fillDown && text(row, ImportField::Group) == m_lastGroup)
        title = m_lastOfGroup.title;
    m_lastOfGroup.title = title;
    entry.title =
        title.empty() || detail.empty() ? title : m_texts.keep(std::string(title) + ' ' + std::string(detail));
    const std::string_view department = text(row, ImportField::Department);
    entry.category = text(row, ImportField::Category);
    if (entry.category.empty())
        entry.category = department;
    entry.brand = text(row, ImportField::Brand);
    entry.supplier = text(row, ImportField::Supplier);
    if (m_profile.fillDown)
        fillDown(row, entry);
    entry.goods = isGoods(m_profile.goods, entry.sku, department);
    if (!entry.supplier.empty())
        m_suppliers.add(entry.supplier);
    if (entry.onHand) {
        entry.location = text(row, ImportField::Location);
        if (entry.location.empty())
            entry.location = onlyLocation;
        m_locations.add(entry.location);
    }
    m_rows.push_back(entry);
    return std::nullopt;
}

Product CatalogueContent::merged(Product product, const Row& row, std::optional<SupplierKey> supplier) const
{
    const auto state = [](std::string& into, std::string_view value) {
        if (!value.empty())
            into = toUtf8(value);
    };
    state(product.title, row.title);
    state(product.category, row.category);
    state(product.brand, row.brand);
    if (supplier)
        product.supplier = supplier;
    if (row.priceMinor)
        product.priceMinor = row.priceMinor;
    if (row.costMinor)
        product.unitCostMinor = row.costMinor;
    if (row.minimumOrder)
        product.minimumOrder = {*row.minimumOrder};
    if (row.packSize)
        product.packSize = {*row.packSize};
    if (m_profile.goods != GoodsRule::All)
        product.goods = row.goods;
    return product;
}

/// Which counts the workspace has already. Those of products, places or days that are new are not known.
Result<void> CatalogueContent::matchStock(Workspace& workspace)
{
    std::map<std::tuple<ProductKey, LocationKey, Day>, Quantity> there;
    auto read = StockRepository(workspace).forEach([&](const StockPosition& position) {
        there[{position.product, position.location, position.day}] = position.onHand;
    });
    if (!read)
        return read;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        if (!row.onHand)
            continue;
        const auto it =
            there.find({m_products[m_skus.find(row.sku)].key, m_locationKeys[m_locations.find(row.location)], row.day});
        m_stockKnown[i] = it != there.end() && it->second.units == *row.onHand;
    }
    return {};
}

/// Which volumes the workspace has already.
Result<void> CatalogueContent::matchVolumes(Workspace& workspace)
{
    const auto there = VolumeRepository(workspace).all();
    if (!there)
        return tl::unexpected(there.error());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto known = there->find(m_products[m_skus.find(m_rows[i].sku)].key.value);
        m_volumeKnown[i] = known != there->end() && m_rows[i].millilitres == known->second;
    }
    return {};
}

Result<ImportCounts> CatalogueContent::match(Workspace* workspace)
{
    m_products.assign(m_skus.size(), {});
    m_supplierKeys.assign(m_suppliers.size(), {});
    m_locationKeys.assign(m_locations.size(), {});
    m_stockKnown.assign(m_rows.size(), false);
    m_volumeKnown.assign(m_rows.size(), false);
    if (workspace != nullptr) {
        auto read = ProductRepository(*workspace).forEach([&](const Product& product) {
            const std::uint32_t number = m_skus.find(product.sku.text);
            if (number != sources::TextIndex::none)
                m_products[number] = product;
        });
        const auto suppliers = SupplierRepository(*workspace).keys();
        const auto locations = LocationRepository(*workspace).keys();
        if (!read || !suppliers || !locations)
            return tl::unexpected(!read ? read.error() : !suppliers ? suppliers.error() : locations.error());
        for (std::uint32_t i = 0; i < m_suppliers.size(); ++i)
            m_supplierKeys[i] = suppliers->find(toUtf8(m_suppliers[i])).value_or(SupplierKey{});
        for (std::uint32_t i = 0; i < m_locations.size(); ++i)
            m_locationKeys[i] = locations->find(toUtf8(m_locations[i])).value_or(LocationKey{});
        auto matched = matchStock(*workspace);
        if (matched)
            matched = matchVolumes(*workspace);
        if (!matched)
            return tl::unexpected(matched.error());
    }
    ImportCounts counts;
    std::vector<Product> after = m_products;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        Product& product = after[m_skus.find(row.sku)];
        const bool isNew = product.sku.text.empty();
        std::optional<SupplierKey> supplier;
        if (!row.supplier.empty())
            supplier = m_supplierKeys[m_suppliers.find(row.supplier)];
        Product changed = merged(product, row, supplier);
        changed.sku.text = row.sku;
        counts.products += isNew ? 1 : 0;
        const bool added =
            isNew || changed != product || (row.onHand && !m_stockKnown[i]) || (row.millilitres && !m_volumeKnown[i]);
        ++(added ? counts.rowsAdded : counts.rowsKnown);
        product = std::move(changed);
    }
    counts.rowsKnown += m_emptyRows;
    counts.news = counts.rowsAdded > 0;
    return counts;
}

Result<void> CatalogueContent::writeSuppliers(Workspace& workspace, ImportWriter& writer)
{
    if (auto added = addBareSuppliers(workspace, writer, m_suppliers, m_supplierKeys); !added)
        return added;
    return addBareLocations(workspace, writer, m_locations, m_locationKeys);
}

Result<void> CatalogueContent::writeStock(Workspace& workspace, ImportWriter& writer, const Row& row,
                                          ProductKey product)
{
    StockPosition position;
    position.product = product;
    position.location = m_locationKeys[m_locations.find(row.location)];
    position.day = row.day;
    position.onHand = {*row.onHand};
    return StockRepository(workspace).set(position, writer.key());
}

Result<void> CatalogueContent::write(Workspace& workspace, ImportWriter& writer, Progress& progress)
{
    if (auto written = writeSuppliers(workspace, writer); !written)
        return written;
    ProductRepository repository(workspace);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i % rowsBetweenLooks == 0) {
            if (progress.canceled())
                return failure(ErrorCode::Canceled, "the import was canceled");
            progress.report(static_cast<std::int64_t>(i), static_cast<std::int64_t>(m_rows.size()));
        }
        const Row& row = m_rows[i];
        Product& product = m_products[m_skus.find(row.sku)];
        std::optional<SupplierKey> supplier;
        if (!row.supplier.empty())
            supplier = m_supplierKeys[m_suppliers.find(row.supplier)];
        Product changed = merged(product, row, supplier);
        if (!product.key.stored()) {
            changed.sku.text = toUtf8(row.sku);
            changed.goods = row.goods;
            const auto key = repository.add(changed, writer.key());
            if (!key)
                return tl::unexpected(key.error());
            changed.key = *key;
        } else if (changed != product) {
            if (auto updated = repository.update(changed, writer.key()); !updated)
                return updated;
        }
        product = std::move(changed);
        if (row.onHand && !m_stockKnown[i]) {
            if (auto set = writeStock(workspace, writer, row, product.key); !set)
                return set;
        }
        if (row.millilitres && !m_volumeKnown[i]) {
            if (auto set = VolumeRepository(workspace).set(product.key, row.millilitres, writer.key()); !set)
                return set;
        }
    }
    return {};
}

} // namespace ms::workflow
