// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QSvgRenderer>

/// Resources of a static library are linked in by name; the macro must stand outside of any namespace.
static void linkResources()
{
    Q_INIT_RESOURCE(studio);
}

namespace ms::app {
namespace {

Colors makeLight()
{
    Colors c;
    c.ground = QColor("#F5F6F8");
    c.rail = QColor("#FBFBFC");
    c.card = QColor("#FFFFFF");
    c.alternate = QColor("#F4F6F9");
    c.border = QColor("#E3E6EB");
    c.control = QColor("#C9CED6");
    c.text = QColor("#1B1F27");
    c.muted = QColor("#5A6372");
    c.accent = QColor("#0A5FA8");
    c.accentHover = QColor("#084E8C");
    c.onAccent = QColor("#FFFFFF");
    c.selection = QColor("#E2EEF9");
    c.good = QColor("#00694A");
    c.goodSoft = QColor("#E0F4EC");
    c.warning = QColor("#855300");
    c.warningSoft = QColor("#FDF1D8");
    c.bad = QColor("#A83A00");
    c.badSoft = QColor("#FCE9DF");
    c.info = QColor("#0A5FA8");
    c.infoSoft = QColor("#E4F0FA");
    c.history = QColor("#222222");
    c.forecast = QColor("#0072B2");
    c.compared = QColor("#E69F00");
    c.alarm = QColor("#D55E00");
    c.gain = QColor("#009E73");
    c.extra = QColor("#CC79A7");
    c.grid = QColor("#ECEEF2");
    return c;
}

Colors makeDark()
{
    Colors c;
    c.ground = QColor("#14171C");
    c.rail = QColor("#191D23");
    c.card = QColor("#1D2229");
    c.alternate = QColor("#232931");
    c.border = QColor("#2C333D");
    c.control = QColor("#47515F");
    c.text = QColor("#E7EAEF");
    c.muted = QColor("#A3ACB9");
    c.accent = QColor("#7ABEF2");
    c.accentHover = QColor("#9BD0F8");
    c.onAccent = QColor("#0B1826");
    c.selection = QColor("#203B54");
    c.good = QColor("#5FD0A9");
    c.goodSoft = QColor("#16352C");
    c.warning = QColor("#F0BC55");
    c.warningSoft = QColor("#3A2E14");
    c.bad = QColor("#FF9A66");
    c.badSoft = QColor("#40251A");
    c.info = QColor("#7ABEF2");
    c.infoSoft = QColor("#1B3145");
    c.history = QColor("#DDDDDD");
    c.forecast = QColor("#4BA6DE");
    c.compared = QColor("#F0B429");
    c.alarm = QColor("#F0813A");
    c.gain = QColor("#2DC79B");
    c.extra = QColor("#DB97BD");
    c.grid = QColor("#2A3039");
    return c;
}

QPalette paletteOf(const Colors& c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.ground);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.card);
    p.setColor(QPalette::AlternateBase, c.alternate);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::Button, c.card);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.onAccent);
    p.setColor(QPalette::ToolTipBase, c.card);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::PlaceholderText, c.muted);
    p.setColor(QPalette::Highlight, c.selection);
    p.setColor(QPalette::HighlightedText, c.text);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.card);
    p.setColor(QPalette::Midlight, c.border);
    p.setColor(QPalette::Mid, c.control);
    p.setColor(QPalette::Dark, c.muted);
    p.setColor(QPalette::Shadow, c.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.muted);
    return p;
}

/// The style sheet names colours as @name, sizes as @title and @tile, so that it is written once for light and dark.
QString filledIn(QString sheet, const Colors& c, const QFont& font)
{
    const std::pair<const char*, QColor> colors[] = {
        {"ground", c.ground},       {"rail", c.rail},         {"card", c.card},
        {"alternate", c.alternate}, {"border", c.border},     {"control", c.control},
        {"text", c.text},           {"muted", c.muted},       {"accentHover", c.accentHover},
        {"accent", c.accent},       {"onAccent", c.onAccent}, {"selection", c.selection},
        {"goodSoft", c.goodSoft},   {"good", c.good},         {"warningSoft", c.warningSoft},
        {"warning", c.warning},     {"badSoft", c.badSoft},   {"bad", c.bad},
        {"infoSoft", c.infoSoft},   {"info", c.info}};
    const bool dark = c.ground.lightness() < 128;
    sheet.replace(QStringLiteral("@mode"), dark ? QStringLiteral("dark") : QStringLiteral("light"));
    for (const auto& [name, color] : colors)
        sheet.replace(QRegularExpression(QStringLiteral("@%1\\b").arg(QLatin1String(name))), color.name());
    const double size = font.pointSizeF();
    const std::pair<const char*, double> sizes[] = {{"sizeTitle", 1.4}, {"sizeTile", 1.8}, {"sizeSmall", 0.9}};
    for (const auto& [name, factor] : sizes)
        sheet.replace(QLatin1Char('@') + QLatin1String(name), QString::number(size * factor, 'f', 1) + "pt");
    return sheet;
}

/// Paints the strokes of an SVG in a colour of the palette of the moment, so that a change of theme needs no new icon.
class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(QString name, bool onAccent) : m_name(std::move(name)), m_onAccent(onAccent) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QSvgRenderer renderer(tinted(color(mode, state)));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new LineIconEngine(*this); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const Colors& c = colorsOf(QGuiApplication::palette());
        if (m_onAccent)
            return mode == QIcon::Disabled ? c.muted : c.onAccent;
        if (state == QIcon::On)
            return c.accent;
        return mode == QIcon::Active || mode == QIcon::Selected ? c.text : c.muted;
    }

    [[nodiscard]] QByteArray tinted(const QColor& color) const
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll().replace("#000", color.name().toLatin1());
    }

    QString m_name;
    bool m_onAccent;
};

} // namespace

const Colors& lightColors()
{
    static const Colors colors = makeLight();
    return colors;
}

const Colors& darkColors()
{
    static const Colors colors = makeDark();
    return colors;
}

const Colors& colorsOf(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkColors() : lightColors();
}

void applyTheme(QApplication& application, ThemeMode mode)
{
    linkResources();
    static const bool systemIsDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && systemIsDark);
    const Colors& colors = dark ? darkColors() : lightColors();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(colors));
    QFile file(QStringLiteral(":/style/studio.qss"));
    if (file.open(QIODevice::ReadOnly))
        application.setStyleSheet(filledIn(QString::fromUtf8(file.readAll()), colors, QApplication::font()));
}

QIcon lineIcon(const QString& name)
{
    return QIcon(new LineIconEngine(name, false));
}

QIcon lineIconOnAccent(const QString& name)
{
    return QIcon(new LineIconEngine(name, true));
}

QFont scaledFont(const QFont& font, double factor, QFont::Weight weight)
{
    QFont scaled = font;
    scaled.setPointSizeF(font.pointSizeF() * factor);
    scaled.setWeight(weight);
    return scaled;
}

} // namespace ms::app
