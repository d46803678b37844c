// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/context_help.h"

#include "app/page.h"

#include <QWhatsThis>
#include <QWidget>

#include <algorithm>

namespace ms::app {
namespace {

QString wordsOf(const QWidget& widget)
{
    for (const QString& words : {widget.whatsThis(), widget.toolTip(), widget.accessibleDescription()}) {
        if (!words.isEmpty())
            return words;
    }
    return {};
}

} // namespace

QString helpFor(const QWidget* focus)
{
    QString own;
    for (const QWidget* widget = focus; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const Page*>(widget))
            return own.isEmpty() ? widget->whatsThis() : own + QStringLiteral("\n\n") + widget->whatsThis();
        const QString words = wordsOf(*widget);
        if (!own.isEmpty() || words.isEmpty())
            continue;
        const QString name = widget->accessibleName();
        own = name.isEmpty() || words.startsWith(name) ? words : name + QLatin1Char('\n') + words;
    }
    return own;
}

void showHelp(QWidget& window)
{
    const QWidget* focus = window.focusWidget() ? window.focusWidget() : &window;
    const QString words = helpFor(focus);
    if (!words.isEmpty())
        QWhatsThis::showText(focus->mapToGlobal(QPoint(24, std::min(focus->height(), 48))), words, &window);
}

} // namespace ms::app
