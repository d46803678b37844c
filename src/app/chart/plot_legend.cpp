// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart/plot_view.h"

#include "app/theme.h"

#include <QGuiApplication>
#include <QPainter>

namespace ms::app {
namespace {

constexpr double swatch = 14;

void paintSwatch(QPainter& painter, const QRectF& box, const QColor& color, ChartSeries::Form form, const QColor& card)
{
    using Form = ChartSeries::Form;
    if (form == Form::Band || form == Form::Bars) {
        painter.fillRect(box, color);
    } else if (form == Form::Dots || form == Form::HollowDots) {
        painter.setPen(QPen(color, 1.5));
        painter.setBrush(form == Form::Dots ? color : card);
        painter.drawEllipse(box.center(), 3.5, 3.5);
    } else {
        painter.setPen(QPen(color, 2, form == Form::Dashed ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
    }
}

} // namespace

/// One series needs no legend.
std::vector<PlotView::LegendEntry> PlotView::legend() const
{
    const Colors& colors = colorsOf(QGuiApplication::palette());
    const QFontMetricsF metrics(font());
    std::vector<LegendEntry> entries;
    const auto add = [&](const QString& name, const QColor& color, ChartSeries::Form form) {
        entries.push_back({name, color, form, swatch + space::tiny + metrics.horizontalAdvance(name) + space::large});
    };
    for (const ChartSeries& series : m_series) {
        if (series.name.isEmpty())
            continue;
        QColor color = inkColor(series.ink, colors);
        color.setAlphaF(static_cast<float>(series.opacity));
        add(series.name, color, series.form);
    }
    if (!m_bottomTicks.empty() && !m_bottomTicksName.isEmpty())
        add(m_bottomTicksName, colors.compared, ChartSeries::Form::Line);
    return entries.size() < 2 ? std::vector<LegendEntry>() : entries;
}

/// Rows below the axis title that the legend needs; 0 when it fits beside the title.
int PlotView::legendRows() const
{
    const auto entries = legend();
    double all = 0;
    for (const LegendEntry& entry : entries)
        all += entry.width;
    if (all + QFontMetricsF(font()).horizontalAdvance(m_y.title) + space::large < viewport()->width())
        return 0;
    int rows = 1;
    double used = 0;
    for (const LegendEntry& entry : entries) {
        if (used > 0 && used + entry.width > viewport()->width()) {
            ++rows;
            used = 0;
        }
        used += entry.width;
    }
    return rows;
}

void PlotView::paintLegend(QPainter& painter) const
{
    const auto entries = legend();
    const Colors& colors = colorsOf(QGuiApplication::palette());
    const QFontMetricsF metrics(font());
    const bool beside = legendRows() == 0;
    double left = 0;
    double top = beside ? 0 : metrics.height() * 1.2;
    if (beside) {
        left = area().right() + space::large;
        for (const LegendEntry& entry : entries)
            left -= entry.width;
    }
    for (const LegendEntry& entry : entries) {
        if (!beside && left > 0 && left + entry.width > viewport()->width()) {
            left = 0;
            top += metrics.height() * 1.2;
        }
        paintSwatch(painter, QRectF(left, top + metrics.height() / 2 - 4, swatch, 8), entry.color, entry.form,
                    colors.card);
        painter.setPen(colors.muted);
        painter.drawText(QRectF(left + swatch + space::tiny, top, entry.width, metrics.height()), Qt::AlignVCenter,
                         entry.name);
        left += entry.width;
    }
}

} // namespace ms::app
