// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/audit_words.h"

#include "app/said_sentence.h"

#include <QtGlobal>

#include <array>

namespace ms::app {
namespace {

// What the workflows write into the log as action and subject.
constexpr std::array sentences{
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "propose"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "approve"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "reject"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "undo approval"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "begin push"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "push"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "retry"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "schedule"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "end schedule"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "connect"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "disconnect"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "pause"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "resume"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "change limits"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "give role"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "take role"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "transfer note"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "transfer arrived"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "transfer called off"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "forget"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "pull"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "everything"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "policy"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "%1 proposals"),
    QT_TRANSLATE_NOOP("ms::app::AuditWords", "batch %1"),
};

} // namespace

QString auditWords(const std::string& said)
{
    return saidSentence("ms::app::AuditWords", sentences, said,
                        [](const std::string& value) { return QString::fromStdString(value); });
}

} // namespace ms::app
