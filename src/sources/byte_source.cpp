// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/byte_source.h"

#include "core/sha256.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace ms::sources {
namespace {

constexpr std::size_t chunkSize = std::size_t{1} << 16;

ErrorCode codeOf(int problem)
{
    if (problem == ENOENT || problem == ENOTDIR)
        return ErrorCode::NotFound;
    return problem == EACCES || problem == EPERM ? ErrorCode::Permission : ErrorCode::ReadWrite;
}

} // namespace

struct ByteSource::State {
    std::string name;
    int descriptor = -1;
    std::int64_t size = 0;
    std::int64_t position = 0;
    std::optional<Sha256> hash;
    std::vector<char> chunk; // bytes as they lie on the disk
    std::size_t begin = 0;   // what of `chunk` was not handed on yet
    std::size_t end = 0;
    bool started = false;
    bool packed = false;
    bool memberOpen = false; // inside a gzip member, whose end has not been seen
    z_stream stream{};

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (packed)
            inflateEnd(&stream);
        if (descriptor > STDIN_FILENO)
            ::close(descriptor);
    }

    Result<std::size_t> readDisk(char* into, std::size_t room)
    {
        std::size_t got = 0;
        while (got < room) {
            const ssize_t size_ = ::read(descriptor, into + got, room - got);
            if (size_ < 0 && errno == EINTR)
                continue;
            if (size_ < 0)
                return failure(ErrorCode::ReadWrite, "file " + name + ": " + std::strerror(errno));
            if (size_ == 0)
                break;
            got += static_cast<std::size_t>(size_);
        }
        position += static_cast<std::int64_t>(got);
        if (hash)
            hash->add({into, got});
        return got;
    }

    Result<std::size_t> fillChunk()
    {
        begin = 0;
        end = 0;
        const auto got = readDisk(chunk.data(), chunk.size());
        if (got)
            end = *got;
        return got;
    }

    Result<void> start()
    {
        started = true;
        chunk.resize(chunkSize);
        if (auto got = fillChunk(); !got)
            return tl::unexpected(got.error());
        packed = end >= 2 && chunk[0] == '\x1f' && chunk[1] == '\x8b';
        memberOpen = packed;
        if (packed && inflateInit2(&stream, 15 + 16) != Z_OK) {
            packed = false;
            return failure(ErrorCode::ReadWrite, "file " + name + ": no memory to unpack it");
        }
        return {};
    }

    Result<std::size_t> readPlain(std::span<char> into)
    {
        const std::size_t kept = std::min(into.size(), end - begin);
        std::memcpy(into.data(), chunk.data() + begin, kept);
        begin += kept;
        if (kept == into.size())
            return kept;
        const auto got = readDisk(into.data() + kept, into.size() - kept);
        return got ? Result<std::size_t>(kept + *got) : got;
    }

    Result<std::size_t> readPacked(std::span<char> into)
    {
        stream.next_out = reinterpret_cast<Bytef*>(into.data());
        stream.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), 1U << 30U));
        const auto room = stream.avail_out;
        while (stream.avail_out > 0) {
            if (begin == end) {
                if (const auto got = fillChunk(); !got)
                    return got;
                if (end == 0)
                    break;
            }
            if (!memberOpen) { // a gzip file may be several packed files one after the other
                if (inflateReset(&stream) != Z_OK)
                    return damaged();
                memberOpen = true;
            }
            stream.next_in = reinterpret_cast<Bytef*>(chunk.data() + begin);
            stream.avail_in = static_cast<uInt>(end - begin);
            const int code = inflate(&stream, Z_NO_FLUSH);
            begin = end - stream.avail_in;
            if (code == Z_STREAM_END)
                memberOpen = false;
            else if (code != Z_OK && code != Z_BUF_ERROR)
                return damaged();
        }
        const std::size_t got = room - stream.avail_out;
        if (got == 0 && memberOpen)
            return failure(ErrorCode::InvalidInput, "file " + name + ": the gzip data is cut off");
        return got;
    }

    [[nodiscard]] tl::unexpected<Error> damaged() const
    {
        return failure(ErrorCode::InvalidInput, "file " + name + ": the gzip data is damaged");
    }
};

ByteSource::ByteSource(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;
ByteSource::~ByteSource() = default;

Result<ByteSource> ByteSource::open(const std::string& path)
{
    auto state = std::make_unique<State>();
    state->name = path == "-" ? "standard input" : path;
    state->descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (state->descriptor < 0)
        return failure(codeOf(errno), "file " + path + ": " + std::strerror(errno));
    struct stat about {};
    if (::fstat(state->descriptor, &about) == 0) {
        if (S_ISDIR(about.st_mode))
            return failure(ErrorCode::NotFound, "file " + path + ": is a folder, not a file");
        if (S_ISREG(about.st_mode))
            state->size = about.st_size;
    }
    return ByteSource(std::move(state));
}

Result<std::size_t> ByteSource::read(std::span<char> into)
{
    if (!m_state->started) {
        if (auto begun = m_state->start(); !begun)
            return tl::unexpected(begun.error());
    }
    if (into.empty())
        return std::size_t{0};
    return m_state->packed ? m_state->readPacked(into) : m_state->readPlain(into);
}

std::int64_t ByteSource::position() const
{
    return m_state->position;
}

std::int64_t ByteSource::size() const
{
    return m_state->size;
}

void ByteSource::hash()
{
    m_state->hash.emplace();
}

std::string ByteSource::finishHash()
{
    return m_state->hash ? m_state->hash->finish() : std::string();
}

} // namespace ms::sources
