// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "pricing/types.h"

#include <span>

namespace ms::pricing {

/// A panel sorted for regressions: the rows of a product lie together, ordered by location and period.
class SortedPanel {
public:
    /// Errors: InvalidInput for a price that is not above 0, negative units, an index outside its list of names, or two
    /// rows of one product, location and period. O(n log n).
    static Result<SortedPanel> create(const Panel& panel);

    [[nodiscard]] std::size_t products() const { return m_first.size() - 1; }
    [[nodiscard]] std::span<const Observation> rowsOf(std::size_t product) const
    {
        return std::span(m_rows).subspan(m_first[product], m_first[product + 1] - m_first[product]);
    }
    /// The price of `product` in that place and period, or NaN.
    [[nodiscard]] double priceAt(std::int32_t product, std::int32_t location, std::int32_t period) const;

private:
    std::vector<Observation> m_rows;
    std::vector<std::size_t> m_first; // one a product and the end
};

/// Times the price differed by more than 0.5 % from the observation before in the same location. `rows` of one product,
/// ordered by location and period.
int countPriceChanges(std::span<const Observation> rows);

} // namespace ms::pricing
