// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/title_terms.h"

#include <cstdint>
#include <vector>

namespace ms::recommend {

struct EmbeddingSettings {
    std::size_t dimension = 48;      ///< > 0
    std::size_t window = 8;          ///< > 0; events of one customer this near each other are neighbours
    std::size_t negatives = 5;       ///< > 0; items drawn against each neighbour, by their sales to the power 3/4
    int epochs = 6;                  ///< >= 1
    std::size_t mostEvents = 500000; ///< passed over in all epochs together; one epoch is always allowed
    double learningRate = 0.05;      ///< > 0, of the first step; it falls to 0 in a straight line
    std::uint64_t seed = 1;
};

/// Vectors of items such that items bought near each other point the same way: Word2Vec's skip-gram with negative
/// samples, where a history is a sentence, an item is a word and, as in FastText, a word's vector is the mean of its
/// own and those of its terms; an item that nobody bought has that of its terms. One row of length 1 an item (0 where
/// neither sales nor terms say anything), itemCount x dimension. Steps depend on their order: one thread takes them
/// all. Errors: InvalidInput if a setting is outside its range or there are other numbers of items; Canceled. Sources:
/// Mikolov, Sutskever, Chen, Corrado & Dean (2013), NeurIPS 26; Barkan & Koenigstein (2016), Item2Vec; Bojanowski,
/// Grave, Joulin & Mikolov (2017), TACL 5.
Result<std::vector<float>> embedItems(const Interactions& interactions, const TitleTerms& terms,
                                      const EmbeddingSettings& settings, Progress& progress);

} // namespace ms::recommend
