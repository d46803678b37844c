// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/keys.h"

namespace ms::workspace {

class Connection;

/// What ImportRepository::undo() promises, in one transaction that ends with a check of every reference.
Result<void> undoImport(Connection& connection, ImportKey import);

} // namespace ms::workspace
