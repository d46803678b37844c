// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/ranker.h"
#include "workflow/recommend_input.h"

#include <cstdint>
#include <string>

namespace ms::workflow {

/// What stands beside a saved model in card.json, for people and for the reader.
struct ModelCard {
    std::string model; ///< its name
    std::string data;  ///< what it was trained on, in words
    std::string licence;
    std::uint64_t seed = 0;
    std::int64_t customers = 0;
    std::int64_t items = 0;
    std::int64_t interactions = 0;
    std::string measureName; ///< such as "NDCG@10 on each customer's last item"; empty: not measured
    double measure = 0;
    std::string engineVersion;
    std::string sha256; ///< of model.bin, set by saveRanker()
};

struct SavedRanker {
    recommend::Ranker ranker;
    IdList items; ///< the items that the model knows, by its indices
    ModelCard card;
};

/// Writes folder/model.bin, items.csv (item_id) and card.json; the card is written last, so that a folder with a card
/// is whole. Errors: ReadWrite.
Result<void> saveRanker(const std::string& folder, const recommend::Ranker& ranker, const IdList& items,
                        ModelCard card);

/// Reads what saveRanker wrote and compares the checksum. Opens the plugin if the model is a network.
/// Errors: NotFound if there is no card; InvalidInput if a file is damaged or does not belong to the others;
/// Unavailable without the plugin.
Result<SavedRanker> loadRanker(const std::string& folder);

/// What a saved model is measured by: NDCG@10 on each customer's last event in `interactions` (user_id,item_id, in time
/// order), ranked over the whole catalogue after the events before it, what the customer has included. Errors: as
/// readInteractions(); NotEnoughData if no customer has two events of items that the model knows; Canceled.
Result<double> measureSaved(const SavedRanker& saved, const std::string& interactions, Progress& progress);

} // namespace ms::workflow
