// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;

namespace ms::app {

/// The named colours, once for light and once for dark. Everything that is drawn takes its colour from here.
struct Colors {
    // surfaces, from the back to the front
    QColor ground;    ///< behind the cards
    QColor rail;      ///< the page list and the header
    QColor card;      ///< tables, charts, forms
    QColor alternate; ///< hovered rows, table headers and footers
    QColor border;    ///< hairlines between surfaces
    QColor control;   ///< the outline of fields and buttons
    // text
    QColor text;
    QColor muted; ///< second-rank text: captions, units, axis labels
    // what the user may press, or did
    QColor accent; ///< primary button, links, focus
    QColor accentHover;
    QColor onAccent;  ///< text on accent
    QColor selection; ///< selected rows and the current page; text stays `text`
    // words and pills; each is readable on card and on its own soft ground
    QColor good;
    QColor goodSoft;
    QColor warning;
    QColor warningSoft;
    QColor bad;
    QColor badSoft;
    QColor info;
    QColor infoSoft;
    // charts, Okabe-Ito
    QColor history;
    QColor forecast; ///< bands are this colour at 25 % (80 % band) and 12 % (95 % band)
    QColor compared; ///< actual against an old forecast, a second scenario
    QColor alarm;
    QColor gain;
    QColor extra; ///< a further series: reddish purple
    QColor grid;
};

const Colors& lightColors();
const Colors& darkColors();
/// The set that goes with a palette, told by the lightness of its window colour. A widget whose background the style
/// sheet makes transparent has a palette without one: there take QGuiApplication::palette().
const Colors& colorsOf(const QPalette& palette);

enum class ThemeMode { System, Light, Dark };

/// Distances in device-independent pixels; nothing else is used between things.
namespace space {
constexpr int tiny = 4;
constexpr int small = 8;
constexpr int medium = 12;
constexpr int large = 16;
constexpr int huge = 24;
} // namespace space
constexpr int rowHeight = 28;

/// Sets style, palette and the one style sheet. System follows the palette the platform started with.
void applyTheme(QApplication& application, ThemeMode mode);

/// A line icon of resources/icons, drawn sharp at any size in the current text colours.
QIcon lineIcon(const QString& name);
/// The same in the colour for text on the accent, for primary buttons.
QIcon lineIconOnAccent(const QString& name);

/// `font` at a multiple of its own size.
QFont scaledFont(const QFont& font, double factor, QFont::Weight weight = QFont::Normal);

} // namespace ms::app
