// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "platform/secret_store.h"
#include "platform/types.h"

#include <filesystem>
#include <string>

namespace ms::workflow {

/// What a person says about the shop at the command line; what is empty comes from the workspace.
struct ShopChoice {
    std::string url;
    std::string kind;      ///< studio, medusa, shopify, woocommerce
    std::string tokenFile; ///< file of mode 600 with the secret
};

/// The shop that a workspace speaks to.
struct ConnectedShop {
    platform::ShopKind kind = platform::ShopKind::Studio;
    std::string baseUrl;           ///< empty: none
    bool asksBeforeDryRun = false; ///< its ids have to be read before it can be said what would be sent
};

/// Errors: InvalidInput for a kind that is not known; those of the workspace.
Result<ConnectedShop> connectedShop(const std::filesystem::path& workspace, const ShopChoice& choice = {});

/// Which shop, and the secret that opens it. The secret lives in memory only.
struct ShopTarget {
    platform::ShopKind kind = platform::ShopKind::Studio;
    platform::Endpoint shop;
    std::string secret;
};

/// No core dump of this program and no look into its memory from now on: call it before a secret is read.
void protectMemory();

/// The secret of that shop: from the file that was named, else from the environment variable MERCHANT_TOKEN, else from
/// the keychain or its fallback, under the shop's address. Errors: Permission (there is none, or others may read it),
/// NotFound (no such file), InvalidInput (no shop is connected); none of them holds the secret.
Result<std::string> shopSecret(const ConnectedShop& shop, const ShopChoice& choice = {});

/// Both together, as a push and a pull want them. Errors: those of connectedShop() and shopSecret().
Result<ShopTarget> shopTarget(const std::filesystem::path& workspace, const ShopChoice& choice = {});

/// How a workspace is connected.
struct ConnectRequest {
    std::filesystem::path workspace;
    std::string actor;
    ShopChoice shop;    ///< url and kind not empty
    std::string secret; ///< kept in the keychain, never in the workspace
};

struct ConnectReport {
    platform::ShopInfo shop;
    platform::SecretKeeper keeper{};
    std::filesystem::path secretFile; ///< where no keychain runs, else empty
};

/// Opens the shop once, and remembers address, kind and name in the workspace and the secret in the keychain. A
/// workspace without a currency gets the shop's. Errors: Permission (the secret, the actor's role), InvalidInput (the
/// address, the kind, another currency than the workspace's), Unavailable, Canceled, those of the workspace.
Result<ConnectReport> connectShop(const ConnectRequest& request, Progress& progress);

/// Forgets shop and secret. Errors: Permission, those of the workspace.
Result<void> disconnectShop(const std::filesystem::path& workspace, const std::string& actor);

} // namespace ms::workflow
