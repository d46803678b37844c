// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/plan_words.h"

#include "app/said_sentence.h"

#include <QLocale>
#include <QtGlobal>

#include <array>
#include <charconv>

namespace ms::app {
namespace {

// The sentences of inventory/plan_sentences.h once more, for the translators; a test holds the two against each other.
constexpr std::array sentences{
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "service level %1, expected more than 0 and less than 1"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "lead time %1, expected more than 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "standard deviation of the lead time %1, expected at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "review period %1, expected at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "mean demand %1, expected at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "standard deviation of demand %1, expected at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "pack size %1, expected more than 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "minimum order %1, expected at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "maximum order %1, expected at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "order %1, expected a number of units that fits"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "need %1, expected at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "a planner's level must be at least 0 units"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "stock on hand, reserved and owed must be at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "it contains itself, directly or in another kit"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "price and unit cost must be at least 0 and at most 10 billion"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "stock and open orders are more than a trillion units"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "the lead time and its spread must be at most 3,650 days"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "unit cost %1, expected at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "holding cost rate %1, expected at least 0"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords",
                      "price break at %1 units, expected more than 1 and more than the one before"),
    QT_TRANSLATE_NOOP("ms::app::PlanWords", "cover of %1 days, expected more than 0 and at most 3,650"),
};

QString numberWords(const std::string& text)
{
    double value = 0.0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? QLocale().toString(value, 'g', QLocale::FloatingPointShortest)
                                                     : QString::fromStdString(text);
}

} // namespace

QString planWords(const std::string& problem)
{
    return saidSentence("ms::app::PlanWords", sentences, problem, numberWords);
}

} // namespace ms::app
