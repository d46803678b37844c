// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

namespace ms::app {

/// What a column holds; it decides alignment, format, delegate and how a typed filter reads it.
enum class ColumnKind {
    Text,
    Number,   ///< double or integer
    Money,    ///< minor units, qint64
    Percent,  ///< a fraction: 0.123 reads 12.3 (the unit stands in the header: "Margin, %")
    Date,     ///< QDate
    Status,   ///< a word in a pill; its tone comes from ToneRole
    Bar,      ///< a number drawn as a bar against the column's largest, with its figure
    Sparkline ///< QList<double>, drawn small; it sorts by its last value
};

/// What the footer says of a column, over the rows that are shown.
enum class Total { None, Sum, Mean, Count };

/// The tone of a Status pill.
enum class Tone { Neutral, Info, Good, Warning, Bad };

enum TableRole {
    SortRole = Qt::UserRole + 1, ///< the raw value: double, qint64, QString, QDate; invalid where not known
    ToneRole,                    ///< int of Tone
    SeriesRole,                  ///< QList<double> of a Sparkline
    // header roles
    KindRole,     ///< int of ColumnKind
    TotalRole,    ///< int of Total
    ColumnIdRole, ///< a name that stays the same in every language
    HiddenRole,   ///< bool: not shown until the user picks the column
    LargestRole,  ///< double, the largest absolute value of a Bar column
    ScaleRole     ///< double; raw value times it is what is shown and typed (percent 100, money 0.01)
};

} // namespace ms::app
