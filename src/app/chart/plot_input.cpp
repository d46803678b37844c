// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart/plot_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace ms::app {
namespace {
constexpr double reach = 9; // pixels within which something is taken hold of
constexpr double zoomStep = 0.85;
constexpr double panStep = 0.1; // of what is seen
} // namespace

PlotView::Grip PlotView::gripAt(const QPointF& position) const
{
    for (const ChartHandle& handle : m_handles) {
        if (!handle.fixed && std::fabs(toPixel(handle.at, 0).x() - position.x()) < reach)
            return {Grip::Kind::Handle, handle.id, 0, position, m_low, m_high};
    }
    for (const ChartSeries& series : m_series) {
        if (!series.draggable)
            continue;
        for (qsizetype i = 0; i < series.points.size(); ++i) {
            const QPointF away = toPixel(series.points[i].x(), series.points[i].y()) - position;
            if (std::hypot(away.x(), away.y()) < reach)
                return {Grip::Kind::Point, series.id, static_cast<int>(i), position, m_low, m_high};
        }
    }
    if (area().contains(position))
        return {Grip::Kind::Pan, 0, 0, position, m_low, m_high};
    return {};
}

void PlotView::drag(const QPointF& position)
{
    m_grip.moved = m_grip.moved || (position - m_grip.start).manhattanLength() > 3;
    switch (m_grip.kind) {
    case Grip::Kind::Handle: {
        const double x = std::clamp(toX(position.x()), m_low, m_high);
        moveHandle(m_grip.id, x);
        Q_EMIT handleMoved(m_grip.id, x);
        break;
    }
    case Grip::Kind::Point: {
        const double y = std::clamp(toY(position.y()), m_yLow, m_yHigh);
        for (ChartSeries& series : m_series) {
            if (series.id == m_grip.id) {
                series.points[m_grip.index].setY(y);
                refresh(series);
            }
        }
        viewport()->update();
        Q_EMIT pointMoved(m_grip.id, m_grip.index, y);
        break;
    }
    case Grip::Kind::Pan: {
        const double shift = (position.x() - m_grip.start.x()) / area().width() * (m_grip.high - m_grip.low);
        setRange(m_grip.low - shift, m_grip.high - shift);
        break;
    }
    case Grip::Kind::None:
        break;
    }
}

void PlotView::wheelEvent(QWheelEvent* event)
{
    zoom(event->angleDelta().y() > 0 ? zoomStep : 1 / zoomStep, toX(event->position().x()));
    event->accept();
}

void PlotView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::LeftButton)
        m_grip = gripAt(event->position());
}

void PlotView::mouseMoveEvent(QMouseEvent* event)
{
    m_mouse = event->position();
    if (m_grip.kind != Grip::Kind::None) {
        drag(event->position());
        return;
    }
    const Grip::Kind below = gripAt(event->position()).kind;
    viewport()->setCursor(below == Grip::Kind::Handle  ? Qt::SizeHorCursor
                          : below == Grip::Kind::Point ? Qt::SizeVerCursor
                                                       : Qt::ArrowCursor);
    viewport()->update();
}

void PlotView::mouseReleaseEvent(QMouseEvent* event)
{
    const Grip grip = std::exchange(m_grip, {});
    if (grip.kind == Grip::Kind::Handle) {
        Q_EMIT handleReleased(grip.id, std::clamp(toX(event->position().x()), m_low, m_high));
    } else if (grip.kind == Grip::Kind::Point) {
        Q_EMIT pointReleased(grip.id, grip.index, std::clamp(toY(event->position().y()), m_yLow, m_yHigh));
    } else if (grip.kind == Grip::Kind::Pan && !grip.moved) {
        Q_EMIT clicked(toX(event->position().x()));
    }
    viewport()->update();
}

void PlotView::mouseDoubleClickEvent(QMouseEvent*)
{
    resetZoom();
}

void PlotView::leaveEvent(QEvent* event)
{
    m_mouse.reset();
    viewport()->update();
    QChartView::leaveEvent(event);
}

void PlotView::keyPressEvent(QKeyEvent* event)
{
    const double middle = (m_low + m_high) / 2;
    const double step = (m_high - m_low) * panStep;
    switch (event->key()) {
    case Qt::Key_Plus:
        zoom(zoomStep, middle);
        break;
    case Qt::Key_Minus:
        zoom(1 / zoomStep, middle);
        break;
    case Qt::Key_Left:
        setRange(m_low - step, m_high - step);
        break;
    case Qt::Key_Right:
        setRange(m_low + step, m_high + step);
        break;
    case Qt::Key_Home:
        resetZoom();
        break;
    default:
        QChartView::keyPressEvent(event);
    }
}

} // namespace ms::app
