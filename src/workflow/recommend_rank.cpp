// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_rank.h"

#include "core/parallel.h"
#include "core/quiet_progress.h"
#include "workflow/csv_file.h"
#include "workflow/recommend_input.h"
#include "workflow/recommend_networks.h"
#include "workflow/recommend_saved.h"
#include "workflow/recommend_shop_rules.h"
#include "workflow/rejects_file.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>

namespace ms::workflow {

namespace {

constexpr std::size_t usersAtOnce = 2048;
constexpr std::size_t namedCauses = 3;

struct Prepared {
    recommend::Ranker ranker;
    IdList items;                         ///< by the ranker's indices
    recommend::Interactions interactions; ///< the same indices
};

/// The same histories in the indices of a saved model; events of items that it does not know are left out.
recommend::Interactions translate(const recommend::Interactions& from, const IdList& fromItems, const IdList& toItems)
{
    recommend::Interactions to{from.userCount, toItems.size(), from.clock, {}, {0}};
    for (std::size_t user = 0; user < from.userCount; ++user) {
        for (recommend::Event event : from.of(recommend::UserIndex(user))) {
            if (const auto item = toItems.find(fromItems[event.item])) {
                event.item = recommend::ItemIndex(*item);
                to.events.push_back(event);
            }
        }
        to.firstEvent.push_back(to.events.size());
    }
    return to;
}

Result<Prepared> prepare(const RankFilesRequest& request, std::size_t candidatesEach, InteractionFile& file,
                         RankFilesSummary& summary, Progress& progress)
{
    if (!request.load.empty()) {
        auto saved = loadRanker(request.load);
        if (!saved)
            return tl::unexpected(saved.error());
        auto interactions = translate(file.interactions, file.items, saved->items);
        return Prepared{std::move(saved->ranker), std::move(saved->items), std::move(interactions)};
    }
    recommend::FitRequest fit = request.fit;
    fit.candidatesEach = candidatesEach;
    fit.items = file.about;
    if (const auto opened = openRecommendNetworks(fit); !opened)
        return tl::unexpected(opened.error());
    const auto start = std::chrono::steady_clock::now();
    auto fitted = recommend::fitRanker(file.interactions, fit, progress);
    if (!fitted)
        return tl::unexpected(fitted.error());
    summary.fitSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    summary.trial = fitted->trial;
    return Prepared{std::move(fitted->ranker), std::move(file.items), std::move(file.interactions)};
}

Result<void> save(const RankFilesRequest& request, const Prepared& prepared)
{
    if (request.save.empty())
        return {};
    ModelCard card;
    card.data = request.interactions;
    card.licence = "as the data";
    card.seed = request.fit.seed;
    card.customers = static_cast<std::int64_t>(prepared.interactions.userCount);
    card.interactions = static_cast<std::int64_t>(prepared.interactions.events.size());
    return saveRanker(request.save, prepared.ranker, prepared.items, std::move(card));
}

/// Who is asked, and with which candidates.
struct Questions {
    std::vector<std::string> users;
    std::vector<std::string> like; ///< one a user: what the users file says of them; or none
    std::optional<UserItems> candidates;
};

Result<Questions> readQuestions(const RankFilesRequest& request, const IdList& known)
{
    Questions questions;
    if (!request.candidates.empty()) {
        auto candidates = readUserItems(request.candidates);
        if (!candidates)
            return tl::unexpected(candidates.error());
        questions.candidates = std::move(*candidates);
    }
    if (!request.users.empty()) {
        auto users = readUsers(request.users);
        if (!users)
            return tl::unexpected(users.error());
        questions.users = std::move(users->users);
        questions.like = std::move(users->like);
    } else if (questions.candidates) {
        questions.users = questions.candidates->users;
    } else {
        for (std::size_t user = 0; user < known.size(); ++user)
            questions.users.push_back(known[user]);
    }
    return questions;
}

/// What is popular among the customers of the users file who are alike.
class LikeCustomers {
public:
    LikeCustomers(const Questions& questions, const IdList& known, const Prepared& prepared)
    {
        std::unordered_map<std::string, std::vector<recommend::UserIndex>> groups;
        for (std::size_t user = 0; user < questions.like.size(); ++user) {
            const auto index = known.find(questions.users[user]);
            if (!questions.like[user].empty() && index &&
                !prepared.interactions.of(recommend::UserIndex(*index)).empty())
                groups[questions.like[user]].emplace_back(*index);
        }
        for (const auto& [like, customers] : groups)
            m_strength[like] =
                recommend::strengthAround(prepared.interactions, customers, prepared.ranker.popularity().strength());
    }

    /// Empty: nobody is like that.
    [[nodiscard]] std::span<const float> strength(const std::string& like) const
    {
        const auto found = m_strength.find(like);
        return found == m_strength.end() ? std::span<const float>() : std::span(found->second);
    }

private:
    std::unordered_map<std::string, std::vector<float>> m_strength;
};

/// The rules of the run by the model's indices; none: no rules file.
Result<std::optional<RuleMarks>> readMarks(const RankFilesRequest& request, const Prepared& prepared,
                                           const IdList& fileItems, const std::vector<recommend::Item>& about)
{
    if (request.rules.empty())
        return std::optional<RuleMarks>();
    const auto rules = readShopRules(request.rules);
    if (!rules)
        return tl::unexpected(rules.error());
    std::vector<ItemFacts> facts;
    if (!request.items.empty()) {
        auto read = readItemFacts(request.items, prepared.items);
        if (!read)
            return tl::unexpected(read.error());
        facts = std::move(*read);
    }
    RuleMarks marks(*rules, prepared.items, facts);
    if (rules->diversity > 0) {
        std::vector<recommend::Item> named(prepared.items.size());
        for (std::size_t item = 0; item < named.size(); ++item)
            if (const auto known = fileItems.find(prepared.items[item]); known && *known < about.size())
                named[item] = about[*known];
        marks.setLikeness(std::make_shared<const recommend::ItemLikeness>(prepared.interactions, named));
    }
    return std::optional(std::move(marks));
}

/// How many candidates a user has, on average; 0: the whole catalogue.
std::size_t candidatesEach(const Questions& questions)
{
    if (!questions.candidates || questions.candidates->users.empty())
        return 0;
    std::size_t all = 0;
    for (const auto& items : questions.candidates->items)
        all += items.size();
    return std::max<std::size_t>(2, all / questions.candidates->users.size());
}

/// Ranks the users of one run, block by block, and writes them in order.
class ListWriter {
public:
    ListWriter(const RankFilesRequest& request, const Prepared& prepared, const InteractionFile& file,
               const IdList& fileItems, const Questions& questions, const std::optional<RuleMarks>& marks,
               RankFilesSummary& summary)
        : m_request(request), m_prepared(prepared), m_file(file), m_fileItems(fileItems), m_questions(questions),
          m_like(questions, file.users, prepared), m_marks(marks), m_summary(summary)
    {
    }

    Result<void> write(CsvFile& out, Progress& progress)
    {
        const std::size_t all = m_questions.users.size();
        for (std::size_t first = 0; first < all; first += usersAtOnce) {
            std::vector<Answer> answers(std::min(usersAtOnce, all - first));
            QuietProgress quiet(progress);
            if (!parallelFor(answers.size(), m_request.fit.threads, quiet,
                             [&](std::size_t i) { answers[i] = answer(first + i); }))
                return failure(ErrorCode::Canceled, "ranking was canceled");
            for (std::size_t i = 0; i < answers.size(); ++i)
                writeRows(out, m_questions.users[first + i], answers[i]);
            progress.report(static_cast<std::int64_t>(first + answers.size()), static_cast<std::int64_t>(all));
        }
        return {};
    }

private:
    struct Answer {
        std::vector<recommend::RankedItem> list;
        bool cold = false;
        std::string like;                 ///< whom a cold user is like; empty: the whole shop
        std::vector<std::string> unknown; ///< candidates that nobody knows, last in the list
    };

    [[nodiscard]] Answer answer(std::size_t asker) const
    {
        const std::string& user = m_questions.users[asker];
        Answer found;
        recommend::ListRequest asked;
        asked.top = m_request.top;
        asked.includeSeen = m_request.fit.includeSeen;
        asked.explain = m_request.explain;
        if (const auto known = m_file.users.find(user))
            asked.history = m_prepared.interactions.of(recommend::UserIndex(*known));
        found.cold = asked.history.empty();
        if (m_marks) {
            asked.rules = m_marks->listRules();
            asked.pinned = m_marks->pinned();
        }
        if (found.cold && asker < m_questions.like.size()) {
            asked.around = m_like.strength(m_questions.like[asker]);
            if (!asked.around.empty())
                found.like = m_questions.like[asker];
        }
        if (m_questions.candidates) {
            asked.candidates.emplace();
            const auto place = m_questions.candidates->placeOf.find(user);
            if (place != m_questions.candidates->placeOf.end())
                for (const std::string& id : m_questions.candidates->items[place->second]) {
                    if (const auto item = m_prepared.items.find(id))
                        asked.candidates->emplace_back(*item);
                    else
                        found.unknown.push_back(id);
                }
        }
        found.list = m_prepared.ranker.rank(asked);
        return found;
    }

    void writeRows(CsvFile& out, const std::string& user, const Answer& answer)
    {
        m_summary.coldUsers += answer.cold ? 1 : 0;
        std::int64_t rank = 0;
        for (const recommend::RankedItem& ranked : answer.list) {
            m_summary.popularPlaces +=
                ranked.basis == recommend::Basis::Popular || ranked.basis == recommend::Basis::Cold ? 1 : 0;
            out.cell(user).cell(++rank).cell(m_prepared.items[ranked.item]).cell(ranked.score);
            const bool unasked = !m_request.explain && ranked.basis == recommend::Basis::Model;
            std::string reason =
                unasked ? "" : reasonText(ranked, [this](recommend::ItemIndex item) { return nameOf(item); });
            if (ranked.basis == recommend::Basis::Cold && !answer.like.empty())
                reason += " with " + answer.like;
            out.cell(reason);
            out.endRow();
        }
        for (const std::string& id : answer.unknown) {
            if (static_cast<std::size_t>(rank) == m_request.top)
                break;
            out.cell(user).cell(++rank).cell(id).cell(0.0).cell("cold: nobody took it yet").endRow();
            ++m_summary.unknownPlaces;
        }
    }

    /// "85123A", or "85123A (White hanging heart)" where an items file says a title.
    [[nodiscard]] std::string nameOf(recommend::ItemIndex item) const
    {
        const std::string& id = m_prepared.items[item];
        const auto known = m_fileItems.find(id);
        const bool titled = known && *known < m_file.about.size() && !m_file.about[*known].title.empty();
        return titled ? id + " (" + m_file.about[*known].title + ")" : id;
    }

    const RankFilesRequest& m_request;
    const Prepared& m_prepared;
    const InteractionFile& m_file;
    const IdList& m_fileItems;
    const Questions& m_questions;
    LikeCustomers m_like;
    const std::optional<RuleMarks>& m_marks;
    RankFilesSummary& m_summary;
};

} // namespace

Result<RankFilesSummary> rankFiles(const RankFilesRequest& request, Progress& progress)
{
    if (request.top == 0)
        return failure(ErrorCode::InvalidInput, "a list of 0 items was asked for, expected 1 or more");
    auto file = readInteractions(request.interactions, request.items, progress);
    if (!file)
        return tl::unexpected(file.error());
    RankFilesSummary summary;
    summary.rowsRead = file->rowsRead;
    summary.rowsRejected = static_cast<std::int64_t>(file->rejects.size());
    if (!request.rejects.empty())
        if (const auto written = writeRejects(request.rejects, request.interactions, file->rejects); !written)
            return tl::unexpected(written.error());
    const auto questions = readQuestions(request, file->users);
    if (!questions)
        return tl::unexpected(questions.error());
    const auto prepared = prepare(request, candidatesEach(*questions), *file, summary, progress);
    if (!prepared)
        return tl::unexpected(prepared.error());
    if (const auto saved = save(request, *prepared); !saved)
        return tl::unexpected(saved.error());
    summary.model = prepared->ranker.name();
    summary.customers = prepared->interactions.userCount;
    summary.items = prepared->items.size();
    summary.users = static_cast<std::int64_t>(questions->users.size());
    auto out = CsvFile::create(request.out, {"user_id", "rank", "item_id", "score", "reason"});
    if (!out)
        return tl::unexpected(out.error());
    const IdList& fileItems = request.load.empty() ? prepared->items : file->items;
    const auto marks = readMarks(request, *prepared, fileItems, file->about);
    if (!marks)
        return tl::unexpected(marks.error());
    ListWriter writer(request, *prepared, *file, fileItems, *questions, *marks, summary);
    if (const auto written = writer.write(*out, progress); !written)
        return tl::unexpected(written.error());
    summary.rowsWritten = out->rows();
    if (const auto committed = out->commit(); !committed)
        return tl::unexpected(committed.error());
    return summary;
}

std::string reasonText(const recommend::RankedItem& ranked,
                       const std::function<std::string(recommend::ItemIndex)>& nameOf)
{
    switch (ranked.basis) {
    case recommend::Basis::Popular:
        return "popular";
    case recommend::Basis::Cold:
        return "cold: popular";
    case recommend::Basis::Pinned:
        return "pinned";
    case recommend::Basis::Promoted:
        return "promoted";
    case recommend::Basis::Model:
        break;
    }
    const std::string fresh = ranked.untried ? "cold: nobody took it yet" : "";
    if (ranked.causes.empty())
        return ranked.untried ? fresh : "the whole history";
    if (ranked.causes.front().item.value == ranked.item.value)
        return "bought before";
    const std::size_t named = ranked.causes.size() > namedCauses + 1 ? namedCauses : ranked.causes.size();
    std::string text = ranked.untried ? fresh + ", like " : "because of ";
    for (std::size_t i = 0; i < named; ++i)
        text += (i == 0 ? "" : i + 1 == ranked.causes.size() ? " and " : ", ") + nameOf(ranked.causes[i].item);
    if (named < ranked.causes.size())
        text += " and " + std::to_string(ranked.causes.size() - named) + " more";
    return text;
}

} // namespace ms::workflow
