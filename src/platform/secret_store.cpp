// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/secret_store.h"

#include "core/sha256.h"
#include "platform/keychain.h"
#include "platform/token.h"

#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ms::platform {
namespace {

namespace fs = std::filesystem;

Result<void> writeFile(const fs::path& file, const std::string& secret)
{
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error)
        return failure(ErrorCode::ReadWrite, file.parent_path().string() + ": " + error.message());
    fs::permissions(file.parent_path(), fs::perms::owner_all, error);
    const fs::path part = file.string() + ".part";
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return failure(ErrorCode::ReadWrite, part.string() + ": cannot be written");
    const std::string line = secret + "\n";
    const bool written = ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0 &&
                         ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                         ::fsync(descriptor) == 0;
    ::close(descriptor);
    fs::rename(part, file, error);
    if (!written || error) {
        fs::remove(part, error);
        return failure(ErrorCode::ReadWrite, file.string() + ": cannot be written");
    }
    return {};
}

} // namespace

fs::path secretFile(const std::string& name)
{
    constexpr std::size_t digits = 24;
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    const fs::path base =
        data != nullptr && *data == '/' ? fs::path(data) : fs::path(home != nullptr ? home : "/") / ".local/share";
    return base / "merchant-studio" / "secrets" / (sha256(name).substr(0, digits) + ".secret");
}

Result<SecretKeeper> keepSecret(const std::string& name, const std::string& secret)
{
    forbidCoreDumps();
    if (writeKeychain(name, secret) == KeychainAnswer::Done) {
        std::error_code error;
        fs::remove(secretFile(name), error); // an older one, from before there was a keychain
        return SecretKeeper::Keychain;
    }
    if (auto written = writeFile(secretFile(name), secret); !written)
        return tl::unexpected(written.error());
    return SecretKeeper::File;
}

Result<std::optional<KeptSecret>> findSecret(const std::string& name)
{
    forbidCoreDumps();
    std::string secret;
    const KeychainAnswer answer = readKeychain(name, secret);
    if (answer == KeychainAnswer::Done)
        return KeptSecret{std::move(secret), SecretKeeper::Keychain};
    const fs::path file = secretFile(name);
    std::error_code error;
    if (fs::exists(file, error)) {
        auto read = readToken(file);
        if (!read)
            return tl::unexpected(read.error());
        return KeptSecret{std::move(*read), SecretKeeper::File};
    }
    if (answer == KeychainAnswer::Locked)
        return failure(ErrorCode::Permission, "the desktop's keychain is locked and was not opened");
    return std::nullopt;
}

Result<void> forgetSecret(const std::string& name)
{
    const KeychainAnswer answer = removeKeychain(name);
    std::error_code error;
    fs::remove(secretFile(name), error);
    if (error)
        return failure(ErrorCode::ReadWrite, secretFile(name).string() + ": " + error.message());
    if (answer == KeychainAnswer::Locked)
        return failure(ErrorCode::Permission, "the desktop's keychain is locked and was not opened");
    return {};
}

void forbidCoreDumps()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

} // namespace ms::platform
