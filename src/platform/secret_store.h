// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace ms::platform {

/// Who keeps a secret.
enum class SecretKeeper {
    Keychain, ///< the desktop's: Secret Service (GNOME Keyring, KeePassXC) or KWallet
    File      ///< a file of mode 600, where no keychain runs
};

/// A kept secret and where it lies.
struct KeptSecret {
    std::string secret;
    SecretKeeper keeper{};
};

/// Keeps a shop's secret under a name such as its address; an older one of the same name goes. Says who keeps it: the
/// keychain, or the file where none answers within ten seconds. Needs a QCoreApplication.
/// Errors: ReadWrite, Permission (the keychain is locked and stays so); none holds the secret.
Result<SecretKeeper> keepSecret(const std::string& name, const std::string& secret);
/// Looks in the keychain, then in the file. None: not kept. Errors: as keepSecret(); Permission for a file that others
/// may read.
Result<std::optional<KeptSecret>> findSecret(const std::string& name);
/// Forgets it in both places. Errors: as keepSecret().
Result<void> forgetSecret(const std::string& name);

/// The file of the fallback: below $XDG_DATA_HOME or ~/.local/share, its name says nothing about the shop.
std::filesystem::path secretFile(const std::string& name);

/// From now on a crash of this program leaves no core dump, and no other program of the same user may read its memory:
/// whoever holds a secret calls it first.
void forbidCoreDumps();

} // namespace ms::platform
