// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ms
{

/// SHA-256 of bytes that come in pieces. Source: FIPS 180-4; the work is done by OpenSSL's libcrypto.
class Sha256
{
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();

    Sha256& add(std::string_view bytes);
    /// The hash of all bytes so far as 64 lower-case hexadecimal digits. Ends the hash: add() may not follow.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The hash of `bytes` as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
std::string sha256(std::string_view bytes);

} // namespace ms
