// SPDX-License-Identifier: GPL-3.0-or-later
#include "orange_juice.h"

#include <QFile>
#include <QTest>

using namespace ms;

class TestPublishedElasticities : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreeToTheThirdDecimal()
    {
        const QString path = QStringLiteral(MS_SHARED_DIR "/data/orange-juice/yx.csv.gz");
        if (!QFile::exists(path))
            QSKIP("orange-juice data are not here");
        const auto panel = readOrangeJuicePanel(path.toStdString());
        QCOMPARE(panel.rows.size(), std::size_t(106139));
        const auto found = publishedElasticities(panel);
        QVERIFY(found);
        QVERIFY2(std::abs(found->pooled + 1.6013) < 0.001, qPrintable(QString::number(found->pooled)));
        QVERIFY2(std::abs(found->withBrand + 3.1387) < 0.001, qPrintable(QString::number(found->withBrand)));
        QVERIFY2(std::abs(found->dominicks + 3.378) < 0.001, qPrintable(QString::number(found->dominicks)));
        QVERIFY2(std::abs(found->minuteMaid + 3.321) < 0.001, qPrintable(QString::number(found->minuteMaid)));
        QVERIFY2(std::abs(found->tropicana + 2.712) < 0.001, qPrintable(QString::number(found->tropicana)));
    }
};

QTEST_APPLESS_MAIN(TestPublishedElasticities)
#include "tst_published_elasticities.moc"
