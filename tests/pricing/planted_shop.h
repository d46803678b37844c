// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/types.h"
#include "stats/random.h"

#include <cmath>

namespace ms::pricing {

/// Weekly sales of products whose true elasticity is known: Poisson demand around base * (price / 10)^elasticity.
struct PlantedShop {
    Panel panel;
    std::vector<double> trueElasticity;
};

/// `changes` price moves a product, spread evenly; categories of 25 products whose elasticities vary around -1.5 - 0.5
/// c with standard deviation 0.5.
inline PlantedShop plantShop(int products, int periods, int changes, double base, std::uint64_t seed)
{
    PlantedShop shop;
    shop.panel.locations.push_back(LocationId{"shop"});
    for (int i = 0; i < products; ++i) {
        stats::Random random(seed, static_cast<std::uint64_t>(i));
        const int category = i / 25 % 4;
        const double elasticity = -1.5 - 0.5 * category + 0.5 * random.normal();
        shop.panel.products.push_back(Sku{"P" + std::to_string(i)});
        shop.panel.categories.push_back("category " + std::to_string(category));
        shop.trueElasticity.push_back(elasticity);
        double price = 10;
        for (int t = 0; t < periods; ++t) {
            // Each product has its own weeks of change.
            const int step = t + i % 13;
            if (changes > 0 && t > 0 && step * (changes + 1) / periods != (step - 1) * (changes + 1) / periods)
                price = price > 9.5 ? 10 * (0.8 + 0.12 * random.uniform()) : 10;
            const double mean = base * std::pow(price / 10, elasticity);
            shop.panel.rows.push_back({i, 0, t, static_cast<double>(random.poisson(mean)), price});
        }
    }
    return shop;
}

} // namespace ms::pricing
