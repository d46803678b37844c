// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chart/axis_ticks.h"

#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>

class QAbstractSeries;
class QXYSeries;

namespace ms::app {

struct Colors;

/// What a series means; it decides the colour, in light and dark.
enum class Ink { History, Forecast, Compared, Alarm, Gain, Extra, Quiet };

QColor inkColor(Ink ink, const Colors& colors);

struct ChartAxis {
    QString title; ///< with the unit: "Units a week"
    AxisKind kind = AxisKind::Number;
    bool fromZero = false; ///< zero belongs to the range, and has its own line
};

/// One thing drawn over x, with all its points; what is on the screen is a decimated copy.
struct ChartSeries {
    enum class Form { Line, Dashed, Band, Bars, Dots, HollowDots };

    int id = 0;
    QString name; ///< empty: not in the legend
    Form form = Form::Line;
    Ink ink = Ink::History;
    QList<QPointF> points; ///< sorted by x; of a band the upper edge
    QList<QPointF> low;    ///< of a band the lower edge
    double width = 0;      ///< of bars, in x units
    double opacity = 1;
    bool draggable = false; ///< of dots: the user may move them up and down
    QAbstractSeries* drawn = nullptr;
    QXYSeries* upper = nullptr; ///< the line itself, or the upper edge
    QXYSeries* lower = nullptr;
};

/// A line across the plot at one x, with a word at its top.
struct ChartMark {
    double at = 0;
    QString label;
};

/// A stretch of x that is hatched: stock ran out, not sold.
struct ChartHatch {
    double first = 0;
    double last = 0;
};

/// A line that the user drags along x: the price under trial.
struct ChartHandle {
    int id = 0;
    double at = 0;
    QString label;
    Ink ink = Ink::Forecast;
    bool fixed = false; ///< shown like a handle, cannot be dragged: the present price
};

} // namespace ms::app
