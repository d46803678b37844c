// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controls/state_overlay.h"

#include "app/controls/action_button.h"
#include "app/controls/restyle.h"
#include "app/theme.h"

#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace ms::app {
namespace {
constexpr int iconSize = 40;
constexpr int textWidth = 480;
} // namespace

StateOverlay::StateOverlay(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_sentence(new QLabel(this)), m_detail(new QLabel(this)),
      m_button(new ActionButton(this))
{
    setProperty("card", true);
    m_sentence->setFont(scaledFont(font(), 1.15, QFont::DemiBold));
    m_detail->setProperty("tone", "muted");
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* label : {m_sentence, m_detail}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        label->setFixedWidth(textWidth);
    }
    m_button->setProperty("primary", true);
    m_button->setAccessibleName(tr("What to do")); // until an action gives it its own
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space::medium);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_sentence, 0, Qt::AlignHCenter);
    layout->addWidget(m_detail, 0, Qt::AlignHCenter);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    showSkeleton();
}

void StateOverlay::showSkeleton()
{
    m_skeleton = true;
    for (QWidget* part : {static_cast<QWidget*>(m_icon), static_cast<QWidget*>(m_sentence),
                          static_cast<QWidget*>(m_detail), static_cast<QWidget*>(m_button)})
        part->hide();
    setAccessibleName(tr("Working"));
    update();
}

void StateOverlay::showMessage(Kind kind, const QString& sentence, const QString& detail, QAction* mend)
{
    m_skeleton = false;
    m_icon->setPixmap(lineIcon(kind == Kind::Error ? "alert" : "inbox").pixmap(QSize(iconSize, iconSize)));
    m_icon->show();
    m_sentence->setText(sentence);
    m_sentence->show();
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    for (QLabel* label : {m_sentence, m_detail}) // a centred label is not asked for its height at this width
        label->setMinimumHeight(label->text().isEmpty() ? 0 : label->heightForWidth(textWidth));
    m_button->setAction(mend);
    m_button->setVisible(mend != nullptr);
    setAccessibleName(sentence);
    update();
}

void StateOverlay::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (!m_skeleton)
        return;
    // Grey bars in the shape of a table: the page says where its numbers will be before it has them.
    constexpr int barHeight = 10;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorsOf(palette()).grid);
    const int columnWidths[] = {120, 220, 90, 90, 140};
    for (int y = space::huge, row = 0; y + barHeight < height() - space::huge; y += rowHeight + space::small, ++row) {
        int x = space::huge;
        for (int column = 0; column < 5; ++column) {
            const int width = columnWidths[column] - (row * 37 + column * 53) % 40;
            if (x + width > this->width() - space::huge)
                break;
            painter.drawRoundedRect(x, y, width, barHeight, space::tiny, space::tiny);
            x += columnWidths[column] + space::huge;
        }
    }
}

} // namespace ms::app
