// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/item_spectrum.h"
#include "small_shop.h"

#include <QTest>

#include <Eigen/Dense>

#include <cmath>

using namespace ms;
using namespace ms::recommend;

namespace {

constexpr std::size_t items = 41; ///< forty on the shelves and one that nobody took

std::unique_ptr<ItemKnn> aisleNeighbours()
{
    std::vector<Interaction> rows;
    const auto shop = smallshop::aisles(120);
    for (std::size_t user = 0; user < shop.userCount; ++user)
        for (const Event& event : shop.of(UserIndex(user)))
            rows.push_back({UserIndex(user), event.item, event.time, 1});
    NoProgress progress;
    return fitItemKnn(groupByUser(rows, shop.userCount, items, true).value(), {}, 1, progress).value();
}

/// Rows of the leading eigenvectors by the roots of their eigenvalues, from all of the matrix and all its eigenvectors.
Eigen::MatrixXd denseRows(const ItemKnn& knn, int dimension)
{
    const auto count = static_cast<Eigen::Index>(knn.itemCount());
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(count, count);
    for (Eigen::Index item = 0; item < count; ++item)
        for (const ItemKnn::Neighbour& near : knn.neighboursOf(ItemIndex(static_cast<std::size_t>(item))))
            matrix(item, static_cast<Eigen::Index>(near.item.value)) = static_cast<double>(near.similarity);
    matrix = (matrix + matrix.transpose()).eval() / 2;
    const Eigen::VectorXd sums = matrix.rowwise().sum();
    const Eigen::VectorXd scale = (sums.array() + sums.mean()).rsqrt();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(scale.asDiagonal() * matrix * scale.asDiagonal());
    const Eigen::VectorXd values = eigen.eigenvalues().tail(dimension).cwiseMax(0).cwiseSqrt();
    return eigen.eigenvectors().rightCols(dimension) * values.asDiagonal();
}

double cosine(const Eigen::MatrixXd& rows, Eigen::Index a, Eigen::Index b)
{
    return rows.row(a).dot(rows.row(b)) / (rows.row(a).norm() * rows.row(b).norm());
}

Eigen::MatrixXd spectrumRows(const ItemKnn& knn, const SpectrumSettings& settings)
{
    NoProgress progress;
    const auto rows = itemSpectrum(knn, settings, progress).value();
    const auto count = static_cast<Eigen::Index>(knn.itemCount());
    const auto width = static_cast<Eigen::Index>(settings.dimension);
    Eigen::MatrixXd matrix(count, width);
    for (Eigen::Index item = 0; item < count; ++item)
        for (Eigen::Index d = 0; d < width; ++d)
            matrix(item, d) = static_cast<double>(rows[static_cast<std::size_t>(item * width + d)]);
    return matrix;
}

class Impatient final : public Progress {
public:
    [[nodiscard]] bool canceled() const override { return true; }
    void report(std::int64_t, std::int64_t) override {}
};

} // namespace

class TestItemSpectrum : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Four aisles are four directions; Eigen's dense solver, another algorithm, finds the same ones.
    void agreesWithTheDenseSolver()
    {
        const auto knn = aisleNeighbours();
        SpectrumSettings settings;
        settings.dimension = 4;
        settings.rounds = 60;
        const Eigen::MatrixXd rows = spectrumRows(*knn, settings), dense = denseRows(*knn, 4);
        for (Eigen::Index a = 0; a < 40; ++a)
            for (Eigen::Index b = 0; b < a; ++b)
                QVERIFY2(std::abs(cosine(rows, a, b) - cosine(dense, a, b)) < 2e-3,
                         qPrintable(QString("items %1 and %2: %3, dense %4")
                                        .arg(a)
                                        .arg(b)
                                        .arg(cosine(rows, a, b))
                                        .arg(cosine(dense, a, b))));
    }
    void neighboursPointTheSameWay()
    {
        const auto knn = aisleNeighbours();
        SpectrumSettings settings;
        settings.dimension = 4;
        const Eigen::MatrixXd rows = spectrumRows(*knn, settings);
        double within = 1, across = -1;
        for (Eigen::Index a = 0; a < 40; ++a)
            for (Eigen::Index b = 0; b < a; ++b)
                if (a / 10 == b / 10)
                    within = std::min(within, cosine(rows, a, b));
                else
                    across = std::max(across, cosine(rows, a, b));
        QVERIFY2(within > across, qPrintable(QString("%1 against %2").arg(within).arg(across)));
    }
    void rowsHaveTheLengthThatIsAskedForAndAnItemWithoutNeighboursHasNone()
    {
        const auto knn = aisleNeighbours();
        SpectrumSettings settings;
        settings.dimension = 64; // more than there are items: the rest is 0
        settings.meanLength = 0.25;
        const Eigen::MatrixXd rows = spectrumRows(*knn, settings);
        double mean = 0;
        for (Eigen::Index item = 0; item < 40; ++item)
            mean += rows.row(item).norm() / 40;
        QVERIFY(std::abs(mean - 0.25) < 0.01);
        QCOMPARE(rows.row(40).norm(), 0.0);
        QCOMPARE(rows.rightCols(20).norm(), 0.0);
    }
    void refusesWhatIsOutsideItsRangeAndCanBeCanceled()
    {
        const auto knn = aisleNeighbours();
        NoProgress progress;
        SpectrumSettings none, still, flat;
        none.dimension = 0;
        still.rounds = 0;
        flat.meanLength = 0;
        for (const SpectrumSettings& settings : {none, still, flat})
            QCOMPARE(itemSpectrum(*knn, settings, progress).error().code, ErrorCode::InvalidInput);
        Impatient impatient;
        QCOMPARE(itemSpectrum(*knn, {}, impatient).error().code, ErrorCode::Canceled);
    }
};

QTEST_APPLESS_MAIN(TestItemSpectrum)
#include "tst_item_spectrum.moc"
