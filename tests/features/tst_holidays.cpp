// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/holidays.h"

#include <QTest>

#include <algorithm>

using namespace ms;
using namespace ms::features;

class TestHolidays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsThirtyCountriesAndMore();
    void datesAreThoseOfTheCalendar_data();
    void datesAreThoseOfTheCalendar();
    void namesTheCountriesItKnows();
    void countsDaysOfHolidaysInPeriods();
};

void TestHolidays::knowsThirtyCountriesAndMore()
{
    const std::vector<std::string> countries = holidayCountries();
    QVERIFY(countries.size() >= 30);
    QVERIFY(std::is_sorted(countries.begin(), countries.end()));
    for (const std::string& country : countries)
        QVERIFY(!holidaysOf(country)->front().days.empty());
}

void TestHolidays::datesAreThoseOfTheCalendar_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("day");
    QTest::newRow("gov.uk bank holidays 2024") << "GB"
                                               << "Early May bank holiday"
                                               << "2024-05-06";
    QTest::newRow("opm.gov federal holidays 2025") << "US"
                                                   << "Thanksgiving Day"
                                                   << "2025-11-27";
    QTest::newRow("Easter 2038 is far, 2011 was late") << "DE"
                                                       << "Easter Monday"
                                                       << "2011-04-25";
    QTest::newRow("Bastille Day") << "FR"
                                  << "Bastille Day"
                                  << "2030-07-14";
}

void TestHolidays::datesAreThoseOfTheCalendar()
{
    QFETCH(QString, country);
    QFETCH(QString, name);
    QFETCH(QString, day);
    const auto holidays = holidaysOf(country.toStdString());
    const auto found = std::find_if(holidays->begin(), holidays->end(),
                                    [&](const Holiday& one) { return one.name == name.toStdString(); });
    QVERIFY(found != holidays->end());
    QVERIFY(std::find(found->days.begin(), found->days.end(), *parseDay(day.toStdString())) != found->days.end());
}

void TestHolidays::namesTheCountriesItKnows()
{
    const auto holidays = holidaysOf("Atlantis");
    QCOMPARE(holidays.error().code, ErrorCode::NotFound);
    QVERIFY(holidays.error().detail.find("GB") != std::string::npos);
}

void TestHolidays::countsDaysOfHolidaysInPeriods()
{
    const Day monday = *parseDay("2024-01-01");
    std::vector<Day> starts;
    for (int week = 0; week <= 6; ++week)
        starts.push_back(monday + std::chrono::days{7 * week});
    const std::vector<Holiday> holidays{
        {"market", {monday, monday + std::chrono::days{2}, monday + std::chrono::days{21}}},
        {"once", {monday + std::chrono::days{9}}}};
    const auto regressors = holidayRegressors(holidays, starts, 4);
    QCOMPARE(regressors.size(), std::size_t{1});
    QCOMPARE(regressors[0].values, (std::vector<double>{2, 0, 0, 1, 0, 0}));
}

QTEST_APPLESS_MAIN(TestHolidays)
#include "tst_holidays.moc"
