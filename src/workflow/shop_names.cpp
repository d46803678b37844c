// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/shop_names.h"

#include "workspace/customer_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

namespace ms::workflow {

Result<ShopNames> shopNames(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    ShopNames names;
    auto read = workspace::ProductRepository(*workspace).forEach([&names](const workspace::Product& product) {
        if (product.goods)
            names.products.push_back({product.sku, product.title});
    });
    if (!read)
        return tl::unexpected(read.error());
    read = workspace::CustomerRepository(*workspace).forEach([&names](const workspace::Customer& customer) {
        names.customers.push_back(customer.id);
    });
    if (!read)
        return tl::unexpected(read.error());
    return names;
}

} // namespace ms::workflow
