// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_evaluate.h"

#include "sources/csv_reader.h"
#include "workflow/recommend_input.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>
#include <vector>

namespace ms::workflow {

namespace {

using Places = std::vector<std::pair<std::int64_t, std::string>>; // rank, item

/// The lists of the users in `actual`, in its order, sorted by rank.
Result<std::vector<Places>> readLists(const std::string& path, const UserItems& actual, std::int64_t& rowsRead)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto user = reader->column("user_id");
    const auto rank = reader->column("rank");
    const auto item = reader->column("item_id");
    for (const auto* column : {&user, &rank, &item})
        if (!*column)
            return tl::unexpected(column->error());
    std::vector<Places> lists(actual.users.size());
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        ++rowsRead;
        const auto row = reader->row();
        const auto place = row.toInteger(*rank);
        if (!place)
            return tl::unexpected(place.error());
        if (*place < 1)
            return tl::unexpected(row.error(*rank, "is not a rank, expected 1 or more"));
        const auto known = actual.placeOf.find(std::string(row[*user]));
        if (known != actual.placeOf.end())
            lists[known->second].emplace_back(*place, std::string(row[*item]));
    }
    for (Places& list : lists)
        std::sort(list.begin(), list.end());
    return lists;
}

Result<void> checkTwice(const Places& list, const std::string& user)
{
    std::unordered_set<std::string_view> once;
    for (const auto& [rank, item] : list)
        if (!once.insert(item).second)
            return failure(ErrorCode::InvalidInput, "user " + user + ": item " + item + " stands twice in the list");
    return {};
}

} // namespace

Result<EvaluatedLists> evaluateLists(const EvaluateListsRequest& request, Progress& progress)
{
    const auto actual = readUserItems(request.actual);
    if (!actual)
        return tl::unexpected(actual.error());
    UserItems train;
    if (!request.train.empty()) {
        auto read = readUserItems(request.train);
        if (!read)
            return tl::unexpected(read.error());
        train = std::move(*read);
    }
    EvaluatedLists evaluated;
    auto lists = readLists(request.recommendations, *actual, evaluated.rowsRead);
    if (!lists)
        return tl::unexpected(lists.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "measuring was canceled");
    IdList catalogue;
    for (const UserItems* of : {&*actual, &std::as_const(train)})
        for (const auto& items : of->items)
            for (const std::string& item : items)
                catalogue.add(item);
    std::vector<recommend::JudgedList> judged(actual->users.size());
    std::int64_t shown = 0, seen = 0;
    for (std::size_t user = 0; user < judged.size(); ++user) {
        Places& list = (*lists)[user];
        std::erase_if(list, [&](const auto& place) { return place.first > static_cast<std::int64_t>(request.k); });
        if (const auto good = checkTwice(list, actual->users[user]); !good)
            return tl::unexpected(good.error());
        const auto had = train.placeOf.find(actual->users[user]);
        for (const auto& [rank, item] : list) {
            judged[user].ranked.emplace_back(catalogue.add(item));
            ++shown;
            if (had != train.placeOf.end()) {
                const auto& items = train.items[had->second];
                seen += std::find(items.begin(), items.end(), item) != items.end() ? 1 : 0;
            }
        }
        for (const std::string& item : actual->items[user])
            judged[user].taken.emplace_back(catalogue.add(item));
    }
    const auto measures = recommend::measureLists(judged, request.k, catalogue.size());
    if (!measures)
        return tl::unexpected(measures.error());
    evaluated.measures = *measures;
    evaluated.catalogue = catalogue.size();
    evaluated.seenShare = shown > 0 ? static_cast<double>(seen) / static_cast<double>(shown) : 0;
    return evaluated;
}

} // namespace ms::workflow
