// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controls/action_button.h"

#include <QAction>

namespace ms::app {

ActionButton::ActionButton(QWidget* parent) : QPushButton(parent)
{
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
}

ActionButton::ActionButton(QAction* action, QWidget* parent) : ActionButton(parent)
{
    setAction(action);
}

void ActionButton::setAction(QAction* action)
{
    if (m_action) {
        m_action->disconnect(this);
        disconnect(m_action);
    }
    m_action = action;
    if (!action)
        return;
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &ActionButton::follow);
    follow();
}

void ActionButton::follow()
{
    setText(m_action->text());
    setIcon(m_action->icon());
    setToolTip(m_action->toolTip() == m_action->text() ? QString() : m_action->toolTip());
    setAccessibleName(m_action->text());
    setEnabled(m_action->isEnabled());
    if (isVisibleTo(parentWidget()) != m_action->isVisible())
        setVisible(m_action->isVisible());
}

} // namespace ms::app
