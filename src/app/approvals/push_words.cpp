// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/push_words.h"

#include "app/approvals/evidence_words.h"
#include "app/said_sentence.h"

#include <QtGlobal>

#include <array>

namespace ms::app {
namespace {

// The sentences of workflow/push_sentences.h and platform/shop_sentences.h once more, for the translators; a test holds
// the two against each other. What is more special comes first.
constexpr std::array sentences{
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the price moved since it was approved: %1"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the shop accepted the change, but read back it is not there: %1"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "approved from %1 to %2, the shop shows %3"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "nothing"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "something else (%1)"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the shop has no SKU '%1'"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the shop knows this change's key from another change"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the shop refuses the change: %1"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the price is in the shop, but %1 to shoppers"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the shop accepted the order, but read back it is not there: %1"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the approval was too old to be sent; propose the change again"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "its end had passed before it was sent; propose the change again"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "its start has not come yet"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "it is not a failed change any more"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "proposal %1 changes the same price and is newer"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "stopped; what was not decided stays in the outbox"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "everything was paused; what was not decided stays in the outbox"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the shop cannot be trusted: %1"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "after %1 attempts: %2"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the shop answered with a redirect (%1), which is not followed"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the shop answered %1: %2"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "no answer in time"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "the price list '%1' shows %2"),
    QT_TRANSLATE_NOOP("ms::app::PushWords", "a sale shows %1"),
};

} // namespace

QString pushWords(const std::string& reason)
{
    const QString words = saidSentence("ms::app::PushWords", sentences, reason, pushWords); // a value may be one, too
    return words == QString::fromStdString(reason) ? evidenceWords(reason) : words;
}

} // namespace ms::app
