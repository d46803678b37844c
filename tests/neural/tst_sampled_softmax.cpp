// SPDX-License-Identifier: GPL-3.0-or-later
// The hand-written gradients against LibTorch's own.
#include "neural/adam.h"
#include "neural/sampled_softmax.h"

#include <torch/torch.h>

#include <QTest>

#include <cmath>
#include <numeric>

using namespace ms::neural;

class TestSampledSoftmax : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithAutograd_data()
    {
        QTest::addColumn<bool>("all");
        QTest::newRow("all tokens") << true;
        QTest::newRow("a sample with a token twice and some that are right") << false;
    }
    void agreesWithAutograd()
    {
        QFETCH(bool, all);
        torch::manual_seed(1);
        torch::Tensor table = torch::randn({9, 4}).requires_grad_();
        torch::Tensor states = torch::randn({5, 4}).requires_grad_();
        const torch::Tensor rights = torch::tensor(std::vector<std::int64_t>{3, 0, 8, 3, 5});
        std::vector<std::int64_t> sample{3, 7, 1, 7};
        if (all) {
            sample.resize(9);
            std::iota(sample.begin(), sample.end(), 0);
        }
        const torch::Tensor drawn = torch::tensor(sample);
        const double raise = std::log(9.0 / static_cast<double>(sample.size()));
        torch::Tensor wrong = states.matmul(table.index_select(0, drawn).t()) + raise;
        wrong = wrong.masked_fill(drawn.unsqueeze(0) == rights.unsqueeze(1), -1e9);
        const torch::Tensor right = (states * table.index_select(0, rights)).sum(-1, true);
        const torch::Tensor loss =
            torch::cross_entropy_loss(torch::cat({right, wrong}, 1), torch::zeros({5}, torch::kInt64));
        loss.backward();
        torch::Tensor stateGradient, tableGradient = torch::zeros({9, 4});
        const double own =
            sampledSoftmax(states.detach(), rights, table.detach(), sample, stateGradient, tableGradient);
        QVERIFY(std::abs(own - loss.item<double>()) < 1e-5);
        QVERIFY(torch::allclose(stateGradient, states.grad(), 1e-4, 1e-6));
        QVERIFY(torch::allclose(tableGradient, table.grad(), 1e-4, 1e-6));
    }
    void adamStepsAsLibTorchs()
    {
        torch::Tensor mine = torch::tensor({1.0F, -2.0F, 3.0F}).requires_grad_();
        torch::Tensor theirs = torch::tensor({1.0F, -2.0F, 3.0F}).requires_grad_();
        Adam adam({mine});
        torch::optim::Adam reference({theirs}, torch::optim::AdamOptions(0.01).betas({0.9, 0.98}));
        for (int step = 0; step < 20; ++step) {
            adam.clearGradients();
            reference.zero_grad();
            (mine * mine * mine).sum().backward();
            (theirs * theirs * theirs).sum().backward();
            adam.step(0.01);
            reference.step();
        }
        QVERIFY(torch::allclose(mine, theirs, 1e-4, 1e-6));
    }
};

QTEST_APPLESS_MAIN(TestSampledSoftmax)
#include "tst_sampled_softmax.moc"
