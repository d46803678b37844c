// SPDX-License-Identifier: GPL-3.0-or-later
// ALS against exact least squares, BPR against its own derivative.
#include "recommend/als.h"
#include "recommend/bpr.h"
#include "small_shop.h"

#include <QTest>

#include <Eigen/Dense>

#include <cmath>

using namespace ms;
using namespace ms::recommend;

namespace {

AlsSettings small(int iterations)
{
    AlsSettings settings;
    settings.factors = 6;
    settings.iterations = iterations;
    settings.unobserved = 0.1;
    settings.regularization = 0.02;
    settings.visitDecay = 1;
    return settings;
}

std::unique_ptr<Als> fitted(const Interactions& shop, const AlsSettings& settings)
{
    NoProgress progress;
    return std::move(*fitAls(shop, settings, 1, progress));
}

/// The objective of the paper, every customer's vector the best for the items' vectors; nothing shared with the engine.
double lossOf(const Als& als, const Interactions& shop, const AlsSettings& settings)
{
    const auto items = static_cast<Eigen::Index>(shop.itemCount);
    const auto factors = static_cast<Eigen::Index>(settings.factors);
    Eigen::MatrixXd h(items, factors);
    for (Eigen::Index item = 0; item < items; ++item)
        for (Eigen::Index f = 0; f < factors; ++f)
            h(item, f) = static_cast<double>(als.items().row(ItemIndex(item))[static_cast<std::size_t>(f)]);
    std::vector<double> takers(shop.itemCount, 0.0);
    double loss = 0;
    for (std::size_t user = 0; user < shop.userCount; ++user) {
        Eigen::VectorXd taken = Eigen::VectorXd::Zero(items);
        for (const Event& event : shop.of(UserIndex(user)))
            taken[static_cast<Eigen::Index>(event.item.value)] = 1;
        for (Eigen::Index item = 0; item < items; ++item)
            takers[static_cast<std::size_t>(item)] += taken[item];
        const double penalty =
            settings.regularization * (taken.sum() + settings.unobserved * static_cast<double>(items));
        Eigen::MatrixXd normal = h.transpose() * taken.asDiagonal() * h + settings.unobserved * h.transpose() * h;
        normal.diagonal().array() += penalty;
        const Eigen::VectorXd w = normal.fullPivLu().solve(h.transpose() * taken);
        const Eigen::VectorXd scores = h * w;
        loss += (taken.array() * (1 - scores.array()).square()).sum() + settings.unobserved * scores.squaredNorm() +
                penalty * w.squaredNorm();
        const auto own = als.userOf(shop.of(UserIndex(user)));
        for (Eigen::Index f = 0; f < factors; ++f)
            if (std::abs(static_cast<double>(own[static_cast<std::size_t>(f)]) - w[f]) > 1e-4)
                return -1; // the engine's own answer is another
    }
    for (Eigen::Index item = 0; item < items; ++item)
        loss += settings.regularization *
                (takers[static_cast<std::size_t>(item)] + settings.unobserved * static_cast<double>(shop.userCount)) *
                h.row(item).squaredNorm();
    return loss;
}

} // namespace

class TestFactorisation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void alsAnswersAHistoryWithExactLeastSquaresAndEveryRoundLowersTheLoss()
    {
        const auto shop = smallshop::aisles(80);
        double before = 1e300;
        for (const int iterations : {1, 2, 3, 6, 12}) {
            const double loss = lossOf(*fitted(shop, small(iterations)), shop, small(iterations));
            QVERIFY2(loss > 0 && loss < before, qPrintable(QString::number(loss)));
            before = loss;
        }
    }
    void alsPartsOfAHistoryAddUpToTheScore()
    {
        const auto shop = smallshop::aisles(80);
        const auto als = fitted(shop, small(8));
        const History history = shop.of(UserIndex(7));
        const std::vector<ItemIndex> items{ItemIndex(1), ItemIndex(17), ItemIndex(33)};
        std::vector<float> scores(3);
        als->scoreSome(history, items, scores);
        std::vector<double> parts(3 * history.size());
        als->contributions(history, items, parts);
        for (std::size_t i = 0; i < 3; ++i) {
            double sum = 0;
            for (std::size_t event = 0; event < history.size(); ++event)
                sum += parts[i * history.size() + event];
            QVERIFY(std::abs(sum - static_cast<double>(scores[i])) < 1e-4);
        }
    }
    void aBprStepIsTheDerivativeOfItsCriterion()
    {
        constexpr double lambda = 0.03, rate = 1e-3, nudge = 1e-2;
        const std::vector<float> user{0.4F, -0.2F, 0.7F}, positive{0.1F, 0.5F, -0.3F, 0.2F},
            negative{-0.6F, 0.2F, 0.4F, -0.1F};
        std::vector<float> all(user);
        all.insert(all.end(), positive.begin(), positive.end());
        all.insert(all.end(), negative.begin(), negative.end());
        const auto criterion = [&](std::vector<float> at) {
            const std::span<float> numbers(at);
            return bprStep(numbers.first(3), numbers.subspan(3, 4), numbers.subspan(7, 4), 1e-12, lambda);
        };
        std::vector<float> stepped = all;
        const std::span<float> numbers(stepped);
        bprStep(numbers.first(3), numbers.subspan(3, 4), numbers.subspan(7, 4), rate, lambda);
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::vector<float> up = all, down = all;
            up[i] += static_cast<float>(nudge);
            down[i] -= static_cast<float>(nudge);
            const double slope = (criterion(up) - criterion(down)) / (2 * nudge);
            const double step = static_cast<double>(stepped[i] - all[i]) / rate;
            QVERIFY2(std::abs(slope - step) < 2e-3, qPrintable(QString("%1: %2 %3").arg(i).arg(slope).arg(step)));
        }
    }
    void bprRanksTheCustomersAisleFirst()
    {
        const auto shop = smallshop::aisles(200);
        BprSettings settings;
        settings.factors = 8;
        settings.epochs = 40;
        NoProgress progress;
        const auto bpr = fitBpr(shop, settings, progress);
        QVERIFY(bpr.has_value());
        std::size_t right = 0, pairs = 0;
        for (std::size_t user = 0; user < 40; ++user) {
            std::vector<float> scores(40);
            (*bpr)->score(shop.of(UserIndex(user)), scores);
            for (std::size_t own = 0; own < 10; ++own)
                for (std::size_t other = 0; other < 40; ++other) {
                    if (other / 10 == user % 4)
                        continue;
                    ++pairs;
                    right += scores[user % 4 * 10 + own] > scores[other] ? 1 : 0;
                }
        }
        QVERIFY2(static_cast<double>(right) > 0.95 * static_cast<double>(pairs), qPrintable(QString::number(right)));
    }
    void settingsOutsideTheirRangesAreRefused()
    {
        const auto shop = smallshop::aisles(10);
        NoProgress progress;
        AlsSettings als;
        als.factors = 0;
        QCOMPARE(fitAls(shop, als, 1, progress).error().code, ErrorCode::InvalidInput);
        als = {};
        als.unobserved = 0;
        QCOMPARE(fitAls(shop, als, 1, progress).error().code, ErrorCode::InvalidInput);
        BprSettings bpr;
        bpr.learningRate = 0;
        QCOMPARE(fitBpr(shop, bpr, progress).error().code, ErrorCode::InvalidInput);
        bpr = {};
        bpr.epochs = 0;
        QCOMPARE(fitBpr(shop, bpr, progress).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestFactorisation)
#include "tst_factorisation.moc"
