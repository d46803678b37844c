// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/token.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace ms::platform {
namespace {

Result<std::string> checked(std::string token, const std::string& origin)
{
    while (!token.empty() && (token.back() == '\r' || token.back() == '\n' || token.back() == ' '))
        token.pop_back();
    if (token.empty())
        return failure(ErrorCode::Permission, origin + " holds no token");
    const bool plain = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (!plain)
        return failure(ErrorCode::Permission, origin + " holds something that is not a token");
    return token;
}

Result<std::string> fromFile(const std::filesystem::path& file)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status))
        return failure(ErrorCode::NotFound, file.string() + ": no such token file");
    const fs::perms others = fs::perms::group_all | fs::perms::others_all;
    if ((status.permissions() & others) != fs::perms::none)
        return failure(ErrorCode::Permission,
                       file.string() + ": others may read this token; give it mode 600 (chmod 600)");
    std::ifstream stream(file);
    std::string line;
    if (!stream || (!std::getline(stream, line) && !stream.eof()))
        return failure(ErrorCode::ReadWrite, file.string() + ": cannot be read");
    return checked(std::move(line), file.string());
}

} // namespace

Result<std::string> readToken(const std::optional<std::filesystem::path>& file)
{
    if (file)
        return fromFile(*file);
    const char* value = std::getenv(tokenVariable);
    if (value == nullptr)
        return failure(ErrorCode::Permission, std::string("no token for the shop: set ") + tokenVariable +
                                                  " or name a token file of mode 600");
    return checked(value, tokenVariable);
}

} // namespace ms::platform
