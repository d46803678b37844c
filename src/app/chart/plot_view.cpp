// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart/plot_view.h"

#include "app/chart/decimate.h"
#include "app/format.h"
#include "app/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QEvent>
#include <QGuiApplication>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::app {
namespace {

constexpr double strokeWidth = 1.8;
constexpr double dotSize = 8;
constexpr double leastZoom = 4; // x units that stay visible at the deepest zoom of a full range above it

/// Bars as the outline of an area: up, across, down to zero, on to the next.
QList<QPointF> barOutline(const QList<QPointF>& bars, double width)
{
    QList<QPointF> outline;
    outline.reserve(bars.size() * 4);
    for (const QPointF& bar : bars) {
        if (!std::isfinite(bar.y()))
            continue;
        const double left = bar.x() - width / 2;
        const double right = bar.x() + width / 2;
        outline << QPointF(left, 0) << QPointF(left, bar.y()) << QPointF(right, bar.y()) << QPointF(right, 0);
    }
    return outline;
}

bool isArea(ChartSeries::Form form)
{
    return form == ChartSeries::Form::Band || form == ChartSeries::Form::Bars;
}

} // namespace

QColor inkColor(Ink ink, const Colors& colors)
{
    switch (ink) {
    case Ink::History:
        return colors.history;
    case Ink::Forecast:
        return colors.forecast;
    case Ink::Compared:
        return colors.compared;
    case Ink::Alarm:
        return colors.alarm;
    case Ink::Gain:
        return colors.gain;
    case Ink::Extra:
        return colors.extra;
    case Ink::Quiet:
        break;
    }
    return colors.muted;
}

PlotView::PlotView(QWidget* parent)
    : QChartView(new QChart, parent), m_xAxis(new QValueAxis(this)), m_yAxis(new QValueAxis(this))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(220, 120);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setAccessibleName(tr("Chart"));
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->addAxis(m_xAxis, Qt::AlignBottom);
    chart()->addAxis(m_yAxis, Qt::AlignLeft);
    for (QValueAxis* axis : {m_xAxis, m_yAxis})
        axis->setVisible(false);
}

void PlotView::clear(const ChartAxis& x, const ChartAxis& y, bool keepZoom)
{
    m_keepZoom = keepZoom && !m_series.empty() && m_x.kind == x.kind && m_x.title == x.title;
    m_x = x;
    m_y = y;
    chart()->removeAllSeries();
    m_series.clear();
    m_marks.clear();
    m_hatches.clear();
    m_bottomTicks.clear();
    m_handles.clear();
    m_grip = {};
}

int PlotView::add(ChartSeries series)
{
    series.id = m_nextId++;
    draw(series);
    m_series.push_back(std::move(series));
    return m_series.back().id;
}

void PlotView::draw(ChartSeries& series)
{
    if (isArea(series.form)) {
        auto* upper = new QLineSeries(chart());
        auto* lower = series.form == ChartSeries::Form::Band ? new QLineSeries(chart()) : nullptr;
        series.upper = upper;
        series.lower = lower;
        series.drawn = new QAreaSeries(upper, lower);
    } else if (series.form == ChartSeries::Form::Dots || series.form == ChartSeries::Form::HollowDots) {
        auto* dots = new QScatterSeries;
        dots->setMarkerSize(dotSize);
        series.upper = dots;
        series.drawn = dots;
    } else {
        series.upper = new QLineSeries;
        series.drawn = series.upper;
    }
    chart()->addSeries(series.drawn);
    series.drawn->attachAxis(m_xAxis);
    series.drawn->attachAxis(m_yAxis);
}

void PlotView::refresh(ChartSeries& series)
{
    const int pixels = static_cast<int>(area().width());
    const QList<QPointF> points =
        series.form == ChartSeries::Form::Bars ? barOutline(series.points, series.width) : series.points;
    series.upper->replace(decimated(points, m_low, m_high, pixels));
    if (series.lower)
        series.lower->replace(decimated(series.low, m_low, m_high, pixels));
}

void PlotView::addBottomTicks(const std::vector<double>& xs, const QString& name)
{
    m_bottomTicks = xs;
    m_bottomTicksName = name;
}

int PlotView::addHandle(ChartHandle handle)
{
    handle.id = m_nextId++;
    m_handles.push_back(handle);
    return handle.id;
}

void PlotView::fit()
{
    fullRange();
    if (!m_keepZoom || m_high <= m_fullLow || m_low >= m_fullHigh) {
        m_low = m_fullLow;
        m_high = m_fullHigh;
    }
    restyle();
    setRange(m_low, m_high);
}

void PlotView::replace(int id, const QList<QPointF>& points, const QList<QPointF>& low)
{
    for (ChartSeries& series : m_series) {
        if (series.id != id)
            continue;
        series.points = points;
        series.low = low;
        refresh(series);
    }
    viewport()->update();
}

void PlotView::moveHandle(int id, double x)
{
    for (ChartHandle& handle : m_handles) {
        if (handle.id == id)
            handle.at = x;
    }
    viewport()->update();
}

void PlotView::resetZoom()
{
    setRange(m_fullLow, m_fullHigh);
}

QString PlotView::xText(double x) const
{
    if (m_x.kind == AxisKind::Hour)
        return format::dateTime(ShopTime{std::chrono::hours{static_cast<std::int64_t>(std::llround(x * 24))}});
    if (m_x.kind == AxisKind::Day)
        return format::date(dayFromNumber(static_cast<std::int64_t>(std::floor(x))));
    return format::number(x, std::fabs(m_high - m_low) < 20 ? 2 : 0);
}

void PlotView::renderBare(QPainter* painter, const QRectF& target)
{
    m_bare = true;
    render(painter, target, rect());
    m_bare = false;
}

void PlotView::restyle()
{
    const Colors& colors = colorsOf(QGuiApplication::palette());
    for (ChartSeries& series : m_series) {
        QColor color = inkColor(series.ink, colors);
        if (auto* filled = qobject_cast<QAreaSeries*>(series.drawn)) {
            color.setAlphaF(static_cast<float>(series.opacity));
            filled->setBrush(color);
            filled->setPen(Qt::NoPen);
        } else if (auto* dots = qobject_cast<QScatterSeries*>(series.drawn)) {
            const bool hollow = series.form == ChartSeries::Form::HollowDots;
            dots->setBrush(hollow ? colors.card : color);
            dots->setPen(QPen(hollow ? color : colors.card, hollow ? strokeWidth : 1));
        } else {
            const bool dashed = series.form == ChartSeries::Form::Dashed;
            series.upper->setPen(
                QPen(color, strokeWidth, dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
    }
}

void PlotView::layOut()
{
    const QFontMetricsF metrics(font());
    double labels = 0;
    for (const Tick& tick : yTicks())
        labels = std::max(labels, metrics.horizontalAdvance(tick.label));
    const double left = labels + space::small + 1;
    const double top = metrics.height() * (1.3 + 1.2 * legendRows()) + space::tiny;
    const double bottom = metrics.height() * (m_x.title.isEmpty() ? 1.2 : 2.3) + space::tiny;
    chart()->setGeometry(QRectF(viewport()->rect()));
    chart()->setPlotArea(QRectF(left, top, std::max(1.0, viewport()->width() - left - space::medium),
                                std::max(1.0, viewport()->height() - top - bottom)));
}

void PlotView::fullRange()
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto hold = [&low, &high](double x) {
        low = std::min(low, x);
        high = std::max(high, x);
    };
    for (const ChartSeries& series : m_series) {
        if (!series.points.isEmpty()) {
            hold(series.points.front().x() - series.width / 2);
            hold(series.points.back().x() + series.width / 2);
        }
    }
    for (const ChartHandle& handle : m_handles)
        hold(handle.at);
    if (!std::isfinite(low))
        low = high = 0;
    if (high <= low) {
        low -= 0.5;
        high += 0.5;
    }
    m_fullLow = low;
    m_fullHigh = high;
}

void PlotView::fitY()
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto hold = [this, &low, &high](const QList<QPointF>& points) {
        for (const QPointF& point : points) {
            if (std::isfinite(point.y()) && point.x() >= m_low && point.x() <= m_high) {
                low = std::min(low, point.y());
                high = std::max(high, point.y());
            }
        }
    };
    bool bars = false;
    for (const ChartSeries& series : m_series) {
        hold(series.points);
        hold(series.low);
        bars = bars || series.form == ChartSeries::Form::Bars;
    }
    if (!std::isfinite(low))
        low = high = 0;
    if (m_y.fromZero || bars) {
        low = std::min(low, 0.0);
        high = std::max(high, 0.0);
    }
    if (high <= low)
        high = low + 1;
    const double air = (high - low) * 0.06;
    m_yHigh = high > 0 || low < 0 ? high + air : high;
    m_yLow = low >= 0 && low - air < 0 ? 0 : low - (low == 0 ? 0 : air);
    m_yAxis->setRange(m_yLow, m_yHigh);
}

void PlotView::setRange(double low, double high)
{
    const double full = m_fullHigh - m_fullLow;
    const double span = std::clamp(high - low, std::min(full, full > 20 ? leastZoom : full / 50), full);
    m_low = std::clamp(low, m_fullLow, m_fullHigh - span);
    m_high = m_low + span;
    m_xAxis->setRange(m_low, m_high);
    fitY();
    layOut();
    for (ChartSeries& series : m_series)
        refresh(series);
    viewport()->update();
}

void PlotView::zoom(double factor, double around)
{
    setRange(around - (around - m_low) * factor, around + (m_high - around) * factor);
}

void PlotView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    setRange(m_low, m_high);
}

void PlotView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        restyle();
    if (event->type() == QEvent::FontChange)
        setRange(m_low, m_high);
}

QRectF PlotView::area() const
{
    return chart()->plotArea();
}

double PlotView::toX(double pixel) const
{
    return m_low + (pixel - area().left()) / area().width() * (m_high - m_low);
}

double PlotView::toY(double pixel) const
{
    return m_yHigh - (pixel - area().top()) / area().height() * (m_yHigh - m_yLow);
}

QPointF PlotView::toPixel(double x, double y) const
{
    return {area().left() + (x - m_low) / (m_high - m_low) * area().width(),
            area().top() + (m_yHigh - y) / (m_yHigh - m_yLow) * area().height()};
}

} // namespace ms::app
