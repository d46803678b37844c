// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/test_power.h"

#include "core/parallel.h"
#include "stats/random.h"
#include "stats/student.h"

#include <array>
#include <cmath>
#include <vector>

namespace ms::pricing {

namespace {

Result<void> check(const PriceTestSetup& setup, int simulations)
{
    const auto bad = [](const char* what) { return failure(ErrorCode::InvalidInput, what); };
    if (!(setup.step > 0 && setup.step <= 0.5))
        return bad("a step of the price between 0 and 50 % was expected");
    if (setup.locations < 1 || setup.periods < 2 || setup.periods > 1000 || setup.locations > 10000)
        return bad("a test needs one location and two periods or more");
    if (setup.design == TestDesign::AcrossPlaces && setup.locations < 4)
        return bad("a test across places needs four places or more");
    if (!(setup.unitsPerPeriod > 0) || !(setup.unitsPerPeriod < 1e7) || !(setup.noise >= 0) ||
        !(setup.placeNoise >= 0) || !std::isfinite(setup.elasticity) || !std::isfinite(setup.nullElasticity))
        return bad("units above 0, noise of 0 or more and finite elasticities were expected");
    if (simulations < 10)
        return bad("ten simulations or more were expected");
    return {};
}

/// One simulated test.
struct Readout {
    double estimate = 0;
    double halfWidth = 0;
    double units = 0;
    double revenue = 0; ///< relative to the price p
};

/// Sums of a slope through points with an intercept a group.
class Slope {
public:
    void add(double x, double y)
    {
        m_x.push_back(x);
        m_y.push_back(y);
    }
    /// Takes the mean of what was added since the last call away.
    void endGroup()
    {
        double x = 0, y = 0;
        const auto count = static_cast<double>(m_x.size() - m_first);
        for (std::size_t i = m_first; i < m_x.size(); ++i) {
            x += m_x[i] / count;
            y += m_y[i] / count;
        }
        for (std::size_t i = m_first; i < m_x.size(); ++i) {
            m_x[i] -= x;
            m_y[i] -= y;
        }
        m_first = m_x.size();
        ++m_groups;
    }
    void solve(Readout& readout) const
    {
        double xx = 0, xy = 0;
        for (std::size_t i = 0; i < m_x.size(); ++i) {
            xx += m_x[i] * m_x[i];
            xy += m_x[i] * m_y[i];
        }
        readout.estimate = xy / xx;
        double squares = 0;
        for (std::size_t i = 0; i < m_x.size(); ++i)
            squares += std::pow(m_y[i] - readout.estimate * m_x[i], 2);
        const auto freedom = static_cast<double>(m_x.size()) - m_groups - 1;
        readout.halfWidth =
            freedom < 1 ? INFINITY : stats::studentQuantile(0.975, freedom) * std::sqrt(squares / freedom / xx);
    }

private:
    std::vector<double> m_x;
    std::vector<double> m_y;
    std::size_t m_first = 0;
    int m_groups = 0;
};

/// Which of the two prices a place starts with; A/B: half of the places each, shuffled.
std::vector<int> arms(const PriceTestSetup& setup, stats::Random& random)
{
    std::vector<int> arm(static_cast<std::size_t>(setup.locations));
    for (std::size_t i = 0; i < arm.size(); ++i)
        arm[i] = setup.design == TestDesign::Switchback ? static_cast<int>(random.below(2)) : static_cast<int>(i % 2);
    for (std::size_t i = arm.size(); setup.design == TestDesign::AcrossPlaces && --i > 0;)
        std::swap(arm[i], arm[random.below(i + 1)]);
    return arm;
}

Readout simulateOne(const PriceTestSetup& setup, stats::Random& random)
{
    const std::array<double, 2> logPrice{std::log(1 - setup.step), std::log(1 + setup.step)};
    const bool switches = setup.design == TestDesign::Switchback;
    Readout readout;
    Slope slope;
    for (const int arm : arms(setup, random)) {
        const double place = setup.placeNoise * random.normal() - setup.placeNoise * setup.placeNoise / 2;
        double sum = 0;
        for (int period = 0; period < setup.periods; ++period) {
            const double price = logPrice[static_cast<std::size_t>(switches ? (arm + period) % 2 : arm)];
            const double noise = setup.noise * random.normal() - setup.noise * setup.noise / 2;
            const auto units = static_cast<double>(
                random.poisson(setup.unitsPerPeriod * std::exp(setup.elasticity * price + place + noise)));
            readout.units += units;
            readout.revenue += units * std::exp(price);
            sum += std::log(units + 0.5);
            if (switches)
                slope.add(price, std::log(units + 0.5));
        }
        if (switches)
            slope.endGroup();
        else
            slope.add(logPrice[static_cast<std::size_t>(arm)], sum / setup.periods);
    }
    if (!switches)
        slope.endGroup();
    slope.solve(readout);
    return readout;
}

} // namespace

Result<PriceTestPower> simulatePriceTest(const PriceTestSetup& setup, int simulations, std::uint64_t seed, int threads,
                                         Progress& progress)
{
    if (auto checked = check(setup, simulations); !checked)
        return tl::unexpected(checked.error());
    std::vector<Readout> tests(static_cast<std::size_t>(simulations));
    if (!parallelFor(tests.size(), threads, progress, [&](std::size_t i) {
            stats::Random random(seed, i);
            tests[i] = simulateOne(setup, random);
        }))
        return failure(ErrorCode::Canceled, "price test");
    PriceTestPower power;
    power.simulations = simulations;
    const double usual = setup.unitsPerPeriod * setup.periods * setup.locations;
    const double share = 1.0 / simulations;
    for (const Readout& test : tests) {
        power.power += share * (std::abs(test.estimate - setup.nullElasticity) > test.halfWidth ? 1 : 0);
        power.coverage += share * (std::abs(test.estimate - setup.elasticity) <= test.halfWidth ? 1 : 0);
        power.halfWidth += share * test.halfWidth;
        power.bias += share * (test.estimate - setup.elasticity);
        power.unitsCost += share * (test.units - usual);
        power.revenueShare += share * (test.revenue / usual - 1);
    }
    return power;
}

Result<int> periodsForPower(PriceTestSetup setup, double power, int most, int simulations, std::uint64_t seed,
                            int threads, Progress& progress)
{
    if (!(power > 0 && power < 1) || most < 2)
        return failure(ErrorCode::InvalidInput, "a power between 0 and 1 and two periods or more were expected");
    int low = 1; // in pairs of periods
    int high = most / 2;
    setup.periods = 2 * high;
    auto reached = simulatePriceTest(setup, simulations, seed, threads, progress);
    if (!reached)
        return tl::unexpected(reached.error());
    if (reached->power < power)
        return failure(ErrorCode::NotEnoughData, "a test of " + std::to_string(2 * high) + " periods finds it in " +
                                                     std::to_string(static_cast<int>(100 * reached->power)) +
                                                     " % of cases only");
    while (low < high) {
        const int middle = (low + high) / 2;
        setup.periods = 2 * middle;
        reached = simulatePriceTest(setup, simulations, seed, threads, progress);
        if (!reached)
            return tl::unexpected(reached.error());
        if (reached->power >= power)
            high = middle;
        else
            low = middle + 1;
    }
    return 2 * high;
}

} // namespace ms::pricing
