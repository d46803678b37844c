// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/evidence_words.h"

#include "app/approvals/refusal_words.h"
#include "app/said_sentence.h"

#include <QtGlobal>

#include <array>

namespace ms::app {
namespace {

// The sentences of workflow/evidence_sentences.h once more, for the translators; a test holds the two against each
// other.
constexpr std::array sentences{
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords", "nothing was sent: %1"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords", "the audit log is broken: %1"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords", "proposal %1 and what waits for it in the outbox do not say the same; "
                                                "undo its approval, look at it and decide again"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords", "proposal %1 is in the outbox without an approval in the audit log; "
                                                "undo its approval, look at it and decide again"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords", "proposal %1 does not say what was approved, as the audit log says; "
                                                "undo its approval, look at it and decide again"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords", "proposal %1 ends the schedule of proposal %2, which nobody approved, "
                                                "as the audit log says; undo its approval and reject it"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords", "proposal %1 ends the schedule of proposal %2, which does not say what "
                                                "was approved; undo its approval and reject it"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords", "proposal %1 does not bring back the price from before proposal %2, "
                                                "whose schedule it ends; undo its approval and reject it"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords", "proposal %1 was approved by its author, as the audit log says; undo "
                                                "its approval and have somebody else decide"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords",
                      "proposal %1 is not allowed any more: %2; undo its approval, or have an admin change the limits"),
    QT_TRANSLATE_NOOP(
        "ms::app::EvidenceWords",
        "proposal %1 was approved for the shop at %2; connect that one again, or undo the approval and decide again"),
    QT_TRANSLATE_NOOP("ms::app::EvidenceWords",
                      "this workspace is connected to the shop at %1, not to the one at %2; leave the address away, or "
                      "connect that shop first (merchant connect)"),
};

} // namespace

QString evidenceWords(const std::string& reason)
{
    const auto value = [](const std::string& one) { // a sentence of its own, or why the limits do not allow it
        const QString words = evidenceWords(one);
        return words == QString::fromStdString(one) ? refusalWords(one) : words;
    };
    return saidSentence("ms::app::EvidenceWords", sentences, reason, value);
}

} // namespace ms::app
