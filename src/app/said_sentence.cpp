// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/said_sentence.h"

#include "core/sentence.h"

#include <QCoreApplication>
#include <QStringList>

namespace ms::app {
namespace {

/// The values in their places, in whatever order a language has them; a value may hold a "%1" of its own.
QString filled(const QString& sentence, const QStringList& values)
{
    QString words;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int place = sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : 0;
        if (place >= 1 && place <= values.size()) {
            words += values[place - 1];
            ++i; // past the digit
        } else {
            words += sentence[i];
        }
    }
    return words;
}

} // namespace

QString saidSentence(const char* context, std::span<const char* const> sentences, const std::string& said,
                     const std::function<QString(const std::string&)>& value)
{
    for (const char* sentence : sentences) {
        const auto values = Sentence{sentence}.valuesIn(said);
        if (!values)
            continue;
        QStringList words;
        for (const std::string& one : *values)
            words << value(one);
        return filled(QCoreApplication::translate(context, sentence), words);
    }
    return QString::fromStdString(said);
}

} // namespace ms::app
