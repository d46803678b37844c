// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/country_name.h"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace ms::app {
namespace {

struct Country {
    std::string_view code;
    const char* name;
};

/// QLocale knows a country's name in English and in the country's own language alone.
constexpr Country countries[] = {
    {"AR", QT_TRANSLATE_NOOP("ms::app", "Argentina")},      {"AT", QT_TRANSLATE_NOOP("ms::app", "Austria")},
    {"AU", QT_TRANSLATE_NOOP("ms::app", "Australia")},      {"BE", QT_TRANSLATE_NOOP("ms::app", "Belgium")},
    {"BG", QT_TRANSLATE_NOOP("ms::app", "Bulgaria")},       {"BR", QT_TRANSLATE_NOOP("ms::app", "Brazil")},
    {"CA", QT_TRANSLATE_NOOP("ms::app", "Canada")},         {"CH", QT_TRANSLATE_NOOP("ms::app", "Switzerland")},
    {"CL", QT_TRANSLATE_NOOP("ms::app", "Chile")},          {"CO", QT_TRANSLATE_NOOP("ms::app", "Colombia")},
    {"CY", QT_TRANSLATE_NOOP("ms::app", "Cyprus")},         {"CZ", QT_TRANSLATE_NOOP("ms::app", "Czechia")},
    {"DE", QT_TRANSLATE_NOOP("ms::app", "Germany")},        {"DK", QT_TRANSLATE_NOOP("ms::app", "Denmark")},
    {"EE", QT_TRANSLATE_NOOP("ms::app", "Estonia")},        {"ES", QT_TRANSLATE_NOOP("ms::app", "Spain")},
    {"FI", QT_TRANSLATE_NOOP("ms::app", "Finland")},        {"FR", QT_TRANSLATE_NOOP("ms::app", "France")},
    {"GB", QT_TRANSLATE_NOOP("ms::app", "United Kingdom")}, {"GR", QT_TRANSLATE_NOOP("ms::app", "Greece")},
    {"HR", QT_TRANSLATE_NOOP("ms::app", "Croatia")},        {"HU", QT_TRANSLATE_NOOP("ms::app", "Hungary")},
    {"IE", QT_TRANSLATE_NOOP("ms::app", "Ireland")},        {"IL", QT_TRANSLATE_NOOP("ms::app", "Israel")},
    {"IS", QT_TRANSLATE_NOOP("ms::app", "Iceland")},        {"IT", QT_TRANSLATE_NOOP("ms::app", "Italy")},
    {"JP", QT_TRANSLATE_NOOP("ms::app", "Japan")},          {"KR", QT_TRANSLATE_NOOP("ms::app", "South Korea")},
    {"LT", QT_TRANSLATE_NOOP("ms::app", "Lithuania")},      {"LU", QT_TRANSLATE_NOOP("ms::app", "Luxembourg")},
    {"LV", QT_TRANSLATE_NOOP("ms::app", "Latvia")},         {"MT", QT_TRANSLATE_NOOP("ms::app", "Malta")},
    {"MX", QT_TRANSLATE_NOOP("ms::app", "Mexico")},         {"NL", QT_TRANSLATE_NOOP("ms::app", "Netherlands")},
    {"NO", QT_TRANSLATE_NOOP("ms::app", "Norway")},         {"NZ", QT_TRANSLATE_NOOP("ms::app", "New Zealand")},
    {"PE", QT_TRANSLATE_NOOP("ms::app", "Peru")},           {"PH", QT_TRANSLATE_NOOP("ms::app", "Philippines")},
    {"PL", QT_TRANSLATE_NOOP("ms::app", "Poland")},         {"PT", QT_TRANSLATE_NOOP("ms::app", "Portugal")},
    {"RO", QT_TRANSLATE_NOOP("ms::app", "Romania")},        {"SE", QT_TRANSLATE_NOOP("ms::app", "Sweden")},
    {"SG", QT_TRANSLATE_NOOP("ms::app", "Singapore")},      {"SI", QT_TRANSLATE_NOOP("ms::app", "Slovenia")},
    {"SK", QT_TRANSLATE_NOOP("ms::app", "Slovakia")},       {"TH", QT_TRANSLATE_NOOP("ms::app", "Thailand")},
    {"TR", QT_TRANSLATE_NOOP("ms::app", "Türkiye")},        {"UA", QT_TRANSLATE_NOOP("ms::app", "Ukraine")},
    {"US", QT_TRANSLATE_NOOP("ms::app", "United States")},  {"VN", QT_TRANSLATE_NOOP("ms::app", "Vietnam")},
    {"ZA", QT_TRANSLATE_NOOP("ms::app", "South Africa")},
};

} // namespace

QString countryName(const std::string& code)
{
    const auto* const found = std::find_if(std::begin(countries), std::end(countries),
                                           [&](const Country& country) { return country.code == code; });
    if (found != std::end(countries))
        return QCoreApplication::translate("ms::app", found->name);
    const QString text = QString::fromStdString(code);
    const QLocale::Territory territory = QLocale::codeToTerritory(text);
    return territory == QLocale::AnyTerritory ? text : QLocale::territoryToString(territory);
}

std::vector<std::pair<QString, QString>> namedCountries(const std::vector<std::string>& codes)
{
    std::vector<std::pair<QString, QString>> named;
    for (const std::string& code : codes)
        named.emplace_back(countryName(code), QString::fromStdString(code));
    const QCollator order{QLocale()};
    std::sort(named.begin(), named.end(),
              [&](const auto& a, const auto& b) { return order.compare(a.first, b.first) < 0; });
    return named;
}

} // namespace ms::app
