// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart/chart_view.h"

#include "app/chart/chart_data_dialog.h"
#include "app/chart/plot_view.h"
#include "app/file_dialogs.h"
#include "app/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace ms::app {

ChartView::ChartView(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_caption(new QLabel(this)), m_menuButton(new QToolButton(this)),
      m_head(new QHBoxLayout), m_plot(new PlotView(this)), m_exportName(QStringLiteral("chart"))
{
    setProperty("card", true);
    m_title->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_caption->setFont(scaledFont(font(), 0.9));
    m_caption->setProperty("tone", "muted");
    m_caption->setWordWrap(true);
    m_menuButton->setIcon(lineIcon("more"));
    m_menuButton->setAccessibleName(tr("Chart menu"));
    m_menuButton->setToolTip(tr("Copy, export, data"));
    auto* menu = new QMenu(m_menuButton);
    fillMenu(menu);
    connect(m_menuButton, &QToolButton::clicked, this,
            [this, menu] { menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height()))); });
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_menuButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::small, space::small, space::medium);
    layout->setSpacing(space::tiny);
    layout->addLayout(m_head);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_caption);
    m_caption->hide();
    connect(m_plot, &PlotView::handleMoved, this, &ChartView::handleMoved);
    connect(m_plot, &PlotView::handleReleased, this, &ChartView::handleReleased);
    connect(m_plot, &PlotView::pointMoved, this, &ChartView::pointMoved);
    connect(m_plot, &PlotView::pointReleased, this, &ChartView::pointReleased);
    connect(m_plot, &PlotView::clicked, this, &ChartView::clicked);
}

void ChartView::addControl(QWidget* control)
{
    m_head->insertWidget(m_head->count() - 1, control);
    setTabOrder(control, m_menuButton); // as the eye goes
    setTabOrder(m_menuButton, m_plot);
}

void ChartView::setTitle(const QString& title)
{
    m_title->setText(title);
    m_plot->setAccessibleName(title.isEmpty() ? tr("Chart") : title);
}

QString ChartView::title() const
{
    return m_title->text();
}

void ChartView::setCaption(const QString& caption)
{
    m_caption->setText(caption);
    m_plot->setAccessibleDescription(caption);
    placeCaption();
}

/// A low chart keeps its room for the plot; the caption is then at the title's tip, and in every export.
void ChartView::placeCaption()
{
    constexpr int lowestWithCaption = 236;
    m_caption->setVisible(!m_caption->text().isEmpty() && height() >= lowestWithCaption);
    m_title->setToolTip(m_caption->isVisibleTo(this) ? QString() : m_caption->text());
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    placeCaption();
}

void ChartView::begin(const ChartAxis& x, const ChartAxis& y, bool keepZoom)
{
    m_plot->clear(x, y, keepZoom);
}

int ChartView::add(ChartSeries series)
{
    return m_plot->add(std::move(series));
}

int ChartView::addLine(const QString& name, const QList<QPointF>& points, Ink ink, bool dashed)
{
    ChartSeries series;
    series.name = name;
    series.points = points;
    series.ink = ink;
    series.form = dashed ? ChartSeries::Form::Dashed : ChartSeries::Form::Line;
    return add(std::move(series));
}

int ChartView::addBand(const QString& name, const QList<QPointF>& low, const QList<QPointF>& high, Ink ink,
                       double opacity)
{
    ChartSeries series;
    series.name = name;
    series.points = high;
    series.low = low;
    series.ink = ink;
    series.opacity = opacity;
    series.form = ChartSeries::Form::Band;
    return add(std::move(series));
}

int ChartView::addBars(const QString& name, const QList<QPointF>& points, Ink ink, double width)
{
    ChartSeries series;
    series.name = name;
    series.points = points;
    series.ink = ink;
    series.width = width;
    series.opacity = 0.85;
    series.form = ChartSeries::Form::Bars;
    return add(std::move(series));
}

int ChartView::addDots(const QString& name, const QList<QPointF>& points, Ink ink, bool hollow)
{
    ChartSeries series;
    series.name = name;
    series.points = points;
    series.ink = ink;
    series.form = hollow ? ChartSeries::Form::HollowDots : ChartSeries::Form::Dots;
    return add(std::move(series));
}

int ChartView::addDraggableDots(const QString& name, const QList<QPointF>& points, Ink ink)
{
    ChartSeries series;
    series.name = name;
    series.points = points;
    series.ink = ink;
    series.draggable = true;
    series.form = ChartSeries::Form::HollowDots;
    return add(std::move(series));
}

void ChartView::addMark(double x, const QString& label)
{
    m_plot->addMark({x, label});
}

void ChartView::addHatch(double first, double last)
{
    m_plot->addHatch({first, last});
}

void ChartView::addBottomTicks(const std::vector<double>& xs, const QString& name)
{
    m_plot->addBottomTicks(xs, name);
}

int ChartView::addHandle(double x, const QString& label, Ink ink, bool fixed)
{
    return m_plot->addHandle({0, x, label, ink, fixed});
}

void ChartView::end()
{
    m_plot->fit();
}

void ChartView::replacePoints(int id, const QList<QPointF>& points)
{
    m_plot->replace(id, points, {});
}

void ChartView::replaceBand(int id, const QList<QPointF>& low, const QList<QPointF>& high)
{
    m_plot->replace(id, high, low);
}

void ChartView::moveHandle(int id, double x)
{
    m_plot->moveHandle(id, x);
}

void ChartView::refit()
{
    m_plot->fit();
}

void ChartView::resetZoom()
{
    m_plot->resetZoom();
}

void ChartView::showRange(double first, double last)
{
    m_plot->showRange(first, last);
}

std::pair<double, double> ChartView::shownRange() const
{
    return m_plot->shownRange();
}

const std::vector<ChartSeries>& ChartView::series() const
{
    return m_plot->series();
}

QImage ChartView::picture(double scale) const
{
    const QSizeF size = QSizeF(width(), height());
    QImage image((size * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(colorsOf(QGuiApplication::palette()).card);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintWhole(painter, size);
    return image;
}

void ChartView::paintWhole(QPainter& painter, const QSizeF& size) const
{
    const Colors& colors = colorsOf(QGuiApplication::palette());
    const QRectF page =
        QRectF(QPointF(0, 0), size).adjusted(space::large, space::medium, -space::large, -space::medium);
    painter.setPen(colors.text);
    painter.setFont(m_title->font());
    QRectF used;
    painter.drawText(page, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_title->text(), &used);
    const double top = page.top() + (m_title->text().isEmpty() ? 0 : used.height() + space::small);
    painter.setFont(m_caption->font());
    const QRectF caption = m_caption->text().isEmpty()
                               ? QRectF()
                               : painter.boundingRect(page, Qt::TextWordWrap | Qt::AlignLeft, m_caption->text());
    painter.setPen(colors.muted);
    painter.drawText(QRectF(page.left(), page.bottom() - caption.height(), page.width(), caption.height()),
                     Qt::TextWordWrap | Qt::AlignLeft, m_caption->text());
    const double bottom = page.bottom() - caption.height() - (caption.isEmpty() ? 0 : space::small);
    m_plot->renderBare(&painter, QRectF(page.left(), top, page.width(), bottom - top));
}

QString ChartView::dataAsText() const
{
    QLocale plain;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    const auto [low, high] = m_plot->shownRange();
    QStringList lines{QStringList{tr("Series"), m_plot->xAxis().title, m_plot->yAxis().title, tr("Low")}.join('\t')};
    for (const ChartSeries& series : m_plot->series()) {
        for (qsizetype i = 0; i < series.points.size(); ++i) {
            const QPointF& point = series.points[i];
            if (point.x() < low || point.x() > high || !std::isfinite(point.y()))
                continue;
            const bool band = series.form == ChartSeries::Form::Band && i < series.low.size();
            const QString x = m_plot->xAxis().kind != AxisKind::Number
                                  ? QDate(1970, 1, 1).addDays(static_cast<qint64>(point.x())).toString(Qt::ISODate)
                                  : plain.toString(point.x(), 'g', 12);
            lines << QStringList{series.name, x, plain.toString(point.y(), 'g', 12),
                                 band ? plain.toString(series.low[i].y(), 'g', 12) : QString()}
                         .join('\t');
        }
    }
    return lines.join('\n') + '\n';
}

bool ChartView::exportPicture(const QString& path) const
{
    constexpr double pictureScale = 2;
    constexpr int pdfDpi = 144;
    constexpr double pointsPerPixel = 0.75;
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator generator;
        generator.setFileName(path);
        generator.setSize(size());
        generator.setViewBox(rect());
        QPainter painter;
        if (!painter.begin(&generator))
            return false;
        painter.fillRect(rect(), colorsOf(QGuiApplication::palette()).card);
        paintWhole(painter, size());
        return painter.end();
    }
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        QPdfWriter writer(path);
        writer.setResolution(pdfDpi);
        writer.setPageSize(QPageSize(QSizeF(size()) * pointsPerPixel, QPageSize::Point));
        writer.setPageMargins(QMarginsF());
        QPainter painter;
        if (!painter.begin(&writer))
            return false;
        const double scale = writer.width() / static_cast<double>(width());
        painter.scale(scale, scale);
        paintWhole(painter, size());
        return painter.end();
    }
    return picture(pictureScale).save(path);
}

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    menu->popup(event->globalPos());
}

void ChartView::fillMenu(QMenu* menu)
{
    menu->addAction(lineIcon("copy"), tr("Copy picture"), this,
                    [this] { QGuiApplication::clipboard()->setImage(picture(2)); });
    menu->addAction(tr("Copy data"), this, [this] { QGuiApplication::clipboard()->setText(dataAsText()); });
    menu->addAction(tr("Show data"), this, &ChartView::showData);
    menu->addSeparator();
    for (const char* ending : {"png", "svg", "pdf"})
        menu->addAction(tr("Export %1…").arg(QString::fromLatin1(ending).toUpper()), this,
                        [this, ending] { askExport(QString::fromLatin1(ending)); });
    menu->addAction(tr("Export data…"), this, &ChartView::askDataExport);
    menu->addSeparator();
    menu->addAction(tr("Reset zoom"), this, &ChartView::resetZoom);
}

void ChartView::askExport(const QString& ending)
{
    if (m_dialogs)
        m_dialogs->saveFile(window(), tr("Export picture"), m_exportName + QLatin1Char('.') + ending,
                            QStringLiteral("*.%1").arg(ending), [this](const QString& path) {
                                Q_EMIT said(exportPicture(path) ? tr("Written to %1").arg(path)
                                                                : tr("%1 could not be written").arg(path));
                            });
}

void ChartView::askDataExport()
{
    if (!m_dialogs)
        return;
    m_dialogs->saveFile(window(), tr("Export data"), m_exportName + QStringLiteral(".tsv"), QStringLiteral("*.tsv"),
                        [this](const QString& path) {
                            QSaveFile file(path);
                            const bool written = file.open(QIODevice::WriteOnly) &&
                                                 file.write(dataAsText().toUtf8()) >= 0 && file.commit();
                            Q_EMIT said(written ? tr("Written to %1").arg(path)
                                                : tr("%1 could not be written").arg(path));
                        });
}

void ChartView::showData()
{
    auto* dialog = new ChartDataDialog(m_title->text(), dataAsText(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace ms::app
