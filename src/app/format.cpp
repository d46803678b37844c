// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace ms::app::format {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ms::app::format", text);
}

double majorUnits(qint64 minor, const Currency& currency)
{
    return static_cast<double>(minor) / std::pow(10.0, currency.decimals());
}

QString withSign(const QString& digits, const Currency& currency)
{
    const QString sign = currencySign(currency);
    if (sign.isEmpty())
        return digits;
    if (sign.size() > 1)
        return digits + QChar::Nbsp + sign;
    return digits.startsWith(QLatin1Char('-')) ? QLatin1Char('-') + sign + digits.mid(1) : sign + digits;
}

} // namespace

QString number(double value, int decimals)
{
    if (!std::isfinite(value))
        return {};
    const double step = std::pow(10.0, -decimals);
    return QLocale().toString(std::fabs(value) < step / 2 ? 0.0 : value, 'f', decimals);
}

QString change(double value, int decimals)
{
    const QString digits = number(value, decimals);
    if (digits.isEmpty() || digits == number(0, decimals) || value < 0)
        return digits;
    return QLatin1Char('+') + digits;
}

QString count(qint64 value)
{
    return QLocale().toString(value);
}

QString shortCount(double value)
{
    if (!std::isfinite(value))
        return {};
    const double size = std::fabs(value);
    if (size < 10'000)
        return number(value);
    if (size < 999'500)
        return number(value / 1e3) + QLatin1Char('k');
    if (size < 999.5e6)
        return number(value / 1e6, size < 9.95e6 ? 1 : 0) + QLatin1Char('M');
    return number(value / 1e9, size < 9.95e9 ? 1 : 0) + QLatin1Char('B');
}

QString percent(double fraction, int decimals)
{
    const QString digits = number(fraction * 100, decimals);
    return digits.isEmpty() ? digits : digits + QChar::Nbsp + QLatin1Char('%');
}

QString amount(qint64 minor, const Currency& currency)
{
    return number(majorUnits(minor, currency), currency.decimals());
}

QString money(const Money& money)
{
    return withSign(amount(money.minor, money.currency), money.currency);
}

QString roundMoney(const Money& value)
{
    const double units = majorUnits(value.minor, value.currency);
    return std::fabs(units) < 1000 ? money(value) : withSign(number(units), value.currency);
}

QString currencySign(const Currency& currency)
{
    static const std::array<std::pair<const char*, char16_t>, 5> signs{
        {{"GBP", u'£'}, {"EUR", u'€'}, {"USD", u'$'}, {"JPY", u'¥'}, {"INR", u'₹'}}};
    const std::string code = currency.text();
    for (const auto& [known, sign] : signs) {
        if (code == known)
            return QString(QChar(sign));
    }
    return QString::fromStdString(code);
}

QDate toDate(Day day)
{
    return QDate(1970, 1, 1).addDays(dayNumber(day));
}

Day fromDate(const QDate& date)
{
    return dayFromNumber(QDate(1970, 1, 1).daysTo(date));
}

QString date(Day day)
{
    return QLocale().toString(toDate(day), tr("d MMM yyyy"));
}

QString dateTime(ShopTime time)
{
    const Day day = std::chrono::floor<std::chrono::days>(time);
    const auto milliseconds = static_cast<int>((time - day).count() * 1000);
    return date(day) + QLatin1Char(' ') + QLocale().toString(QTime::fromMSecsSinceStartOfDay(milliseconds), "HH:mm");
}

QString range(const DayRange& range)
{
    return date(range.first) + QStringLiteral(" – ") + date(range.last - std::chrono::days(1));
}

QString duration(double seconds)
{
    if (!std::isfinite(seconds))
        return {};
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 1)
        return tr("under 1 s");
    if (whole < 90)
        return tr("%1 s").arg(whole);
    if (whole < 90 * 60)
        return tr("%1 min").arg((whole + 30) / 60);
    return tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString sentence(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput:
        return tr("A value does not fit the rules.");
    case ErrorCode::NotEnoughData:
        return tr("There is too little history for a number that could be defended.");
    case ErrorCode::NotFound:
        return tr("It could not be found.");
    case ErrorCode::Unavailable:
        return tr("It does not answer right now.");
    case ErrorCode::ReadWrite:
        return tr("A file could not be read or written.");
    case ErrorCode::Permission:
        return tr("This is not allowed with the present credentials or rules.");
    case ErrorCode::Conflict:
        return tr("Someone else changed it or keeps it locked.");
    case ErrorCode::Canceled:
        return tr("You stopped it; nothing was changed.");
    }
    return {};
}

} // namespace ms::app::format
