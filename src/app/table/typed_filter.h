// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/roles.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ms::app {

/// What a person types to keep some rows of a column.
///   numbers  > 20   >= 20   < 20   <= 20   = 20   20 (the same)   5..10   5..   ..10   (both ends belong to it)
///   words    heart (contains)   !heart (does not)   = Heart (is)   a, b, c (is one of; a pasted list)
///   either   empty (not known)   !empty
/// Upper and lower case are the same. Numbers are read in the user's locale and with a point. A percentage is typed as
/// it is shown (12.5), money in major units.
class TypedFilter {
public:
    /// nullopt when the text means nothing for this kind of column ("> x" on numbers).
    static std::optional<TypedFilter> parse(const QString& text, ColumnKind kind);

    /// `raw` is the SortRole value in shown units (percent times 100, money in major units), `shown` its text.
    [[nodiscard]] bool accepts(const QVariant& raw, const QString& shown) const;
    [[nodiscard]] bool isEmpty() const { return m_kind == Kind::All; }

private:
    enum class Kind { All, Range, Contains, ContainsNot, Is, OneOf, Unknown, Known };
    Kind m_kind = Kind::All;
    double m_low = 0;
    double m_high = 0;
    bool m_lowOpen = false;
    bool m_highOpen = false;
    QString m_word;
    QSet<QString> m_list;

    static std::optional<TypedFilter> parseRange(const QString& text, ColumnKind kind);
};

/// The entries of a pasted list: split at line ends, tabs, commas and semicolons; lower case. One entry is no list.
QStringList pastedList(const QString& text);

} // namespace ms::app
