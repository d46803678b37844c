// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart/decimate.h"

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

constexpr qsizetype fewPoints = 2000;

bool before(const QPointF& point, double x)
{
    return point.x() < x;
}

/// Appends first, lowest, highest and last of [begin, end) in the order of x, each once.
void appendColumn(QList<QPointF>& kept, const QPointF* begin, const QPointF* end)
{
    const auto byY = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
    const auto [lowest, highest] = std::minmax_element(begin, end, byY);
    const QPointF* picks[] = {begin, std::min(lowest, highest), std::max(lowest, highest), end - 1};
    const QPointF* last = nullptr;
    for (const QPointF* pick : picks) {
        if (pick != last)
            kept << *pick;
        last = pick;
    }
}

} // namespace

QList<QPointF> decimated(const QList<QPointF>& points, double low, double high, int pixels)
{
    QList<QPointF> seen;
    auto first = std::lower_bound(points.begin(), points.end(), low, before);
    auto last = std::lower_bound(first, points.end(), std::nextafter(high, INFINITY), before);
    if (first != points.begin())
        --first;
    if (last != points.end())
        ++last;
    seen.reserve(last - first);
    std::copy_if(first, last, std::back_inserter(seen), [](const QPointF& point) { return std::isfinite(point.y()); });
    if (seen.size() <= fewPoints || pixels <= 0 || high <= low)
        return seen;
    QList<QPointF> kept;
    kept.reserve(4 * pixels + 2);
    const double perPixel = (high - low) / pixels;
    const QPointF* const data = seen.constData();
    qsizetype begin = 0;
    while (begin < seen.size()) {
        const double column = std::floor((data[begin].x() - low) / perPixel);
        qsizetype end = begin + 1;
        while (end < seen.size() && std::floor((data[end].x() - low) / perPixel) == column)
            ++end;
        appendColumn(kept, data + begin, data + end);
        begin = end;
    }
    return kept;
}

} // namespace ms::app
