// SPDX-License-Identifier: GPL-3.0-or-later
// Writes holidays.csv from the npm package date-holidays. To refresh:
//   npm install date-holidays && NODE_PATH=node_modules node generate.js > holidays.csv
const DateHolidays = require("date-holidays");

const countries = (
    "AR AT AU BE BG BR CA CH CL CO CY CZ DE DK EE ES FI FR GB GR HR HU IE IL IS IT JP KR LT LU LV MT MX NL NO NZ PE " +
    "PH PL PT RO SE SG SI SK TH TR UA US VN ZA"
).split(" ");
const firstYear = 2005;
const lastYear = 2035;
// Days that shops feel although they are no days off.
const shopping = [
    "Valentine's Day", "Mother's Day", "Father's Day", "Easter Sunday", "Halloween", "Christmas Eve", "New Year's Eve",
    "Day after Thanksgiving Day", "Thanksgiving Day", "Pentecost", "Saint Nicholas",
];

console.log("country,name,days");
for (const country of countries) {
    const calendar = new DateHolidays(country);
    const daysByName = new Map();
    for (let year = firstYear; year <= lastYear; ++year)
        for (const holiday of calendar.getHolidays(year, "en")) {
            if (holiday.type !== "public" && !shopping.includes(holiday.name)) continue;
            const name = holiday.name.replace(/ \(substitute day\)$/, "").replace(/["]/g, "'");
            if (!daysByName.has(name)) daysByName.set(name, new Set());
            const length = Math.max(1, Math.round((holiday.end - holiday.start) / 86400000));
            for (let k = 0; k < length; ++k) {
                const [y, m, d] = holiday.date.slice(0, 10).split("-").map(Number);
                daysByName.get(name).add(new Date(Date.UTC(y, m - 1, d + k)).toISOString().slice(0, 10));
            }
        }
    for (const [name, days] of [...daysByName].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
        console.log(`${country},"${name}",${[...days].sort().join(" ")}`);
}
