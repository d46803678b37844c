// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace ms::stats
{

/// Where a function was found to be smallest.
template <std::size_t N>
struct Minimum {
    std::array<double, N> at{};
    double value = 0;
    int evaluations = 0;
};

/// What bounds a search: the box is closed, `step` is the first simplex's edge as a share of the box's width.
template <std::size_t N>
struct SearchBox {
    std::array<double, N> low{};
    std::array<double, N> high{};
    std::size_t dimensions = N; ///< searched; the coordinates after them stay at the start's, 1..N
    double step = 0.2;          ///< in (0, 1)
    double tolerance = 1e-4;    ///< stops when the simplex's values differ by less than tolerance · (1 + |best|)...
    double resolution = 0.02;   ///< ...and its corners by less than this share of the box's width
    int maxEvaluations = 200;
};

/// Smallest value of `f` inside a box by the downhill simplex: reflection 1, expansion 2, contraction 1/2, shrink 1/2;
/// a step across a wall is set on the wall. Nothing is allocated, so that it may run inside a loop over many series.
/// `f` takes a const std::array<double, N>& and may return infinity where it has no value; NaN counts as infinity.
/// The result is a local minimum and no worse than `f(start)`. Source: Nelder & Mead (1965), Computer Journal 7(4).
template <std::size_t N, class Function>
Minimum<N> minimiseNelderMead(Function&& f, const std::array<double, N>& start, const SearchBox<N>& box)
{
    using Point = std::array<double, N>;
    const std::size_t dims = box.dimensions;
    std::array<Point, N + 1> points{};
    std::array<double, N + 1> values{};
    int evaluations = 0;
    const auto valueAt = [&](Point& point) {
        for (std::size_t k = 0; k < dims; ++k)
            point[k] = std::clamp(point[k], box.low[k], box.high[k]);
        ++evaluations;
        const double value = f(static_cast<const Point&>(point));
        return std::isnan(value) ? HUGE_VAL : value;
    };
    points[0] = start;
    values[0] = valueAt(points[0]);
    for (std::size_t k = 0; k < dims; ++k) {
        Point& point = points[k + 1];
        point = points[0];
        const double width = (box.high[k] - box.low[k]) * box.step;
        point[k] += point[k] + width > box.high[k] ? -width : width;
        values[k + 1] = valueAt(point);
    }
    const auto sort = [&] {
        for (std::size_t i = 1; i <= dims; ++i)
            for (std::size_t j = i; j > 0 && values[j] < values[j - 1]; --j) {
                std::swap(values[j], values[j - 1]);
                std::swap(points[j], points[j - 1]);
            }
    };
    sort();
    const auto wide = [&] { // equal values at both sides of a valley are no reason to stop
        for (std::size_t k = 0; k < dims; ++k)
            for (std::size_t i = 1; i <= dims; ++i)
                if (std::abs(points[i][k] - points[0][k]) > box.resolution * (box.high[k] - box.low[k]))
                    return true;
        return false;
    };
    while (evaluations < box.maxEvaluations &&
           (values[dims] - values[0] > box.tolerance * (1 + std::abs(values[0])) || wide())) {
        Point centre = points[0];
        for (std::size_t k = 0; k < dims; ++k)
            centre[k] = 0;
        for (std::size_t i = 0; i < dims; ++i)
            for (std::size_t k = 0; k < dims; ++k)
                centre[k] += points[i][k] / static_cast<double>(dims);
        const auto along = [&](double factor) {
            Point point = centre;
            for (std::size_t k = 0; k < dims; ++k)
                point[k] = centre[k] + factor * (points[dims][k] - centre[k]);
            return point;
        };
        Point reflected = along(-1);
        const double reflectedValue = valueAt(reflected);
        if (reflectedValue < values[0]) {
            Point expanded = along(-2);
            const double expandedValue = valueAt(expanded);
            const bool further = expandedValue < reflectedValue;
            points[dims] = further ? expanded : reflected;
            values[dims] = further ? expandedValue : reflectedValue;
        } else if (reflectedValue < values[dims == 1 ? 1 : dims - 1]) {
            points[dims] = reflected;
            values[dims] = reflectedValue;
        } else {
            Point contracted = along(reflectedValue < values[dims] ? -0.5 : 0.5);
            const double contractedValue = valueAt(contracted);
            if (contractedValue < std::min(reflectedValue, values[dims])) {
                points[dims] = contracted;
                values[dims] = contractedValue;
            } else {
                for (std::size_t i = 1; i <= dims; ++i) {
                    for (std::size_t k = 0; k < dims; ++k)
                        points[i][k] = points[0][k] + 0.5 * (points[i][k] - points[0][k]);
                    values[i] = valueAt(points[i]);
                }
            }
        }
        sort();
    }
    return {points[0], values[0], evaluations};
}

} // namespace ms::stats
