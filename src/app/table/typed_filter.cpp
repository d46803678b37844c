// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/typed_filter.h"

#include <QDate>
#include <QLocale>
#include <QRegularExpression>

#include <limits>

namespace ms::app {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool holdsNumbers(ColumnKind kind)
{
    return kind == ColumnKind::Number || kind == ColumnKind::Money || kind == ColumnKind::Percent ||
           kind == ColumnKind::Bar || kind == ColumnKind::Date || kind == ColumnKind::Sparkline;
}

std::optional<double> readNumber(const QString& text, ColumnKind kind)
{
    const QString trimmed = text.trimmed();
    if (kind == ColumnKind::Date) {
        const QDate iso = QDate::fromString(trimmed, Qt::ISODate);
        const QDate date = iso.isValid() ? iso : QLocale().toDate(trimmed, QLocale::ShortFormat);
        return date.isValid() ? std::optional<double>(static_cast<double>(date.toJulianDay())) : std::nullopt;
    }
    bool read = false;
    double value = QLocale().toDouble(trimmed, &read);
    if (!read)
        value = trimmed.toDouble(&read);
    return read ? std::optional<double>(value) : std::nullopt;
}

double asNumber(const QVariant& raw)
{
    return raw.typeId() == QMetaType::QDate ? static_cast<double>(raw.toDate().toJulianDay()) : raw.toDouble();
}

} // namespace

QStringList pastedList(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[\\n\\r\\t,;\\x{2028}\\x{2029}]+"));
    QStringList entries;
    for (const QString& part : text.split(separators, Qt::SkipEmptyParts)) {
        const QString entry = part.trimmed().toLower();
        if (!entry.isEmpty())
            entries << entry;
    }
    return entries;
}

std::optional<TypedFilter> TypedFilter::parse(const QString& text, ColumnKind kind)
{
    const QString trimmed = text.trimmed();
    TypedFilter filter;
    if (trimmed.isEmpty())
        return filter;
    if (trimmed.compare(QLatin1String("empty"), Qt::CaseInsensitive) == 0) {
        filter.m_kind = Kind::Unknown;
        return filter;
    }
    if (trimmed.compare(QLatin1String("!empty"), Qt::CaseInsensitive) == 0) {
        filter.m_kind = Kind::Known;
        return filter;
    }
    if (holdsNumbers(kind))
        return parseRange(trimmed, kind);
    const QStringList list = pastedList(trimmed);
    if (list.size() > 1) {
        filter.m_kind = Kind::OneOf;
        filter.m_list = QSet<QString>(list.begin(), list.end());
        return filter;
    }
    if (trimmed.startsWith(QLatin1Char('='))) {
        filter.m_kind = Kind::Is;
        filter.m_word = trimmed.mid(1).trimmed();
    } else if (trimmed.startsWith(QLatin1Char('!'))) {
        filter.m_kind = Kind::ContainsNot;
        filter.m_word = trimmed.mid(1).trimmed();
    } else {
        filter.m_kind = Kind::Contains;
        filter.m_word = trimmed;
    }
    return filter.m_word.isEmpty() ? std::nullopt : std::optional<TypedFilter>(filter);
}

std::optional<TypedFilter> TypedFilter::parseRange(const QString& text, ColumnKind kind)
{
    TypedFilter filter;
    filter.m_kind = Kind::Range;
    filter.m_low = -infinity;
    filter.m_high = infinity;
    const qsizetype dots = text.indexOf(QLatin1String(".."));
    if (dots >= 0) {
        const QString low = text.left(dots).trimmed();
        const QString high = text.mid(dots + 2).trimmed();
        const auto lowValue = low.isEmpty() ? std::optional<double>(-infinity) : readNumber(low, kind);
        const auto highValue = high.isEmpty() ? std::optional<double>(infinity) : readNumber(high, kind);
        if (!lowValue || !highValue || (low.isEmpty() && high.isEmpty()))
            return std::nullopt;
        filter.m_low = *lowValue;
        filter.m_high = *highValue;
        return filter;
    }
    static const QRegularExpression comparison(QStringLiteral("^(>=|<=|>|<|=|≥|≤)?\\s*(.+)$"));
    const auto match = comparison.match(text);
    const auto value = match.hasMatch() ? readNumber(match.captured(2), kind) : std::nullopt;
    if (!value)
        return std::nullopt;
    const QString sign = match.captured(1);
    const bool upwards = sign.startsWith(QLatin1Char('>')) || sign == QStringLiteral("≥");
    const bool downwards = sign.startsWith(QLatin1Char('<')) || sign == QStringLiteral("≤");
    if (!downwards)
        filter.m_low = *value;
    if (!upwards)
        filter.m_high = *value;
    filter.m_lowOpen = sign == QLatin1String(">");
    filter.m_highOpen = sign == QLatin1String("<");
    return filter;
}

bool TypedFilter::accepts(const QVariant& raw, const QString& shown) const
{
    switch (m_kind) {
    case Kind::All:
        return true;
    case Kind::Unknown:
        return !raw.isValid() || shown.isEmpty();
    case Kind::Known:
        return raw.isValid() && !shown.isEmpty();
    case Kind::Contains:
        return shown.contains(m_word, Qt::CaseInsensitive);
    case Kind::ContainsNot:
        return !shown.contains(m_word, Qt::CaseInsensitive);
    case Kind::Is:
        return shown.compare(m_word, Qt::CaseInsensitive) == 0;
    case Kind::OneOf:
        return m_list.contains(shown.toLower());
    case Kind::Range:
        break;
    }
    if (!raw.isValid())
        return false;
    const double value = asNumber(raw);
    return (m_lowOpen ? value > m_low : value >= m_low) && (m_highOpen ? value < m_high : value <= m_high);
}

} // namespace ms::app
