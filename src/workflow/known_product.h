// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <filesystem>
#include <string>

namespace ms::workflow {

/// An open workspace and one of its products.
struct KnownProduct {
    workspace::Workspace workspace;
    workspace::Product product;
};

/// Opens the workspace and finds the SKU. Errors: as Workspace::open; NotFound for a SKU that it does not have.
Result<KnownProduct> openProduct(const std::filesystem::path& workspace, workspace::OpenMode mode, const Sku& sku);

/// Errors: NotFound for a category that no product has; as ProductRepository.
Result<void> checkCategory(workspace::Workspace& workspace, const std::string& category);

} // namespace ms::workflow
