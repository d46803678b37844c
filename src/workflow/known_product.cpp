// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/known_product.h"

#include <utility>

namespace ms::workflow {

Result<KnownProduct> openProduct(const std::filesystem::path& path, workspace::OpenMode mode, const Sku& sku)
{
    auto workspace = workspace::Workspace::open(path, mode);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto product = workspace::ProductRepository(*workspace).bySku(sku);
    if (!product)
        return tl::unexpected(product.error());
    return KnownProduct{std::move(*workspace), std::move(*product)};
}

Result<void> checkCategory(workspace::Workspace& workspace, const std::string& category)
{
    bool known = false;
    const auto read = workspace::ProductRepository(workspace).forEach(
        [&](const workspace::Product& product) { known = known || product.category == category; });
    if (!read)
        return read;
    return known ? Result<void>() : failure(ErrorCode::NotFound, "no product is of category '" + category + "'");
}

} // namespace ms::workflow
