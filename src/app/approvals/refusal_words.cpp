// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/refusal_words.h"

#include "app/said_sentence.h"

#include <QtGlobal>

#include <array>

namespace ms::app {
namespace {

// The sentences of approvals/refusal_sentences.h once more, for the translators; a test holds the two against each
// other.
constexpr std::array sentences{
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "sku %1: %2"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "the workspace has no such SKU"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "its current price is not known, so nothing can be compared with it"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "another price change of it waits or is on its way"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "another reorder of it waits or is on its way"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "another transfer of it between these locations waits or is on its way"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "the workspace has no supplier '%1'"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "the workspace has no location '%1'"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "%1 units are to leave '%2', %3 are free"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "the new price %1 is the old one"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "the new price %1 is above ten times the old %2"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "the new price %1 is not above 0"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "a quantity of %1 is not above 0"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "a change of %1 is above the limit of %2"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "an order of %1 is above the limit of %2"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "the margin would be %1, the limit is %2"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "the day's limit of %1 is reached"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "proposal %1 was made by %2; someone else must approve it"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "proposal %1 is %2, not %3"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "it is one line of a purchase order, whose lines go together"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "proposal %1 is no transfer"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords",
                      "transfer %1 was approved too long ago; undo the approval and decide again"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "a quantity of %1 is above %2, the most that one proposal may move"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "%1 units at %2 each are worth more than can be counted"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords",
                      "authors may approve their own prices only once an admin has allowed it: "
                      "give somebody the role of admin first"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "%1 prices"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "%1 of the catalogue"),
    QT_TRANSLATE_NOOP("ms::app::RefusalWords", "%1 of price moves"),
};

} // namespace

QString refusalWords(const std::string& reason)
{
    return saidSentence("ms::app::RefusalWords", sentences, reason, refusalWords); // "sku A: " and a sentence
}

} // namespace ms::app
