// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chart/chart_series.h"

#include <QChartView>

#include <optional>
#include <vector>

class QValueAxis;

namespace ms::app {

/// The plot inside a ChartView: series by Qt Charts; axes, legend, marks, handles and crosshair painted here, so that
/// they follow the font, the locale and the theme, and look the same in an export.
class PlotView : public QChartView {
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);

    void clear(const ChartAxis& x, const ChartAxis& y, bool keepZoom);
    int add(ChartSeries series);
    void addMark(const ChartMark& mark) { m_marks.push_back(mark); }
    void addHatch(const ChartHatch& hatch) { m_hatches.push_back(hatch); }
    void addBottomTicks(const std::vector<double>& xs, const QString& name);
    int addHandle(ChartHandle handle);
    void fit();

    void replace(int id, const QList<QPointF>& points, const QList<QPointF>& low);
    void moveHandle(int id, double x);
    void resetZoom();
    void showRange(double first, double last) { setRange(first, last); }
    [[nodiscard]] std::pair<double, double> shownRange() const { return {m_low, m_high}; }
    [[nodiscard]] const std::vector<ChartSeries>& series() const { return m_series; }
    [[nodiscard]] const ChartAxis& xAxis() const { return m_x; }
    [[nodiscard]] const ChartAxis& yAxis() const { return m_y; }
    /// "9 Dec 2011" or "1,234.5".
    [[nodiscard]] QString xText(double x) const;
    /// Without crosshair, for an export.
    void renderBare(QPainter* painter, const QRectF& target);

Q_SIGNALS:
    void handleMoved(int id, double x);
    void handleReleased(int id, double x);
    void pointMoved(int seriesId, int index, double y);
    void pointReleased(int seriesId, int index, double y);
    void clicked(double x);

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Grip {
        enum class Kind { None, Pan, Handle, Point } kind = Kind::None;
        int id = 0;
        int index = 0;
        QPointF start;
        double low = 0;
        double high = 0;
        bool moved = false;
    };

    // plot_view.cpp: contents and range
    void draw(ChartSeries& series);
    void refresh(ChartSeries& series);
    void restyle();
    void layOut();
    void fullRange();
    void fitY();
    void setRange(double low, double high);
    void zoom(double factor, double around);

    // plot_legend.cpp
    struct LegendEntry {
        QString name;
        QColor color;
        ChartSeries::Form form;
        double width;
    };
    [[nodiscard]] std::vector<LegendEntry> legend() const;
    [[nodiscard]] int legendRows() const;
    void paintLegend(QPainter& painter) const;

    // plot_paint.cpp
    void paintGrid(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintHatches(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintHandles(QPainter& painter) const;
    void paintCrosshair(QPainter& painter) const;
    [[nodiscard]] std::vector<std::pair<QColor, QString>> readings(double x) const;
    [[nodiscard]] std::optional<double> nearestX(double x) const;
    [[nodiscard]] std::vector<Tick> xTicks() const;
    [[nodiscard]] std::vector<Tick> yTicks() const;

    // plot_input.cpp
    [[nodiscard]] Grip gripAt(const QPointF& position) const;
    void drag(const QPointF& position);

    [[nodiscard]] QRectF area() const;
    [[nodiscard]] double toX(double pixel) const;
    [[nodiscard]] double toY(double pixel) const;
    [[nodiscard]] QPointF toPixel(double x, double y) const;

    ChartAxis m_x;
    ChartAxis m_y;
    QValueAxis* m_xAxis;
    QValueAxis* m_yAxis;
    std::vector<ChartSeries> m_series;
    std::vector<ChartMark> m_marks;
    std::vector<ChartHatch> m_hatches;
    std::vector<double> m_bottomTicks;
    QString m_bottomTicksName;
    std::vector<ChartHandle> m_handles;
    Grip m_grip;
    double m_fullLow = 0;
    double m_fullHigh = 1;
    double m_low = 0;
    double m_high = 1;
    double m_yLow = 0;
    double m_yHigh = 1;
    int m_nextId = 1;
    bool m_keepZoom = false;
    bool m_bare = false;
    std::optional<QPointF> m_mouse;
};

} // namespace ms::app
