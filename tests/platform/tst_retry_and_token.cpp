// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/retry.h"
#include "platform/token.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

using namespace ms;
using namespace ms::platform;
using std::chrono::milliseconds;

class TestRetryAndToken : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    std::filesystem::path file(const char* name, const QByteArray& content, QFile::Permissions permissions)
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly))
            qFatal("no file");
        out.write(content);
        out.close();
        out.setPermissions(permissions);
        return out.fileName().toStdString();
    }

private Q_SLOTS:
    void pausesGrowAndStayWithinTheirBand()
    {
        RetryPolicy policy;
        policy.firstPause = milliseconds(100);
        policy.longestPause = milliseconds(1000);
        for (int attempt = 2; attempt < 60; ++attempt) {
            const double whole = std::min(1000.0, 100.0 * std::pow(2.0, std::min(attempt - 2, 20)));
            for (std::uint64_t request = 0; request < 50; ++request) {
                const auto pause = double(pauseBefore(attempt, request, std::nullopt, policy).count());
                QVERIFY(pause >= std::floor(whole / 2) && pause <= whole);
            }
        }
    }
    void pausesDependOnSeedRequestAndAttemptOnly()
    {
        RetryPolicy policy;
        QVERIFY(pauseBefore(4, 7, std::nullopt, policy) == pauseBefore(4, 7, std::nullopt, policy));
        std::set<std::int64_t> different;
        for (std::uint64_t request = 0; request < 100; ++request)
            different.insert(pauseBefore(8, request, std::nullopt, policy).count());
        QVERIFY(different.size() > 90); // not all at the same moment
    }
    void retryAfterIsNeverCutShort()
    {
        const RetryPolicy policy;
        QVERIFY(pauseBefore(2, 0, std::chrono::seconds(30), policy) == milliseconds(30000));
        QVERIFY(pauseBefore(9, 0, std::chrono::seconds(0), policy) > milliseconds(0));
    }

    void aTokenComesFromTheEnvironment()
    {
        qunsetenv(tokenVariable);
        QVERIFY(readToken(std::nullopt).error().code == ErrorCode::Permission);
        qputenv(tokenVariable, "abc-123");
        QCOMPARE(*readToken(std::nullopt), std::string("abc-123"));
        qputenv(tokenVariable, "two words");
        const auto refused = readToken(std::nullopt);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("two words") == std::string::npos);
        qunsetenv(tokenVariable);
    }
    void aTokenFileIsForItsOwnerAlone()
    {
        const auto owner = QFile::ReadOwner | QFile::WriteOwner;
        QCOMPARE(*readToken(file("good", "secret-1\nrest\n", owner)), std::string("secret-1"));
        for (const auto& permission : {QFile::ReadGroup, QFile::ReadOther, QFile::WriteOther}) {
            const auto refused = readToken(file("open", "secret-2", owner | permission));
            QVERIFY(!refused);
            QVERIFY(refused.error().code == ErrorCode::Permission);
            QVERIFY(refused.error().detail.find("secret-2") == std::string::npos);
        }
        QVERIFY(readToken(file("empty", "", owner)).error().code == ErrorCode::Permission);
        QVERIFY(readToken(std::filesystem::path("/nowhere/token")).error().code == ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(TestRetryAndToken)
#include "tst_retry_and_token.moc"
