// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controls/tile.h"

#include "app/controls/restyle.h"
#include "app/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace ms::app {

Tile::Tile(const QString& label, QWidget* parent)
    : QFrame(parent), m_label(new QLabel(label, this)), m_figure(new QLabel(this)), m_note(new QLabel(this))
{
    constexpr int width = 148;
    setProperty("card", true);
    setProperty("tile", true);
    setMinimumWidth(width);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_label->setProperty("tone", "muted");
    m_figure->setFont(scaledFont(font(), 1.8, QFont::DemiBold));
    m_note->setFont(scaledFont(font(), 0.9));
    m_note->setProperty("tone", "muted");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->setSpacing(0);
    layout->addWidget(m_label);
    layout->addWidget(m_figure);
    layout->addWidget(m_note);
    setFigure({});
}

void Tile::setFigure(const QString& figure)
{
    m_figure->setText(figure.isEmpty() ? QStringLiteral("–") : figure);
    nameItself();
}

QString Tile::figure() const
{
    return m_figure->text();
}

void Tile::setNote(const QString& note, Tone tone)
{
    const char* const tones[] = {"muted", "good", "warning", "bad"};
    m_note->setText(note);
    setStyleProperty(m_note, "tone", tones[static_cast<int>(tone)]);
    nameItself();
}

void Tile::setPressable(bool pressable)
{
    m_pressable = pressable;
    setFocusPolicy(pressable ? Qt::TabFocus : Qt::NoFocus);
    setCursor(pressable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setStyleProperty(this, "pressable", pressable);
}

void Tile::setChecked(bool checked)
{
    if (m_checked == checked)
        return;
    m_checked = checked;
    setStyleProperty(this, "checked", checked);
    Q_EMIT toggled(checked);
}

void Tile::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_pressable && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        setChecked(!m_checked);
    QFrame::mouseReleaseEvent(event);
}

void Tile::keyPressEvent(QKeyEvent* event)
{
    if (m_pressable && (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return))
        setChecked(!m_checked);
    else
        QFrame::keyPressEvent(event);
}

void Tile::nameItself()
{
    setAccessibleName(m_label->text() + QStringLiteral(": ") + m_figure->text() + QLatin1Char(' ') + m_note->text());
}

} // namespace ms::app
