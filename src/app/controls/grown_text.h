// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTextDocumentLayout>
#include <QTextBrowser>

#include <cmath>

namespace ms::app {

/// Keeps a text as high as its words: what scrolls is the area around it, not a text in a scrolled area.
inline void growWithWords(QTextBrowser* view)
{
    QObject::connect(view->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, view,
                     [view](const QSizeF& size) {
                         const int around = view->height() - view->viewport()->height();
                         view->setFixedHeight(static_cast<int>(std::ceil(size.height())) + around);
                     });
}

} // namespace ms::app
