// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_saved.h"

#include "core/sha256.h"
#include "core/version.h"
#include "recommend/evaluation.h"
#include "recommend/fit.h"
#include "recommend/model_state.h"
#include "sources/csv_reader.h"
#include "workflow/csv_file.h"
#include "workflow/recommend_networks.h"
#include "workflow/whole_file.h"

#include <nlohmann/json.hpp>

#include <QDir>

namespace ms::workflow {

namespace {

constexpr std::string_view kind = "ms-ranker";
constexpr std::uint32_t stateVersion = 1;

std::string inFolder(const std::string& folder, const char* name)
{
    return QDir(QString::fromStdString(folder)).filePath(QString::fromLatin1(name)).toStdString();
}

std::string stateOf(const recommend::Ranker& ranker)
{
    recommend::StateWriter writer(kind, stateVersion);
    writer.text(ranker.name());
    writer.text(ranker.model() != nullptr ? ranker.model()->state() : std::string());
    writer.text(ranker.popularity().state());
    writer.values(ranker.scale().own);
    writer.values(ranker.scale().fill);
    return writer.take();
}

Result<recommend::Ranker> rankerFrom(std::string_view state, const std::string& file)
{
    recommend::StateReader reader(state, kind, stateVersion);
    const std::string name(reader.text());
    const std::string_view modelState = reader.text();
    const std::string_view popularityState = reader.text();
    recommend::Ranker::Scale scale;
    scale.own = reader.values<float>();
    scale.fill = reader.values<float>();
    if (!reader.good())
        return failure(ErrorCode::InvalidInput, file + ": the saved model cannot be read");
    recommend::FitRequest request;
    request.model = name;
    if (const auto opened = openRecommendNetworks(request); !opened)
        return tl::unexpected(opened.error());
    auto model = recommend::loadModel(name, modelState, request.networks);
    if (!model)
        return tl::unexpected(model.error());
    auto popularity = recommend::loadPopularity(popularityState);
    if (!popularity)
        return tl::unexpected(popularity.error());
    if (*model && (*model)->itemCount() != (*popularity)->itemCount())
        return failure(ErrorCode::InvalidInput, file + ": its parts do not belong together");
    return recommend::Ranker(std::move(*model), std::move(*popularity), std::move(scale));
}

nlohmann::ordered_json toJson(const ModelCard& card)
{
    nlohmann::ordered_json json{
        {"model", card.model},         {"data", card.data},   {"licence", card.licence},          {"seed", card.seed},
        {"customers", card.customers}, {"items", card.items}, {"interactions", card.interactions}};
    if (!card.measureName.empty())
        json["measure"] = {{"name", card.measureName}, {"value", card.measure}};
    json["engine_version"] = card.engineVersion;
    json["sha256"] = card.sha256;
    return json;
}

Result<ModelCard> cardFrom(const std::string& text, const std::string& file)
try {
    const auto json = nlohmann::json::parse(text);
    ModelCard card;
    card.model = json.at("model");
    card.data = json.value("data", "");
    card.licence = json.value("licence", "");
    card.seed = json.value("seed", std::uint64_t{0});
    card.customers = json.value("customers", std::int64_t{0});
    card.items = json.at("items");
    card.interactions = json.value("interactions", std::int64_t{0});
    if (json.contains("measure")) {
        card.measureName = json.at("measure").at("name");
        card.measure = json.at("measure").at("value");
    }
    card.engineVersion = json.value("engine_version", "");
    card.sha256 = json.at("sha256");
    return card;
} catch (const nlohmann::json::exception& error) {
    return failure(ErrorCode::InvalidInput, file + ": the model's card cannot be read: " + error.what());
}

Result<IdList> readItemIds(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto column = reader->column("item_id");
    if (!column)
        return tl::unexpected(column.error());
    IdList items;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return items;
        items.add(reader->row()[*column]);
    }
}

} // namespace

Result<void> saveRanker(const std::string& folder, const recommend::Ranker& ranker, const IdList& items, ModelCard card)
{
    if (!QDir().mkpath(QString::fromStdString(folder)))
        return failure(ErrorCode::ReadWrite, folder + ": the folder cannot be made");
    const std::string state = stateOf(ranker);
    if (const auto written = writeWholeFile(inFolder(folder, "model.bin"), state); !written)
        return written;
    auto list = CsvFile::create(inFolder(folder, "items.csv"), {"item_id"});
    if (!list)
        return tl::unexpected(list.error());
    for (std::size_t item = 0; item < items.size(); ++item)
        list->cell(items[item]).endRow();
    if (const auto written = list->commit(); !written)
        return written;
    card.model = ranker.name();
    card.items = static_cast<std::int64_t>(items.size());
    card.engineVersion = version();
    card.sha256 = sha256(state);
    return writeWholeFile(inFolder(folder, "card.json"), toJson(card).dump(2) + "\n");
}

Result<SavedRanker> loadRanker(const std::string& folder)
{
    const std::string cardPath = inFolder(folder, "card.json");
    const auto text = readWholeFile(cardPath);
    if (!text)
        return tl::unexpected(text.error());
    auto card = cardFrom(*text, cardPath);
    if (!card)
        return tl::unexpected(card.error());
    const std::string modelPath = inFolder(folder, "model.bin");
    const auto state = readWholeFile(inFolder(folder, "model.bin"));
    if (!state)
        return tl::unexpected(state.error());
    if (sha256(*state) != card->sha256)
        return failure(ErrorCode::InvalidInput, modelPath + ": the checksum is not the one on the card");
    auto items = readItemIds(inFolder(folder, "items.csv"));
    if (!items)
        return tl::unexpected(items.error());
    auto ranker = rankerFrom(*state, modelPath);
    if (!ranker)
        return tl::unexpected(ranker.error());
    if (items->size() != ranker->itemCount())
        return failure(ErrorCode::InvalidInput, folder + ": items.csv and model.bin do not belong together");
    return SavedRanker{std::move(*ranker), std::move(*items), std::move(*card)};
}

Result<double> measureSaved(const SavedRanker& saved, const std::string& interactions, Progress& progress)
{
    const auto file = readInteractions(interactions, {}, progress);
    if (!file)
        return tl::unexpected(file.error());
    std::vector<recommend::JudgedList> judged;
    for (std::size_t user = 0; user < file->interactions.userCount; ++user) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "measuring the model was canceled");
        std::vector<recommend::Event> history;
        for (recommend::Event event : file->interactions.of(recommend::UserIndex(user))) {
            const auto item = saved.items.find(file->items[event.item]);
            if (!item)
                continue;
            event.item = recommend::ItemIndex(*item);
            history.push_back(event);
        }
        if (history.size() < 2)
            continue;
        const recommend::ItemIndex wanted = history.back().item;
        history.pop_back();
        recommend::ListRequest asked;
        asked.history = history;
        asked.explain = false;
        asked.includeSeen = true;
        recommend::JudgedList list{{}, {wanted}};
        for (const recommend::RankedItem& ranked : saved.ranker.rank(asked))
            list.ranked.push_back(ranked.item);
        judged.push_back(std::move(list));
    }
    if (judged.empty())
        return failure(ErrorCode::NotEnoughData, interactions + ": no customer has two items that the model knows");
    const auto measures = recommend::measureLists(judged, 10, saved.items.size());
    if (!measures)
        return tl::unexpected(measures.error());
    return measures->ndcg;
}

} // namespace ms::workflow
