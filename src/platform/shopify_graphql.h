// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/types.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>

namespace ms::platform {

/// POST of one GraphQL document with its variables.
Request graphQl(const char* document, nlohmann::json variables);

/// The object below "data" under `name`. Throws AnswerFault when it is missing or null.
const nlohmann::json& dataAt(const nlohmann::json& body, const char* name);

/// "sku:'A' OR sku:'B'", as the search syntax of lists wants it.
/// Source: shopify.dev/docs/api/usage/search-syntax
std::string skuSearch(std::span<const Sku> skus);

/// The first of the user errors of a payload as a sentence; empty when there are none.
std::string userErrorOf(const nlohmann::json& payload);

} // namespace ms::platform
