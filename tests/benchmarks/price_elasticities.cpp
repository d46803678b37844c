// SPDX-License-Identifier: GPL-3.0-or-later
// Elasticities of the orange-juice data beside the reference fit and the published values.
//   price_elasticities [yx.csv.gz]
#include "../pricing/orange_juice.h"

#include <cstdio>

using namespace ms;

int main(int argc, char** argv)
{
    const std::string path = argc > 1 ? argv[1] : MS_SHARED_DIR "/data/orange-juice/yx.csv.gz";
    const auto panel = readOrangeJuicePanel(path);
    NoProgress progress;
    const auto report = pricing::estimateElasticities(panel, {}, progress);
    const auto published = publishedElasticities(panel);
    if (panel.rows.empty() || !report || !published) {
        std::fprintf(stderr, "%s: no elasticities\n", path.c_str());
        return 65;
    }
    // numpy 1.24.2, least squares brand by brand: store effects, all eleven log prices, deal, feature.
    constexpr std::array<double, 11> reference{-2.78, -1.84, -3.33, -3.85, -2.91, -2.47,
                                               -3.63, -2.73, -4.09, -2.83, -1.00};
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const pricing::Elasticity& own = report->products[i];
        std::printf("brand %2zu: %.4f (95 %% %.3f to %.3f), reference %.2f, difference %+.4f\n", i + 1, own.value,
                    own.low95, own.high95, reference[i], own.value - reference[i]);
    }
    const auto line = [](const char* what, double found, double expected) {
        std::printf("%-40s %.4f, published %.4f, difference %+.4f\n", what, found, expected, found - expected);
    };
    line("brands 1, 5, 10, price alone:", published->pooled, -1.6013);
    line("the same with a brand term:", published->withBrand, -3.1387);
    line("interactions, Dominicks:", published->dominicks, -3.378);
    line("interactions, Minute Maid:", published->minuteMaid, -3.321);
    line("interactions, Tropicana:", published->tropicana, -2.712);
    return 0;
}
