// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/cell_delegate.h"

#include "app/table/roles.h"
#include "app/theme.h"

#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

constexpr int sparklineWidth = 120;
constexpr int barWidth = 110;

ColumnKind kindOf(const QModelIndex& index)
{
    return static_cast<ColumnKind>(index.model()->headerData(index.column(), Qt::Horizontal, KindRole).toInt());
}

std::pair<QColor, QColor> pillColors(Tone tone, const Colors& colors)
{
    switch (tone) {
    case Tone::Info:
        return {colors.info, colors.infoSoft};
    case Tone::Good:
        return {colors.good, colors.goodSoft};
    case Tone::Warning:
        return {colors.warning, colors.warningSoft};
    case Tone::Bad:
        return {colors.bad, colors.badSoft};
    case Tone::Neutral:
        break;
    }
    return {colors.muted, colors.alternate};
}

void paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index, const QRect& rect)
{
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const QString text =
        option.fontMetrics.elidedText(index.data().toString().simplified(), Qt::ElideRight, rect.width());
    painter->setPen(option.palette.color(option.state & QStyle::State_Enabled ? QPalette::Normal : QPalette::Disabled,
                                         QPalette::Text));
    painter->drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter), text);
}

void paintPill(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index, const QRect& rect)
{
    const QString text =
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width() - 2 * space::small);
    if (text.isEmpty())
        return;
    const auto [ink, ground] = pillColors(static_cast<Tone>(index.data(ToneRole).toInt()), colorsOf(option.palette));
    const int height = option.fontMetrics.height() + space::tiny;
    const QRect pill(rect.left(), rect.center().y() - height / 2 + 1,
                     option.fontMetrics.horizontalAdvance(text) + 2 * space::small, height);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter->setPen(ink);
    painter->drawText(pill, Qt::AlignCenter, text);
}

void paintBar(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index, QRect rect)
{
    const QVariant value = index.data(SortRole);
    const double largest = index.model()->headerData(index.column(), Qt::Horizontal, LargestRole).toDouble();
    if (value.isValid() && largest > 0) {
        constexpr int thickness = 4;
        const Colors& colors = colorsOf(option.palette);
        const int full = rect.width() / 2;
        const double share = std::min(1.0, std::fabs(value.toDouble()) / largest);
        const QRectF track(rect.left(), rect.center().y() - thickness / 2 + 1, full, thickness);
        QRectF bar = track;
        bar.setWidth(full * share);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.grid);
        painter->drawRoundedRect(track, thickness / 2.0, thickness / 2.0);
        painter->setBrush(value.toDouble() < 0 ? colors.alarm : colors.forecast);
        painter->drawRoundedRect(bar, thickness / 2.0, thickness / 2.0);
        rect.setLeft(rect.left() + full + space::small);
    }
    paintText(painter, option, index, rect);
}

void paintSparkline(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index, const QRect& rect)
{
    const auto values = index.data(SeriesRole).value<QList<double>>();
    if (values.size() < 2)
        return;
    double low = 0; // a sparkline starts at zero, so that two rows can be compared
    double high = 0;
    for (const double value : values) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    const QRectF area = QRectF(rect).adjusted(0, 6, 0, -6);
    const double span = high > low ? high - low : 1;
    QPainterPath path;
    bool down = false; // the pen is on the paper
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            down = false;
            continue;
        }
        const QPointF point(area.left() +
                                area.width() * static_cast<double>(i) / static_cast<double>(values.size() - 1),
                            area.bottom() - area.height() * (values[i] - low) / span);
        if (down)
            path.lineTo(point);
        else
            path.moveTo(point);
        down = true;
    }
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colorsOf(option.palette).forecast, 1.2));
    painter->drawPath(path);
}

} // namespace

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colors& colors = colorsOf(option.palette);
    painter->save();
    painter->setFont(option.font);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.selection);
    else if (index.row() == m_hoveredRow)
        painter->fillRect(option.rect, colors.alternate);
    painter->setPen(colors.grid);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect inner = option.rect.adjusted(space::small, 0, -space::small, 0);
    switch (kindOf(index)) {
    case ColumnKind::Status:
        paintPill(painter, option, index, inner);
        break;
    case ColumnKind::Bar:
        paintBar(painter, option, index, inner);
        break;
    case ColumnKind::Sparkline:
        paintSparkline(painter, option, index, inner);
        break;
    default:
        paintText(painter, option, index, inner);
    }
    painter->restore();
}

QWidget* CellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* line = new QLineEdit(parent);
    line->setFrame(false);
    line->setAutoFillBackground(true);
    line->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return line;
}

void CellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    qobject_cast<QLineEdit*>(editor)->setText(index.data().toString());
    qobject_cast<QLineEdit*>(editor)->selectAll();
}

void CellDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    const QString text = qobject_cast<QLineEdit*>(editor)->text().trimmed();
    bool isNumber = false;
    const double value = QLocale().toDouble(text, &isNumber);
    if (text == index.data().toString() || (!isNumber && !text.isEmpty()))
        return;
    model->setData(index, text.isEmpty() ? QVariant() : QVariant(value));
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
    const int padding = 2 * space::small + space::tiny;
    switch (kindOf(index)) {
    case ColumnKind::Sparkline:
        return {sparklineWidth, rowHeight};
    case ColumnKind::Bar:
        return {std::max(barWidth, 2 * text + padding), rowHeight};
    case ColumnKind::Status:
        return {text + padding + 2 * space::small, rowHeight};
    default:
        return {text + padding, rowHeight};
    }
}

} // namespace ms::app
