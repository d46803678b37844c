// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace ms::platform {

enum class KeychainAnswer {
    Done,
    Absent, ///< there is a keychain, without this name in it
    Locked, ///< the user did not open it
    None    ///< no keychain runs, this build has none, or it did not answer within ten seconds
};

// The desktop's keychain, through QtKeychain. Each call waits for its answer; needs a QCoreApplication.

KeychainAnswer writeKeychain(const std::string& name, const std::string& secret);
KeychainAnswer readKeychain(const std::string& name, std::string& secret);
KeychainAnswer removeKeychain(const std::string& name);

} // namespace ms::platform
