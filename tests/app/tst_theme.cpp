// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme.h"
#include "app_test.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>

#include <cmath>

using namespace ms::app;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// Source: WCAG 2.2, "relative luminance" and "contrast ratio".
double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }

    void contrastIsAsTheStandardComputesIt()
    {
        QVERIFY(std::fabs(contrast(Qt::white, Qt::black) - 21.0) < 1e-9);
        QVERIFY(std::fabs(contrast(QColor("#777777"), Qt::white) - 4.478) < 0.001); // WebAIM's contrast checker
    }

    void allTextIsReadable_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        for (const auto& [name, c] : {std::pair<const char*, const Colors&>("light", lightColors()),
                                      std::pair<const char*, const Colors&>("dark", darkColors())}) {
            const QByteArray mode(name);
            const std::pair<const char*, QColor> grounds[] = {{"ground", c.ground},
                                                              {"rail", c.rail},
                                                              {"card", c.card},
                                                              {"alternate", c.alternate},
                                                              {"selection", c.selection}};
            for (const auto& [where, ground] : grounds) {
                QTest::newRow(mode + " text on " + where) << c.text << ground;
                QTest::newRow(mode + " muted on " + where) << c.muted << ground;
                QTest::newRow(mode + " accent on " + where) << c.accent << ground;
            }
            const std::tuple<const char*, QColor, QColor> tones[] = {{"good", c.good, c.goodSoft},
                                                                     {"warning", c.warning, c.warningSoft},
                                                                     {"bad", c.bad, c.badSoft},
                                                                     {"info", c.info, c.infoSoft}};
            for (const auto& [tone, ink, soft] : tones) {
                QTest::newRow(mode + ' ' + tone + " on its soft ground") << ink << soft;
                QTest::newRow(mode + ' ' + tone + " on card") << ink << c.card;
                QTest::newRow(mode + ' ' + tone + " on ground") << ink << c.ground;
            }
            QTest::newRow(mode + " on accent") << c.onAccent << c.accent;
            QTest::newRow(mode + " on accent hovered") << c.onAccent << c.accentHover;
        }
    }
    void allTextIsReadable()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(QString::number(contrast(ink, ground))));
    }

    void linesOfChartsStandOut()
    {
        for (const Colors& c : {lightColors(), darkColors()}) {
            for (const QColor& ink : {c.history, c.forecast, c.alarm, c.gain})
                QVERIFY2(contrast(ink, c.card) >= 3.0, qPrintable(ink.name())); // WCAG 1.4.11, graphical objects
        }
    }

    void thePaletteTellsLightFromDark()
    {
        applyTheme(*qApp, ThemeMode::Dark);
        QCOMPARE(colorsOf(QApplication::palette()).ground, darkColors().ground);
        applyTheme(*qApp, ThemeMode::Light);
        QCOMPARE(colorsOf(QApplication::palette()).ground, lightColors().ground);
    }

    void theStyleSheetHasNoNameLeftUnfilled()
    {
        applyTheme(*qApp, ThemeMode::Light);
        const QString sheet = qApp->styleSheet().remove(QRegularExpression("/\\*.*?\\*/"));
        QVERIFY(!sheet.isEmpty());
        QVERIFY2(!sheet.contains('@'), qPrintable(sheet.mid(sheet.indexOf('@'), 60)));
        const auto urls = QRegularExpression("url\\(([^)]*)\\)").globalMatch(sheet);
        for (auto it = urls; it.hasNext();)
            QVERIFY(QFile::exists(it.next().captured(1)));
    }

    void everyIconDraws()
    {
        const QDir icons(":/icons");
        QVERIFY(icons.count() > 20);
        for (const QString& name : icons.entryList()) {
            QSvgRenderer renderer(icons.filePath(name));
            QVERIFY2(renderer.isValid(), qPrintable(name));
            QCOMPARE(renderer.viewBox(), QRect(0, 0, 24, 24));
        }
    }

    void anIconFollowsTheTheme()
    {
        applyTheme(*qApp, ThemeMode::Light);
        const QIcon icon = lineIcon("search");
        const QImage light = icon.pixmap(32, 32).toImage();
        applyTheme(*qApp, ThemeMode::Dark);
        QVERIFY(icon.pixmap(32, 32).toImage() != light);
        applyTheme(*qApp, ThemeMode::Light);
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
