// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "features/types.h"

namespace ms::workspace {
class Workspace;
}

namespace ms::features {

/// Features of every known customer at the end of day `asOf`; the clock stands at the last second of that day. Nothing
/// of a later day is read: the same rows give the same features, whatever was imported after them. Half a million lines
/// in about 0.3 s. Errors: ReadWrite, Conflict of the workspace.
Result<Shoppers> shopperFeatures(workspace::Workspace& workspace, Day asOf);

} // namespace ms::features
