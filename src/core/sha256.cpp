// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <cassert>
#include <new>

namespace ms
{

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    // The only ways to fail are no memory and a libcrypto without SHA-256; there is no hash to go on with in either.
    if (m_state->context == nullptr || EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

Sha256& Sha256::add(std::string_view bytes)
{
    [[maybe_unused]] const int done = EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
    assert(done == 1);
    return *this;
}

std::string Sha256::finish()
{
    std::array<unsigned char, 32> digest{};
    [[maybe_unused]] const int done = EVP_DigestFinal_ex(m_state->context, digest.data(), nullptr);
    assert(done == 1);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::string sha256(std::string_view bytes)
{
    return Sha256().add(bytes).finish();
}

} // namespace ms
