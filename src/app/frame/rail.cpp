// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/rail.h"

#include "app/format.h"
#include "app/theme.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ms::app {
namespace {
constexpr int railWidth = 188;
constexpr int iconSize = 18;
constexpr int buttonHeight = 36;
} // namespace

Rail::Rail(QWidget* parent) : QFrame(parent), m_group(new QButtonGroup(this)), m_layout(new QVBoxLayout(this))
{
    setFixedWidth(railWidth);
    setAccessibleName(tr("Pages"));
    m_layout->setContentsMargins(space::small, space::medium, space::small, space::medium);
    m_layout->setSpacing(2);
    m_layout->addStretch(1);
}

void Rail::addPage(const QString& id, const QString& title, const QString& icon)
{
    const int number = static_cast<int>(m_entries.size()) + 1;
    auto* button = new QPushButton(lineIcon(icon), title, this);
    button->setProperty("rail", true);
    button->setCheckable(true);
    button->setMinimumHeight(buttonHeight);
    button->setIconSize(QSize(iconSize, iconSize));
    button->setCursor(Qt::PointingHandCursor);
    button->setAccessibleName(title);
    button->setToolTip(tr("%1 (Ctrl+%2)").arg(title).arg(number));
    auto* badge = new QLabel(button);
    badge->setProperty("badge", true);
    badge->hide();
    auto* inside = new QHBoxLayout(button);
    inside->setContentsMargins(0, 0, space::small, 0);
    inside->addStretch(1);
    inside->addWidget(badge);
    m_group->addButton(button);
    m_layout->insertWidget(m_layout->count() - 1, button);
    m_entries.insert(id, {button, badge, title});
    connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
}

void Rail::setCurrent(const QString& id)
{
    m_group->setExclusive(false); // no page may be current while the welcome is shown
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        it->button->setChecked(it.key() == id);
    m_group->setExclusive(true);
}

void Rail::setBadge(const QString& id, int waiting)
{
    if (!m_entries.contains(id))
        return;
    const Entry& entry = m_entries[id];
    entry.badge->setText(format::count(waiting));
    entry.badge->setVisible(waiting > 0);
    entry.button->setAccessibleName(waiting > 0 ? tr("%1, %n waiting", nullptr, waiting).arg(entry.title)
                                                : entry.title);
}

} // namespace ms::app
