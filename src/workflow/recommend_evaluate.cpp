// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_evaluate.h"

#include "sources/csv_reader.h"
#include "workflow/recommend_input.h"

#include <algorithm>
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

/// All items that any of the files names.
IdList catalogueOf(const UserItems& actual, const UserItems& train)
{
    IdList catalogue;
    for (const UserItems* of : {&actual, &train})
        for (const auto& items : of->items)
            for (const std::string& item : items)
                catalogue.add(item);
    return catalogue;
}

/// One list file beside what was taken; its items join the catalogue.
Result<std::vector<recommend::JudgedList>> readJudged(const std::string& path, const UserItems& actual, std::size_t k,
                                                      IdList& catalogue, std::int64_t& rowsRead)
{
    auto lists = readLists(path, actual, rowsRead);
    if (!lists)
        return tl::unexpected(lists.error());
    std::vector<recommend::JudgedList> judged(actual.users.size());
    for (std::size_t user = 0; user < judged.size(); ++user) {
        Places& list = (*lists)[user];
        std::erase_if(list, [&](const auto& place) { return place.first > static_cast<std::int64_t>(k); });
        if (const auto good = checkTwice(list, actual.users[user]); !good)
            return tl::unexpected(good.error());
        for (const auto& [rank, item] : list)
            judged[user].ranked.emplace_back(catalogue.add(item));
        for (const std::string& item : actual.items[user])
            judged[user].taken.emplace_back(catalogue.add(item));
    }
    return judged;
}

/// What each judged user had in the train file.
std::vector<std::unordered_set<std::uint32_t>> ownedBy(const UserItems& actual, const UserItems& train,
                                                       const IdList& catalogue)
{
    std::vector<std::unordered_set<std::uint32_t>> owned(actual.users.size());
    for (std::size_t user = 0; user < owned.size(); ++user) {
        const auto had = train.placeOf.find(actual.users[user]);
        if (had != train.placeOf.end())
            for (const std::string& item : train.items[had->second])
                owned[user].insert(*catalogue.find(item));
    }
    return owned;
}

std::vector<float> customersOf(const UserItems& train, const IdList& catalogue)
{
    std::vector<float> customers(catalogue.size(), 0.0F);
    for (const auto& items : train.items)
        for (const std::string& item : items)
            customers[*catalogue.find(item)] += 1;
    return customers;
}

/// The most popular items for everybody, beside what was taken.
std::vector<recommend::JudgedList> popularLists(const std::vector<recommend::JudgedList>& judged,
                                                const std::vector<std::unordered_set<std::uint32_t>>& owned,
                                                const std::vector<float>& popularity, bool showOwned, std::size_t k)
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t item = 0; item < popularity.size(); ++item)
        if (popularity[item] > 0)
            order.push_back(item);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return popularity[a] > popularity[b]; });
    std::vector<recommend::JudgedList> lists(judged.size());
    for (std::size_t user = 0; user < lists.size(); ++user) {
        lists[user].taken = judged[user].taken;
        for (auto item = order.begin(); item != order.end() && lists[user].ranked.size() < k; ++item)
            if (showOwned || owned[user].count(*item) == 0)
                lists[user].ranked.emplace_back(*item);
    }
    return lists;
}

/// Share of the places that show what the customer had.
double seenShare(const std::vector<recommend::JudgedList>& judged,
                 const std::vector<std::unordered_set<std::uint32_t>>& owned)
{
    std::size_t shown = 0, seen = 0;
    for (std::size_t user = 0; user < judged.size(); ++user)
        for (const recommend::ItemIndex item : judged[user].ranked) {
            ++shown;
            seen += owned[user].count(item.value);
        }
    return shown > 0 ? static_cast<double>(seen) / static_cast<double>(shown) : 0;
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
    IdList catalogue = catalogueOf(*actual, train);
    const auto judged = readJudged(request.recommendations, *actual, request.k, catalogue, evaluated.rowsRead);
    if (!judged)
        return tl::unexpected(judged.error());
    std::vector<recommend::JudgedList> other;
    if (!request.against.empty()) {
        auto read = readJudged(request.against, *actual, request.k, catalogue, evaluated.rowsRead);
        if (!read)
            return tl::unexpected(read.error());
        other = std::move(*read);
    }
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "measuring was canceled");
    const auto owned = ownedBy(*actual, train, catalogue);
    const auto popularity = request.train.empty() ? std::vector<float>() : customersOf(train, catalogue);
    const auto measures = recommend::measureLists(*judged, request.k, catalogue.size(), popularity);
    if (!measures)
        return tl::unexpected(measures.error());
    evaluated.measures = *measures;
    evaluated.catalogue = catalogue.size();
    evaluated.seenShare = seenShare(*judged, owned);
    if (!popularity.empty()) {
        const auto popular = popularLists(*judged, owned, popularity, evaluated.seenShare > 0, request.k);
        evaluated.popular = *recommend::measureLists(popular, request.k, catalogue.size(), popularity);
    }
    if (!other.empty()) {
        evaluated.other = *recommend::measureLists(other, request.k, catalogue.size(), popularity);
        if (const auto difference = recommend::compareNdcg(*judged, other, request.k))
            evaluated.difference = *difference;
    }
    return evaluated;
}

} // namespace ms::workflow
