// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart/plot_view.h"

#include "app/format.h"
#include "app/theme.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

constexpr int pixelsPerDayLabel = 64;
constexpr int pixelsPerNumberLabel = 64;
constexpr int pixelsPerRow = 44;
constexpr double gripRadius = 6;

} // namespace

std::vector<Tick> PlotView::xTicks() const
{
    const auto width = static_cast<int>(area().width());
    return m_x.kind != AxisKind::Number ? dayTicks(m_low, m_high, std::max(2, width / pixelsPerDayLabel))
                                        : numberTicks(m_low, m_high, std::max(2, width / pixelsPerNumberLabel));
}

std::vector<Tick> PlotView::yTicks() const
{
    return numberTicks(m_yLow, m_yHigh, std::max(2, viewport()->height() / pixelsPerRow));
}

void PlotView::drawBackground(QPainter* painter, const QRectF&)
{
    painter->save();
    paintGrid(*painter);
    painter->restore();
}

void PlotView::drawForeground(QPainter* painter, const QRectF&)
{
    painter->save();
    painter->setFont(font());
    paintHatches(*painter);
    paintLabels(*painter);
    paintLegend(*painter);
    paintMarks(*painter);
    paintHandles(*painter);
    if (m_mouse && !m_bare && m_grip.kind == Grip::Kind::None)
        paintCrosshair(*painter);
    painter->restore();
}

void PlotView::paintGrid(QPainter& painter) const
{
    const Colors& colors = colorsOf(QGuiApplication::palette());
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Tick& tick : yTicks()) {
        const bool zero = std::fabs(tick.at) < (m_yHigh - m_yLow) * 1e-9;
        painter.setPen(zero ? colors.control : colors.grid);
        const double y = std::round(toPixel(m_low, tick.at).y());
        painter.drawLine(QPointF(area().left(), y), QPointF(area().right(), y));
    }
    painter.setPen(colors.control);
    for (const Tick& tick : xTicks()) {
        const double x = std::round(toPixel(tick.at, m_yLow).x());
        painter.drawLine(QPointF(x, area().bottom()), QPointF(x, area().bottom() + space::tiny));
    }
    painter.drawLine(area().bottomLeft(), area().bottomRight());
}

void PlotView::paintLabels(QPainter& painter) const
{
    const QFontMetricsF metrics(font());
    painter.setPen(colorsOf(QGuiApplication::palette()).muted);
    for (const Tick& tick : yTicks()) {
        const QRectF box(0, toPixel(m_low, tick.at).y() - metrics.height() / 2, area().left() - space::small,
                         metrics.height());
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    double freeFrom = -1e9;
    for (const Tick& tick : xTicks()) {
        const double width = metrics.horizontalAdvance(tick.label) + 2;
        const double middle = toPixel(tick.at, m_yLow).x();
        const double left = std::clamp(middle - width / 2, 0.0, std::max(0.0, viewport()->width() - width));
        if (left < freeFrom)
            continue;
        freeFrom = left + width + space::small;
        painter.drawText(QRectF(left, area().bottom() + space::tiny + 1, width, metrics.height()), Qt::AlignCenter,
                         tick.label);
    }
    if (!m_x.title.isEmpty())
        painter.drawText(QRectF(area().left(), area().bottom() + space::tiny + metrics.height() * 1.15, area().width(),
                                metrics.height()),
                         Qt::AlignCenter, m_x.title);
    painter.drawText(QRectF(0, 0, viewport()->width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, m_y.title);
}

void PlotView::paintHatches(QPainter& painter) const
{
    QColor color = colorsOf(QGuiApplication::palette()).muted;
    color.setAlphaF(0.35F);
    for (const ChartHatch& hatch : m_hatches) {
        const double left = std::max(area().left(), toPixel(hatch.first, 0).x());
        const double right = std::min(area().right(), toPixel(hatch.last, 0).x());
        if (right > left)
            painter.fillRect(QRectF(left, area().top(), right - left, area().height()),
                             QBrush(color, Qt::BDiagPattern));
    }
    painter.setPen(QPen(colorsOf(QGuiApplication::palette()).compared, 2));
    for (const double x : m_bottomTicks) {
        const double at = toPixel(x, 0).x();
        if (at >= area().left() && at <= area().right())
            painter.drawLine(QPointF(at, area().bottom() - 1), QPointF(at, area().bottom() - space::small));
    }
}

void PlotView::paintMarks(QPainter& painter) const
{
    const Colors& colors = colorsOf(QGuiApplication::palette());
    const QFontMetricsF metrics(font());
    for (const ChartMark& mark : m_marks) {
        const double x = std::round(toPixel(mark.at, 0).x());
        if (x < area().left() || x > area().right())
            continue;
        painter.setPen(QPen(colors.muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
        const double width = metrics.horizontalAdvance(mark.label) + 1;
        const bool leftwards = x + width + space::tiny > area().right();
        painter.setPen(colors.muted);
        painter.drawText(
            QRectF(leftwards ? x - width - space::tiny : x + space::tiny, area().top(), width, metrics.height()),
            Qt::AlignVCenter, mark.label);
    }
}

void PlotView::paintHandles(QPainter& painter) const
{
    const Colors& colors = colorsOf(QGuiApplication::palette());
    const QFontMetricsF metrics(font());
    for (const ChartHandle& handle : m_handles) {
        const double x = toPixel(handle.at, 0).x();
        if (x < area().left() - 1 || x > area().right() + 1)
            continue;
        const QColor color = inkColor(handle.ink, colors);
        painter.setPen(QPen(color, handle.fixed ? 1.2 : 2, handle.fixed ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
        painter.setPen(QPen(color, 2));
        painter.setBrush(handle.fixed ? colors.card : color);
        painter.drawEllipse(QPointF(x, area().bottom()), gripRadius, gripRadius);
        const double width = metrics.horizontalAdvance(handle.label) + 2 * space::tiny;
        const double left = x + width + space::tiny > area().right() ? x - width - space::tiny : x + space::tiny;
        const double top = area().top() + (handle.fixed ? metrics.height() + space::small : 0);
        QRectF label(left, top, width, metrics.height() + 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.card);
        painter.drawRoundedRect(label, space::tiny, space::tiny);
        painter.setPen(colors.text);
        painter.drawText(label, Qt::AlignCenter, handle.label);
    }
}

std::optional<double> PlotView::nearestX(double x) const
{
    std::optional<double> nearest;
    for (const ChartSeries& series : m_series) {
        const auto after = std::lower_bound(series.points.begin(), series.points.end(), x,
                                            [](const QPointF& point, double at) { return point.x() < at; });
        for (const auto it : {after, after == series.points.begin() ? after : after - 1}) {
            if (it != series.points.end() && (!nearest || std::fabs(it->x() - x) < std::fabs(*nearest - x)))
                nearest = it->x();
        }
    }
    return nearest;
}

std::vector<std::pair<QColor, QString>> PlotView::readings(double x) const
{
    std::vector<std::pair<QColor, QString>> lines;
    const Colors& colors = colorsOf(QGuiApplication::palette());
    const int decimals = m_yHigh - m_yLow < 20 ? 2 : m_yHigh - m_yLow < 200 ? 1 : 0;
    const auto valueAt = [x](const QList<QPointF>& points) {
        const auto it = std::lower_bound(points.begin(), points.end(), x - 1e-9,
                                         [](const QPointF& point, double at) { return point.x() < at; });
        return it != points.end() && std::fabs(it->x() - x) < 1e-6 ? it->y() : std::nan("");
    };
    for (const ChartSeries& series : m_series) {
        const double value = valueAt(series.points);
        if (!std::isfinite(value))
            continue;
        QString text = format::number(value, decimals);
        if (series.form == ChartSeries::Form::Band)
            text = format::number(valueAt(series.low), decimals) + QStringLiteral(" – ") + text;
        const QString name = series.name.isEmpty() ? m_y.title : series.name;
        lines.emplace_back(inkColor(series.ink, colors), name + QStringLiteral("  ") + text);
    }
    return lines;
}

void PlotView::paintCrosshair(QPainter& painter) const
{
    if (!area().contains(*m_mouse))
        return;
    const auto at = nearestX(toX(m_mouse->x()));
    if (!at || *at < m_low || *at > m_high)
        return;
    const Colors& colors = colorsOf(QGuiApplication::palette());
    const auto lines = readings(*at);
    const double x = toPixel(*at, 0).x();
    painter.setPen(QPen(colors.control, 1));
    painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
    const QFontMetricsF metrics(font());
    double width = metrics.horizontalAdvance(xText(*at));
    for (const auto& [color, text] : lines)
        width = std::max(width, metrics.horizontalAdvance(text) + space::large);
    const double height = metrics.height() * (static_cast<double>(lines.size()) + 1) + 2 * space::small;
    const double left =
        x + width + 3 * space::medium > area().right() ? x - width - 3 * space::medium : x + space::medium;
    const QRectF box(std::max(0.0, left), area().top() + space::tiny, width + 2 * space::medium, height);
    painter.setPen(colors.border);
    painter.setBrush(colors.card);
    painter.drawRoundedRect(box, space::tiny, space::tiny);
    QRectF line(box.left() + space::medium, box.top() + space::small, width, metrics.height());
    painter.setPen(colors.muted);
    painter.drawText(line, Qt::AlignVCenter, xText(*at));
    for (const auto& [color, text] : lines) {
        line.translate(0, metrics.height());
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(line.left() + 4, line.center().y()), 3.5, 3.5);
        painter.setPen(colors.text);
        painter.drawText(line.adjusted(space::large, 0, 0, 0), Qt::AlignVCenter, text);
    }
}

} // namespace ms::app
