// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/method_lock.h"

#include "workflow/demand_comparison.h"
#include "workspace/demand_lock_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace ms::workflow {

Result<void> lockMethod(const MethodLockRequest& request)
{
    const std::vector<std::string> methods = comparableMethods();
    if (!request.method.empty() && std::find(methods.begin(), methods.end(), request.method) == methods.end())
        return failure(ErrorCode::NotFound,
                       "method '" + request.method + "': not known, or one that learns from all SKUs together");
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    workspace::MethodLock lock{{}, request.category, request.method, request.author, request.at};
    if (!request.sku.text.empty()) {
        const auto product = workspace::ProductRepository(*workspace).bySku(request.sku);
        if (!product)
            return tl::unexpected(product.error());
        lock.product = product->key;
    }
    workspace::DemandLockRepository repository(*workspace);
    return request.method.empty() ? repository.remove(lock) : repository.save(lock);
}

} // namespace ms::workflow
