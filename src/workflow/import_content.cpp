// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_content.h"

#include "sources/csv_sniff.h"
#include "workflow/import_catalogue.h"
#include "workflow/import_kits.h"
#include "workflow/import_price_breaks.h"
#include "workflow/import_promotions.h"
#include "workflow/import_purchases.h"
#include "workflow/import_sales.h"
#include "workflow/import_suppliers.h"
#include "workspace/import_writer.h"
#include "workspace/location_repository.h"
#include "workspace/product_repository.h"
#include "workspace/supplier_repository.h"

#include <algorithm>
#include <utility>

namespace ms::workflow {
namespace {

/// Orders and their lines.
class SalesContent final : public ImportContent {
public:
    SalesContent(const ImportProfile& profile, const ColumnMap& columns, const ReadingRules& rules)
        : m_parser(profile, columns, rules)
    {
    }

    std::optional<sources::RejectedRow> add(const sources::CsvRow& row) override { return m_parser.add(row); }

    Result<ImportCounts> match(workspace::Workspace* workspace) override
    {
        m_parser.finish();
        const SalesFile& file = m_parser.file();
        auto match = workspace != nullptr ? matchSales(*workspace, file) : matchNothing(file);
        if (!match)
            return tl::unexpected(match.error());
        m_match = std::move(*match);
        ImportCounts counts;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            counts.news = counts.news || !m_match.known[i];
            if (!file.lines[i].derived)
                ++(m_match.known[i] ? counts.rowsKnown : counts.rowsAdded);
        }
        counts.products = std::count(m_match.products.begin(), m_match.products.end(), workspace::ProductKey{});
        counts.customers = std::count(m_match.customers.begin(), m_match.customers.end(), workspace::CustomerKey{});
        counts.orders = std::count(m_match.orders.begin(), m_match.orders.end(), workspace::OrderKey{});
        return counts;
    }

    Result<void> write(workspace::Workspace& workspace, workspace::ImportWriter& writer, Progress& progress) override
    {
        return writeSales(workspace, writer, m_parser.file(), m_match, progress);
    }

private:
    SalesParser m_parser;
    SalesMatch m_match;
};

/// Adds what `made` makes of each text that has no key yet.
template <class Repository, class Key, class Made>
Result<void> addBare(workspace::Workspace& workspace, workspace::ImportWriter& writer, const sources::TextIndex& texts,
                     std::vector<Key>& keys, Made made)
{
    Repository repository(workspace);
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
        if (keys[i].stored())
            continue;
        const auto key = repository.add(made(sources::toUtf8(texts[i])), writer.key());
        if (!key)
            return tl::unexpected(key.error());
        keys[i] = *key;
    }
    return {};
}

} // namespace

std::unique_ptr<ImportContent> contentFor(const ImportProfile& profile, const ColumnMap& columns,
                                          const ReadingRules& rules, Day today)
{
    switch (profile.kind) {
    case ImportKind::Sales:
        return std::make_unique<SalesContent>(profile, columns, rules);
    case ImportKind::Promotions:
        return std::make_unique<PromotionContent>(columns);
    case ImportKind::Kits:
        return std::make_unique<KitContent>(columns, rules);
    case ImportKind::Purchases:
        return std::make_unique<PurchaseContent>(columns, rules, today);
    case ImportKind::Suppliers:
        return std::make_unique<SupplierContent>(columns, rules);
    case ImportKind::PriceBreaks:
        return std::make_unique<PriceBreakContent>(columns, rules);
    case ImportKind::Products:
    case ImportKind::Stock:
        break;
    }
    return std::make_unique<CatalogueContent>(profile, columns, rules, today);
}

Result<void> addBareProducts(workspace::Workspace& workspace, workspace::ImportWriter& writer,
                             const sources::TextIndex& skus, std::vector<workspace::ProductKey>& keys)
{
    return addBare<workspace::ProductRepository>(workspace, writer, skus, keys, [](std::string sku) {
        workspace::Product product;
        product.sku.text = std::move(sku);
        return product;
    });
}

Result<void> addBareSuppliers(workspace::Workspace& workspace, workspace::ImportWriter& writer,
                              const sources::TextIndex& codes, std::vector<workspace::SupplierKey>& keys)
{
    return addBare<workspace::SupplierRepository>(workspace, writer, codes, keys, [](const std::string& code) {
        workspace::Supplier supplier;
        supplier.id.text = code;
        supplier.name = code;
        return supplier;
    });
}

Result<void> addBareLocations(workspace::Workspace& workspace, workspace::ImportWriter& writer,
                              const sources::TextIndex& codes, std::vector<workspace::LocationKey>& keys)
{
    return addBare<workspace::LocationRepository>(workspace, writer, codes, keys, [](const std::string& code) {
        workspace::Location location;
        location.id.text = code;
        location.name = code;
        return location;
    });
}

} // namespace ms::workflow
