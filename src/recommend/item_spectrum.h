// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/item_knn.h"

#include <cstdint>
#include <vector>

namespace ms::recommend {

struct SpectrumSettings {
    std::size_t dimension = 64; ///< > 0
    int rounds = 5;             ///< >= 1; of the subspace iteration
    double meanLength = 0.4;    ///< > 0; of the rows of items that have neighbours
    std::uint64_t seed = 1;
};

/// Vectors of items such that neighbours point the same way: the leading eigenvectors, each by the root of its
/// eigenvalue, of the neighbours' similarities
///   N = (D + t)^-1/2 (S + S^T) / 2 (D + t)^-1/2,   D the row sums, t their mean,
/// where t keeps small islands of items from taking the leading places. A network that starts from them need not find
/// out who goes with whom before it learns in which order. itemCount x dimension; an item without neighbours has zeros.
/// One thread; the same on every machine with the same arithmetic. O(rounds (neighbours + items dimension) dimension).
/// Errors: InvalidInput if a setting is outside its range; Canceled. Sources: Halko, Martinsson & Tropp (2011), SIAM
/// Review 53(2), for the iteration; Amini, Chen, Bickel & Levina (2013), Annals of Statistics 41(4), for t.
Result<std::vector<float>> itemSpectrum(const ItemKnn& knn, const SpectrumSettings& settings, Progress& progress);

} // namespace ms::recommend
