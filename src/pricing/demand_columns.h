// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/panel.h"

#include <array>
#include <vector>

namespace ms::pricing {

/// What moves the demand of one product, as columns of a regression on log units. Log prices are relative to their
/// training means; promotion and feature are 0 where not known.
struct DemandColumns {
    static constexpr std::size_t shared = 8;
    /// own price, mean rival price, promotion, feature, price x feature, price x promotion, price², promotion x feature
    std::array<double, shared> base{};
    std::vector<double> rivals; ///< each rival's log price less the mean rival price
};

/// Reads DemandColumns of one product's rows from training and scenario prices together.
class DemandView {
public:
    /// `scenarios` hold prices of a future that is being asked about; rows of both carry prices of rivals.
    DemandView(const SortedPanel& training, const SortedPanel& scenarios, std::int32_t product,
               std::vector<std::int32_t> rivals);

    [[nodiscard]] DemandColumns columnsOf(const Observation& row) const;
    [[nodiscard]] std::size_t rivalCount() const { return m_rivals.size(); }

private:
    /// Log price of a rival there and then, else its last known one there, else its mean.
    [[nodiscard]] double rivalPrice(std::size_t rival, const Observation& row) const;

    const SortedPanel& m_training;
    const SortedPanel& m_scenarios;
    std::vector<std::int32_t> m_rivals;
    double m_meanPrice = 0;           // mean log price of the product in training
    std::vector<double> m_rivalMeans; // mean log price of each rival in training
};

} // namespace ms::pricing
