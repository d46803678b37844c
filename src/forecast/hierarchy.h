// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ms::forecast {

/// A tree of totals: SKUs below categories below a total. Node 0 is the root; parents come before their children.
struct Hierarchy {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::string> names;   ///< one a node, for people
    std::vector<std::size_t> parents; ///< one a node; `none` for the root
    std::vector<std::size_t> leaves;  ///< node of each series, in the order of the series

    [[nodiscard]] std::size_t size() const { return parents.size(); }
};

/// A total over groups over series: `paths` holds what each series belongs to from the outermost group inwards, all of
/// one length; groups of one name below one parent are one node. Node names are joined by " / ".
Hierarchy hierarchyOf(std::span<const std::string> ids, std::span<const std::vector<std::string>> paths);

/// What a node is thought to be, before it has to agree with the others.
struct NodeForecast {
    double mean = 0;
    double variance = 0; ///< of its error, >= 0; infinite: nothing is known of the node by itself
};

/// Makes the forecasts of a tree add up: the coherent values nearest to what was said, squares weighed by the inverse
/// of the variances (minimum trace with a diagonal covariance). Exact for a tree in two passes, O(nodes). With
/// `nonNegative` no leaf is below zero: what is short is taken from its neighbours in the proportion of their values.
/// Every parent is the sum of its children in the order of the nodes, bit by bit.
/// Source: Wickramasuriya, Athanasopoulos & Hyndman (2019), JASA 114(526); Hyndman, Lee & Wang (2016), Computational
/// Statistics & Data Analysis 97.
std::vector<double> reconcile(const Hierarchy& tree, std::span<const NodeForecast> forecasts, bool nonNegative);

/// Spreads a whole total over parts in the proportion of `shares` (>= 0; all zero: evenly) in whole units that add up
/// to it: the largest remainders get the units that are left, the earlier part first. `total` may be negative.
/// Source: Hare's method; Balinski & Young (2001), Fair Representation, ch. 3.
std::vector<std::int64_t> spreadWhole(std::int64_t total, std::span<const double> shares);

} // namespace ms::forecast
