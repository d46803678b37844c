// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/types.h"
#include "sources/types.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ms::workflow {

/// Text identifiers and their dense indices, in the order in which they were added.
class IdList {
public:
    IdList() = default;
    IdList(const IdList&) = delete; // m_ids points into m_index
    IdList& operator=(const IdList&) = delete;
    IdList(IdList&&) = default;
    IdList& operator=(IdList&&) = default;

    /// The index of `id`, which is added if it is new.
    std::uint32_t add(std::string_view id);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
    [[nodiscard]] const std::string& operator[](std::size_t index) const { return *m_ids[index]; }
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }
    /// Puts the ids in the order of their bytes, so that the order of a file's rows does not matter, and returns the
    /// new index of each old one.
    std::vector<std::uint32_t> sort();

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_index;
    std::vector<const std::string*> m_ids; // keys of m_index, whose nodes do not move
};

/// An interactions file: user_id,item_id and optional t or seq and weight.
struct InteractionFile {
    IdList users;
    IdList items;
    recommend::Interactions interactions;
    std::vector<recommend::Item> about; ///< one an item: its title and attributes, as far as an items file says them
    std::int64_t rowsRead = 0;          ///< the rejected ones included
    std::vector<sources::RejectedRow> rejects;
};

/// Reads interactions, and titles from `itemsPath` (item_id,title and attributes; price, cost, stock and promoted are
/// not words) unless that is empty; items that only
/// the items file knows are in the catalogue too. `t` is an ISO date or time, seconds since 1970, or a bare order;
/// without `t` and `seq` the file is in time order. A row without a user or an item, with a time that cannot be read or
/// a weight that is not > 0 is rejected. Errors: as sources::CsvReader; InvalidInput if a column is missing or no row
/// is good; Canceled.
Result<InteractionFile> readInteractions(const std::string& path, const std::string& itemsPath, Progress& progress);

/// Who is asked for, and what is known of them.
struct AskedUsers {
    std::vector<std::string> users; ///< distinct, in file order
    std::vector<std::string> like;  ///< what the other columns say: "country France, segment new"; empty: nothing
    std::unordered_map<std::string, std::size_t> placeOf;
};
/// Column `user_id` and any others. Errors: as sources::CsvReader.
Result<AskedUsers> readUsers(const std::string& path);

/// user_id -> item_ids, in file order.
struct UserItems {
    std::vector<std::string> users;              ///< distinct, in file order
    std::vector<std::vector<std::string>> items; ///< one list a user; an item that stands twice is kept once
    std::unordered_map<std::string, std::size_t> placeOf;
};
/// Errors: as sources::CsvReader.
Result<UserItems> readUserItems(const std::string& path);

} // namespace ms::workflow
