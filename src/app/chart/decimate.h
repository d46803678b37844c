// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

namespace ms::app {

/// The points of a line (sorted by x) that are seen between `low` and `high` on `pixels` columns: of each column the
/// first, the lowest, the highest and the last point, so that no spike is lost and the line looks the same. One
/// neighbour at either side is kept, so that the line runs to the edge. At most 4 * pixels + 2 points; few points stay
/// as they are. NaN values (gaps) are left out.
QList<QPointF> decimated(const QList<QPointF>& points, double low, double high, int pixels);

} // namespace ms::app
