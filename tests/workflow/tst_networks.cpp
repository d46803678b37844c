// SPDX-License-Identifier: GPL-3.0-or-later
// The door to the networks: closed until someone asks, and one sentence where it is missing.
#include "workflow/networks.h"
#include "workflow/recommend_rank.h"
#include "workflow/recommend_saved.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::workflow;

namespace {

bool torchIsLoaded()
{
    QFile maps("/proc/self/maps");
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("libtorch");
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

/// Customers who each take six of twelve items, one after the other in a circle.
QByteArray circleShop()
{
    QByteArray text = "user_id,item_id\n";
    for (int user = 0; user < 60; ++user)
        for (int step = 0; step < 6; ++step)
            text += "u" + QByteArray::number(user) + ",i" + QByteArray::number((user + step) % 12) + "\n";
    return text;
}

RankFilesRequest requestIn(const QTemporaryDir& folder, const std::string& model)
{
    RankFilesRequest request;
    request.interactions = folder.filePath("interactions.csv").toStdString();
    request.out = folder.filePath("lists.csv").toStdString();
    request.fit.model = model;
    request.fit.sasRec.dimension = 16;
    request.fit.sasRec.epochs = 30;
    request.top = 3;
    return request;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestNetworks : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void init()
    {
        qunsetenv("MS_NETWORKS_PLUGIN");
        write(m_folder.filePath("interactions.csv"), circleShop());
    }

    void nothingOfTorchIsLoadedUntilANetworkIsAskedFor()
    {
        NoProgress progress;
        QVERIFY(rankFiles(requestIn(m_folder, "auto"), progress).has_value());
        QVERIFY(!torchIsLoaded());
    }

    void theCommandLineStartsWithoutTorch()
    {
        const QString program = QStringLiteral(MS_BINARY_DIR "/bin/merchant");
        if (!QFile::exists(program))
            QSKIP("merchant is not built here");
        QProcess ldd;
        ldd.start("ldd", {program});
        QVERIFY(ldd.waitForFinished());
        const QByteArray linked = ldd.readAllStandardOutput();
        QVERIFY(linked.contains("libc.so"));
        QVERIFY(!linked.contains("torch") && !linked.contains("openblas"));
    }

    void aMissingPluginIsOneSentenceAndEveryOtherModelWorks()
    {
        qputenv("MS_NETWORKS_PLUGIN", m_folder.filePath("nowhere.so").toUtf8());
        NoProgress progress;
        const auto missing = rankFiles(requestIn(m_folder, "transformer"), progress);
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::Unavailable);
        QVERIFY(missing.error().detail.find("not installed") != std::string::npos);
        QVERIFY(rankFiles(requestIn(m_folder, "item-knn"), progress).has_value());
    }

    void somethingThatIsNoPluginIsSaid()
    {
        const QString path = m_folder.filePath("text.so");
        write(path, "not a library");
        qputenv("MS_NETWORKS_PLUGIN", path.toUtf8());
        NoProgress progress;
        const auto broken = rankFiles(requestIn(m_folder, "transformer"), progress);
        QCOMPARE(broken.error().code, ErrorCode::Unavailable);
    }

#ifdef MS_WITH_NEURAL
    void theTransformerTrainsRanksSavesAndLoads()
    {
        NoProgress progress;
        RankFilesRequest train = requestIn(m_folder, "transformer");
        train.save = m_folder.filePath("model").toStdString();
        const auto trained = rankFiles(train, progress);
        QVERIFY2(trained.has_value(), trained ? "" : trained.error().detail.c_str());
        QVERIFY(torchIsLoaded());
        const QByteArray lists = contents(m_folder.filePath("lists.csv"));
        QVERIFY2(lists.contains("u0,1,i6,"), lists.left(200).constData()); // after 0..5 comes 6
        QVERIFY(lists.contains("because of i5"));

        RankFilesRequest again = requestIn(m_folder, "auto");
        again.load = train.save;
        QVERIFY(rankFiles(again, progress).has_value());
        QCOMPARE(contents(m_folder.filePath("lists.csv")), lists);
        QVERIFY(rankFiles(train, progress).has_value()); // the same seed
        QCOMPARE(contents(m_folder.filePath("lists.csv")), lists);
    }

    /// The network that is installed with the studio is the one that its card describes.
    void theShippedNetworkIsWhatItsCardSays()
    {
        const QString folder = QStringLiteral(MS_SOURCE_DIR "/models/demo-shop-transformer");
        const auto shipped = loadRanker(folder.toStdString()); // compares the checksum
        QVERIFY2(shipped.has_value(), shipped ? "" : shipped.error().detail.c_str());
        QCOMPARE(shipped->card.model, std::string("transformer"));
        QVERIFY(!shipped->card.data.empty() && !shipped->card.licence.empty());
        QVERIFY(QFile(folder + "/model.bin").size() < 1024 * 1024);
        NoProgress progress;
        const auto measured = measureSaved(*shipped, (folder + "/held_out.csv").toStdString(), progress);
        QVERIFY2(measured.has_value(), measured ? "" : measured.error().detail.c_str());
        QVERIFY2(std::abs(*measured - shipped->card.measure) < 1e-4, qPrintable(QString::number(*measured, 'g', 9)));
    }
#endif

    void aDamagedModelIsRefused()
    {
        NoProgress progress;
        RankFilesRequest train = requestIn(m_folder, "item-knn");
        const QString model = m_folder.filePath("knn");
        train.save = model.toStdString();
        QVERIFY(rankFiles(train, progress).has_value());
        QVERIFY(loadRanker(train.save).has_value());
        QByteArray bytes = contents(model + "/model.bin");
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] + 1);
        write(model + "/model.bin", bytes);
        QCOMPARE(loadRanker(train.save).error().code, ErrorCode::InvalidInput);
        QCOMPARE(loadRanker(m_folder.filePath("none").toStdString()).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestNetworks)
#include "tst_networks.moc"
