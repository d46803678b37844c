// SPDX-License-Identifier: GPL-3.0-or-later
#include "../features/small_shop.h"

#include "features/demand_series.h"
#include "workflow/demo_shop.h"
#include "workflow/import_file.h"
#include "workflow/status.h"
#include "workspace/forecast_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/settings.h"

using namespace ms;
using namespace ms::features::testing;
using workflow::StatusRequest;
using workflow::workspaceStatus;

class TestStatus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsWhatIsThere()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03T09:00", "A", 5, 100, "ann", "north"},
                   {"2011-01-04T10:30", "B", 2, 100, "bob"},
                   {"2011-01-05", "A", -1, 100, "ann"}});
        Product post = *ProductRepository(*shop).bySku(Sku{"B"});
        post.goods = false;
        MS_VERIFY_OK(ProductRepository(*shop).update(post));
        MS_VERIFY_OK(SupplierRepository(*shop).add({{}, SupplierId{"acme"}, "", {}, {}, {}}));
        ForecastRun run;
        run.createdAt = at("2011-01-06");
        run.horizon = 1;
        const ProductKey a = shop.product("A");
        ProductForecast forecast;
        forecast.product = a;
        forecast.method = "ets";
        forecast.mase = 0.75;
        forecast.points = {{}};
        MS_VERIFY_OK(ForecastRepository(*shop).save(run, std::vector{forecast}));
        approvals::Proposal proposal;
        proposal.change = approvals::PriceChange{Sku{"A"}, {100, {}}, {95, {}}};
        MS_VERIFY_OK(ProposalRepository(*shop).add(std::vector{proposal, proposal}));

        NoProgress progress;
        StatusRequest request{shop->path(), at("2011-01-10T08:00"), true};
        const auto status = workspaceStatus(request, progress);
        MS_VERIFY_OK(status);
        QCOMPARE(status->orders, std::int64_t{2});
        QCOMPARE(status->returns, std::int64_t{1});
        QCOMPARE(status->lines, std::int64_t{3});
        QCOMPARE(status->products, std::int64_t{2});
        QCOMPARE(status->goods, std::int64_t{1});
        QCOMPARE(status->customers, std::int64_t{2});
        QCOMPARE(status->locations, std::int64_t{1});
        QCOMPARE(status->suppliers, std::int64_t{1});
        QVERIFY(status->firstSale == at("2011-01-03T09:00") && status->lastSale == at("2011-01-05"));
        QCOMPARE(*status->ageDays, std::int64_t{5});
        QVERIFY(!status->stale);
        QCOMPARE(status->imports.size(), std::size_t{1});
        QCOMPARE(status->forecast->products, std::int64_t{1});
        QCOMPARE(*status->forecast->medianMase, 0.75);
        QVERIFY(!status->forecastIsOutdated);
        QCOMPARE(status->proposals.size(), std::size_t{1});
        QCOMPARE(status->proposals.front().second, std::int64_t{2});
        QCOMPARE(status->problems.size(), std::size_t{1}); // A has no cost
        QVERIFY(status->problems.front().kind == features::DataProblemKind::SoldWithoutCost);

        request.now = at("2011-01-14");
        QVERIFY(workspaceStatus(request, progress)->stale);
    }

    void anEmptyWorkspaceIsNotStale()
    {
        ScratchWorkspace shop;
        NoProgress progress;
        const auto status = workspaceStatus({shop.path(), at("2011-01-10"), true}, progress);
        MS_VERIFY_OK(status);
        QVERIFY(!status->firstSale && !status->ageDays && !status->stale && !status->forecast);
        QVERIFY(status->problems.empty() && status->imports.empty() && status->proposals.empty());
    }

    void errorsOfTheFileAreHandedOn()
    {
        ScratchWorkspace shop;
        NoProgress progress;
        const auto missing = workspaceStatus({shop.folder() / "none.studio", at("2011-01-10"), true}, progress);
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        shop.close();
        std::string bytes = bytesOf(shop.path());
        std::fill(bytes.begin() + 4096, bytes.begin() + 4096 * 20, '\x11');
        writeBytes(shop.path(), bytes);
        const auto damaged = workspaceStatus({shop.path(), at("2011-01-10"), true}, progress);
        QVERIFY(!damaged && damaged.error().code == ErrorCode::ReadWrite);
        QCOMPARE(bytesOf(shop.path()), bytes);
    }

    void canBeStopped()
    {
        struct Stopped final : Progress {
            bool canceled() const override { return true; }
        } stopped;
        ScratchWorkspace shop;
        const auto status = workspaceStatus({shop.path(), at("2011-01-10"), true}, stopped);
        QVERIFY(!status && status.error().code == ErrorCode::Canceled);
    }

    void lookingChangesNothingAndLeavesNothing()
    {
        ScratchWorkspace shop;
        shop.close();
        const std::string before = bytesOf(shop.path());
        NoProgress progress;
        MS_VERIFY_OK(workspaceStatus({shop.path(), at("2011-01-10"), true}, progress));
        QCOMPARE(sha256(bytesOf(shop.path())), sha256(before));
        QCOMPARE(
            std::distance(std::filesystem::directory_iterator(shop.folder()), std::filesystem::directory_iterator()),
            std::ptrdiff_t{1});
    }

    // Counted from the file with Python's csv module: rows with positive quantity and price, no C before the invoice.
    void onlineRetailIsWhatAnotherProgramCounted()
    {
        const std::string file = MS_SHARED_DIR "/data/online-retail/online_retail.csv.gz";
        if (!std::filesystem::exists(file))
            QSKIP("../shared/data/online-retail is not here");
        ScratchWorkspace shop;
        const auto path = shop.folder() / "retail.studio";
        NoProgress progress;
        workflow::ImportRequest import;
        import.file = file;
        import.workspace = path;
        MS_VERIFY_OK(workflow::importFile(import, progress));
        const auto status = workspaceStatus({path, at("2011-12-10"), true}, progress);
        MS_VERIFY_OK(status);
        QCOMPARE(status->orders + status->returns, std::int64_t{25900});
        QCOMPARE(status->lines, std::int64_t{541909});
        QCOMPARE(status->customers, std::int64_t{4372});
        QVERIFY(status->firstSale == at("2010-12-01T08:26") && status->lastSale == at("2011-12-09T12:50"));

        auto workspace = Workspace::open(path, OpenMode::ReadOnly);
        features::DemandRequest request;
        request.asOf = day("2011-12-09");
        request.filter.skus = {Sku{"85123A"}};
        const auto demand = features::demandSeries(*workspace, request);
        MS_VERIFY_OK(demand);
        QVERIFY(demand->end == day("2011-12-05") && demand->series[0].firstDay == day("2010-12-06"));
        QCOMPARE(demand->series[0].series.history,
                 (std::vector<double>{1045, 1524, 197, 0,   973, 3329, 661,  541, 586,  517, 365,  401,  380,
                                      454,  464,  365, 582, 374, 474,  2422, 375, 1144, 873, 783,  1026, 628,
                                      389,  389,  236, 258, 258, 1195, 719,  780, 441,  466, 296,  772,  394,
                                      440,  658,  705, 402, 165, 679,  231,  444, 1704, 575, 1322, 898,  726}));
    }

    void aSoundShopHasNoProblems()
    {
        QTemporaryDir folder;
        NoProgress progress;
        workflow::DemoRequest demo;
        demo.workspace = folder.filePath("demo.studio").toStdString();
        demo.size.products = 20;
        demo.size.weeks = 30;
        demo.size.customers = 60;
        MS_VERIFY_OK(workflow::createDemoShop(demo, progress));
        auto workspace = Workspace::open(demo.workspace, OpenMode::ReadOnly);
        const auto last = OrderRepository(*workspace).span()->last;
        const auto status = workspaceStatus({demo.workspace, *last, true}, progress);
        MS_VERIFY_OK(status);
        QVERIFY2(status->problems.empty(),
                 status->problems.empty() ? "" : workflow::problemSentence(status->problems.front()).c_str());
    }

    void everyKindOfProblemHasAWordAndASentence()
    {
        std::vector<std::string> words;
        for (int i = 0; i <= int(features::DataProblemKind::NegativeStock); ++i) {
            const auto kind = static_cast<features::DataProblemKind>(i);
            words.emplace_back(workflow::problemName(kind));
            QVERIFY(workflow::problemSentence({kind, 1, 0, {}}).starts_with("1 "));
            const std::string many = workflow::problemSentence({kind, 12, 0, {}});
            QVERIFY(many.starts_with("12 ") && many.ends_with('.'));
        }
        std::sort(words.begin(), words.end());
        QVERIFY(std::adjacent_find(words.begin(), words.end()) == words.end());
    }
};

QTEST_APPLESS_MAIN(TestStatus)
#include "tst_status.moc"
