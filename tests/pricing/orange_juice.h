// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/elasticity.h"
#include "sources/csv_reader.h"
#include "stats/regression.h"

#include <charconv>
#include <cmath>
#include <map>
#include <string>

namespace ms {

/// The Dominick's panel (data/orange-juice), brands as products and stores as locations, with deal and feature.
inline pricing::Panel readOrangeJuicePanel(const std::string& path)
{
    pricing::Panel panel;
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return panel;
    const auto number = [&](const std::string& column) {
        const std::string_view text = reader->row()[*reader->column(column)];
        double value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    };
    std::map<int, std::int32_t> stores;
    for (int brand = 1; brand <= 11; ++brand)
        panel.products.push_back(Sku{std::to_string(brand)});
    for (auto more = reader->next(); more && *more; more = reader->next()) {
        const auto brand = static_cast<std::int32_t>(number("brand"));
        const auto [store, added] =
            stores.try_emplace(static_cast<int>(number("store")), static_cast<std::int32_t>(stores.size()));
        if (added)
            panel.locations.push_back(LocationId{std::to_string(store->first)});
        pricing::Observation row;
        row.product = brand - 1;
        row.location = store->second;
        row.period = static_cast<std::int32_t>(number("week"));
        row.units = std::exp(number("logmove"));
        row.price = number("price" + std::to_string(brand));
        row.promotion = number("deal");
        row.feature = number("feat");
        panel.rows.push_back(row);
    }
    return panel;
}

/// The regressions on brands 1, 5 and 10 that were published with this data (Taddy, Business Data Science, 2019,
/// ch. 2): log units on log price alone, with an intercept a brand, and with a slope a brand.
struct PublishedElasticities {
    double pooled = 0;
    double withBrand = 0;
    double tropicana = 0;
    double minuteMaid = 0;
    double dominicks = 0;
};

inline Result<PublishedElasticities> publishedElasticities(const pricing::Panel& panel)
{
    std::vector<double> units;
    std::vector<double> price;
    std::vector<std::int32_t> brand;
    std::array<std::vector<double>, 3> slopes;
    for (const pricing::Observation& row : panel.rows) {
        const std::int32_t known = row.product == 0 ? 0 : row.product == 4 ? 1 : row.product == 9 ? 2 : -1;
        if (known < 0)
            continue;
        units.push_back(std::log(row.units));
        price.push_back(std::log(row.price));
        brand.push_back(known);
        for (std::int32_t k = 0; k < 3; ++k)
            slopes[static_cast<std::size_t>(k)].push_back(k == known ? price.back() : 0);
    }
    stats::Design one;
    one.add("log price", price);
    stats::Design three;
    for (std::size_t k = 0; k < 3; ++k)
        three.add("log price, brand " + std::to_string(k), slopes[k]);
    const auto pooled = stats::leastSquares(one, units, {});
    const auto withBrand = stats::leastSquares(one, units, {.groups = brand, .clusters = {}});
    const auto own = stats::leastSquares(three, units, {.groups = brand, .clusters = {}});
    for (const auto* fit : {&pooled, &withBrand, &own})
        if (!*fit)
            return tl::unexpected(fit->error());
    return PublishedElasticities{pooled->coefficients[0], withBrand->coefficients[0], own->coefficients[0],
                                 own->coefficients[1], own->coefficients[2]};
}

} // namespace ms
