// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/shop_connection.h"

#include <CLI/CLI.hpp>

namespace ms::cli {

/// --url, --platform and --token-file, for commands that speak to a shop.
void addShopOptions(CLI::App& command, workflow::ShopChoice& choice);

} // namespace ms::cli
