// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QStringList>
#include <QWidget>

namespace ms::app {

/// The controls below `root` that a screen reader could not name, and those that a key cannot reach.
inline QStringList unreachable(const QWidget& root)
{
    QStringList found;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        const bool inside = qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) ||
                            qobject_cast<const QComboBox*>(widget->parentWidget()) ||
                            qobject_cast<const QLineEdit*>(widget->parentWidget()) ||
                            qobject_cast<const QAbstractItemView*>(widget->parentWidget());
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool control =
            button || qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget) ||
            qobject_cast<const QAbstractSpinBox*>(widget) ||
            (qobject_cast<const QAbstractItemView*>(widget) && !qobject_cast<const QHeaderView*>(widget));
        if (!control || inside || widget->inherits("QComboBoxListView") || // a box names its own list
            widget->objectName().startsWith("qt_"))
            continue;
        const QString name =
            QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
        if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            found << name + " has no name";
        if (button && button->focusPolicy() == Qt::NoFocus)
            found << name + " cannot be reached by key";
    }
    return found;
}

} // namespace ms::app
