// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chart/chart_series.h"

#include <QFrame>

#include <vector>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace ms::app {

class FileDialogs;
class PlotView;

/// The studio's chart: Qt Charts below, our axes, colours and manners above. Build it between begin() and end():
///   chart->begin({tr("Week"), AxisKind::Day}, {tr("Units a week"), AxisKind::Number, true});
///   chart->addBand(tr("80 %"), low, high, Ink::Forecast, 0.25);
///   chart->addLine(tr("History"), points, Ink::History);
///   chart->end();
/// Points are sorted by x; NaN is a gap. More points than pixels are decimated by lowest and highest per pixel.
/// Crosshair under the mouse; wheel zooms, drag pans, double click resets; menu with copy, export and data.
class ChartView : public QFrame {
    Q_OBJECT
public:
    explicit ChartView(QWidget* parent = nullptr);

    /// Small bold words at the top left, plain: "Demand of 85123A".
    void setTitle(const QString& title);
    /// What it is, of what, over when, by which method, with which measured coverage. Also in every export.
    void setCaption(const QString& caption);
    /// The first part of exported file names: "demand-85123A".
    void setExportName(const QString& name) { m_exportName = name; }
    /// A control of the page's own, at the right of the title.
    void addControl(QWidget* control);
    /// The chart's own menu: copy, export, data, zoom.
    void fillMenu(QMenu* menu);
    [[nodiscard]] QString title() const;
    void setFileDialogs(FileDialogs* dialogs) { m_dialogs = dialogs; }

    /// Takes everything away and states the axes. The zoom is kept when `keepZoom` and the x axis means the same.
    void begin(const ChartAxis& x, const ChartAxis& y, bool keepZoom = false);
    int addLine(const QString& name, const QList<QPointF>& points, Ink ink, bool dashed = false);
    int addBand(const QString& name, const QList<QPointF>& low, const QList<QPointF>& high, Ink ink, double opacity);
    /// Bars from zero, `width` in x units.
    int addBars(const QString& name, const QList<QPointF>& points, Ink ink, double width);
    int addDots(const QString& name, const QList<QPointF>& points, Ink ink, bool hollow = false);
    /// Hollow points that can be dragged up and down: overrides.
    int addDraggableDots(const QString& name, const QList<QPointF>& points, Ink ink);
    void addMark(double x, const QString& label);
    void addHatch(double first, double last);
    /// Short ticks along the bottom: promotions.
    void addBottomTicks(const std::vector<double>& xs, const QString& name);
    int addHandle(double x, const QString& label, Ink ink, bool fixed = false);
    void end();

    /// Cheap changes while something is dragged; no begin() needed.
    void replacePoints(int id, const QList<QPointF>& points);
    void replaceBand(int id, const QList<QPointF>& low, const QList<QPointF>& high);
    void moveHandle(int id, double x);
    /// Fits the y axis again after replacements, as end() did.
    void refit();

    void resetZoom();
    /// Shows this stretch of x, as far as there is something; double click shows all.
    void showRange(double first, double last);
    /// The x range that is seen.
    [[nodiscard]] std::pair<double, double> shownRange() const;
    [[nodiscard]] const std::vector<ChartSeries>& series() const;

    /// As it is on the screen, with title and caption, at `scale` times its size.
    [[nodiscard]] QImage picture(double scale) const;
    /// Series, x and y of what is seen, tab-separated with a header line.
    [[nodiscard]] QString dataAsText() const;
    /// By the ending: .png, .svg or .pdf. False when the file cannot be written.
    [[nodiscard]] bool exportPicture(const QString& path) const;

Q_SIGNALS:
    void handleMoved(int id, double x);
    void handleReleased(int id, double x);
    void pointMoved(int seriesId, int index, double y);
    void pointReleased(int seriesId, int index, double y);
    /// What became of an export, for the job bar.
    void said(const QString& sentence);
    /// The user clicked a point in time, or a price.
    void clicked(double x);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int add(ChartSeries series);
    void placeCaption();
    void askExport(const QString& ending);
    void askDataExport();
    void showData();
    void paintWhole(QPainter& painter, const QSizeF& size) const;

    QLabel* m_title;
    QLabel* m_caption;
    QToolButton* m_menuButton;
    QHBoxLayout* m_head;
    PlotView* m_plot;
    FileDialogs* m_dialogs = nullptr;
    QString m_exportName;
};

} // namespace ms::app
