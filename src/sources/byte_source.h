// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace ms::sources {

/// The bytes of a file in order, unpacked when it is a gzip file (told by its first two bytes, not by its name).
/// "-" is standard input.
class ByteSource {
public:
    /// Errors: NotFound when there is no such file; Permission when it may not be read; ReadWrite for other trouble.
    static Result<ByteSource> open(const std::string& path);

    ByteSource(ByteSource&&) noexcept;
    ByteSource& operator=(ByteSource&&) noexcept;
    ~ByteSource();

    /// Fills `into` from its start and returns how many bytes it got; 0 at the end, never before.
    /// Errors: ReadWrite (the disk failed), InvalidInput (the gzip data is damaged or cut off).
    Result<std::size_t> read(std::span<char> into);

    /// Bytes of the file as it lies on the disk that were read so far, and its size there (0: not known).
    [[nodiscard]] std::int64_t position() const;
    [[nodiscard]] std::int64_t size() const;

    /// From now on takes a SHA-256 of the bytes as they lie on the disk. Call it before the first read().
    void hash();
    /// The hash of all that was read, as 64 hexadecimal digits; after the last read().
    std::string finishHash();

private:
    struct State;
    explicit ByteSource(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace ms::sources
