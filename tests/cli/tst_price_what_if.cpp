// SPDX-License-Identifier: GPL-3.0-or-later
// The command line answers with the page's own numbers: PriceStudy is what page Pricing asks.
#include "workflow/demo_shop.h"
#include "workflow/price_study.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <bit>

using namespace ms;

namespace {

using nlohmann::json;

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool sameBits(const pricing::Band& band, const json& printed)
{
    return sameBits(band.mean, printed.at("mean").get<double>()) &&
           sameBits(band.low80, printed.at("low80").get<double>()) &&
           sameBits(band.high80, printed.at("high80").get<double>());
}

} // namespace

class TestPriceWhatIf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsTheNumbersOfThePageBitByBit()
    {
        QTemporaryDir folder;
        workflow::DemoRequest request;
        request.workspace = folder.filePath("demo.studio").toStdString();
        request.size.products = 40;
        NoProgress progress;
        QVERIFY(workflow::createDemoShop(request, progress));
        const auto study = workflow::PriceStudy::make({.workspace = request.workspace, .threads = 1}, progress);
        QVERIFY(study);
        int compared = 0;
        for (std::size_t row = 0; row < (*study)->rows().size() && compared < 3; ++row) {
            const workflow::PricedSku& sku = (*study)->rows()[row];
            if (sku.source == workflow::ElasticitySource::None)
                continue;
            const std::int64_t tried = sku.priceMinor + 7 + static_cast<std::int64_t>(row);
            const auto text = toDecimalText(tried, (*study)->currency().decimals());
            QProcess merchant;
            merchant.start(QStringLiteral(MS_BINARY_DIR "/bin/merchant"),
                           {"price", "what-if", "--workspace", QString::fromStdString(request.workspace), "--sku",
                            QString::fromStdString(sku.sku.text), "--price", QString::fromStdString(text), "--json",
                            "--quiet", "--threads", "2"});
            QVERIFY(merchant.waitForFinished(60000));
            const json printed = json::parse(merchant.readAllStandardOutput().toStdString());
            for (const auto& [key, effect] :
                 {std::pair{"now", (*study)->effect(row, sku.priceMinor)},
                  std::pair{"then", (*study)->effect(row, tried)}, std::pair{"change", (*study)->change(row, tried)}}) {
                QVERIFY2(sameBits(effect->units, printed.at(key).at("units")), key);
                QVERIFY2(sameBits(effect->revenue, printed.at(key).at("revenue")), key);
                if (effect->margin)
                    QVERIFY2(sameBits(*effect->margin, printed.at(key).at("margin")), key);
            }
            ++compared;
        }
        QCOMPARE(compared, 3);
    }
};

QTEST_GUILESS_MAIN(TestPriceWhatIf)
#include "tst_price_what_if.moc"
