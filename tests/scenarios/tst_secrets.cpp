// SPDX-License-Identifier: GPL-3.0-or-later
// Where a shop's secret lies and where it does not: in the desktop's keychain (a real one, started headless where
// Debian's dbus and gnome-keyring are installed) or in a file of mode 600; in no other file that the studio wrote, not
// in an argument list, and in no core dump of a push that crashed half-way.
#include "../workflow/push_fixture.h"
#include "shop_process.h"

#include "platform/secret_store.h"
#include "workflow/clock.h"

#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <sys/stat.h>

using namespace ms;
using namespace ms::test;
using nlohmann::json;

namespace {

const QByteArray canary = "canary-4711-never-written-down";
const QString merchant = QStringLiteral(MS_BINARY_DIR "/bin/merchant");

} // namespace

class TestSecrets : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    QProcessEnvironment bare() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("DBUS_SESSION_BUS_ADDRESS");
        environment.remove("MERCHANT_TOKEN");
        environment.insert("HOME", m_folder->path());
        environment.insert("XDG_DATA_HOME", m_folder->filePath("data"));
        environment.insert("USER", "anna");
        environment.insert("ASAN_OPTIONS", "handle_segv=0"); // a crash is a crash under the sanitizer too
        return environment;
    }

    /// Files below the test's folder that hold the canary, the named file of mode 600 left out.
    QStringList findings() const
    {
        QStringList found;
        QDirIterator it(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            QFile file(path);
            if (!path.endsWith(".secret") && file.open(QIODevice::ReadOnly) && file.readAll().contains(canary))
                found << path;
        }
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("MERCHANT_SANDBOX_TOKEN", canary);
    }
    void cleanup() { qunsetenv("MERCHANT_SANDBOX_TOKEN"); }

    void withoutAKeychainASecretLiesInAFileOfMode600()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_DATA_HOME", m_folder->filePath("data").toUtf8());
        const std::string name = "https://shop.example";
        QVERIFY(!*platform::findSecret(name));
        QVERIFY(*platform::keepSecret(name, "first") == platform::SecretKeeper::File);
        QVERIFY(*platform::keepSecret(name, canary.toStdString()) == platform::SecretKeeper::File);
        const std::string file = platform::secretFile(name).string();
        struct stat about {};
        QCOMPARE(::stat(file.c_str(), &about), 0);
        QCOMPARE(int(about.st_mode & 0777), 0600);
        QCOMPARE(::stat(platform::secretFile(name).parent_path().c_str(), &about), 0);
        QCOMPARE(int(about.st_mode & 0777), 0700);
        QVERIFY(file.find("shop.example") == std::string::npos);
        const auto kept = platform::findSecret(name);
        QCOMPARE((*kept)->secret, canary.toStdString());
        QVERIFY((*kept)->keeper == platform::SecretKeeper::File);
        QVERIFY(!*platform::findSecret("https://other.example"));
        QVERIFY(::chmod(file.c_str(), 0644) == 0);
        QVERIFY(platform::findSecret(name).error().code == ErrorCode::Permission);
        QVERIFY(platform::forgetSecret(name).has_value());
        QVERIFY(!*platform::findSecret(name));
        QVERIFY(findings().isEmpty());
    }

    void theDesktopsKeychainKeepsIt()
    {
        if (QStandardPaths::findExecutable("dbus-run-session").isEmpty() ||
            QStandardPaths::findExecutable("gnome-keyring-daemon").isEmpty())
            QSKIP("dbus or gnome-keyring is not installed");
        const QString workspace = m_folder->filePath("shop.studio");
        makeWorkspace(workspace.toStdString(), 3);
        const ShopProcess shop(m_folder->filePath("shop"), workspace);
        QProcess session;
        QProcessEnvironment environment = bare();
        environment.insert("CANARY", canary);
        environment.insert("URL", QString::fromStdString(shop.address()));
        environment.insert("WORKSPACE", workspace);
        environment.insert("MERCHANT", merchant);
        environment.insert("XDG_RUNTIME_DIR", m_folder->path());
        session.setProcessEnvironment(environment);
        session.setProcessChannelMode(QProcess::MergedChannels);
        session.start("dbus-run-session",
                      {"--", "sh", "-c",
                       "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
                       "printf '%s\\n' \"$CANARY\" | \"$MERCHANT\" connect --workspace \"$WORKSPACE\" --url \"$URL\" "
                       "--json --quiet && \"$MERCHANT\" pull --workspace \"$WORKSPACE\" --json --quiet"});
        QVERIFY(session.waitForFinished(60000));
        const QByteArray said = session.readAll();
        QVERIFY2(session.exitCode() == 0, said.constData());
        QVERIFY2(said.contains("\"secret_kept_in\":\"keychain\""), said.constData());
        QVERIFY2(said.contains("\"products\""), said.constData());
        QVERIFY2(!said.contains(canary), "it was printed");
        QVERIFY(!QDir(m_folder->filePath("data/merchant-studio/secrets")).exists() ||
                QDir(m_folder->filePath("data/merchant-studio/secrets")).isEmpty());
        QVERIFY2(findings().isEmpty(), qPrintable(findings().join('\n'))); // the keyring's own file is encrypted
    }

    void nothingThatTheStudioWroteHoldsItNotEvenACoreDump()
    {
        const QString workspace = m_folder->filePath("shop.studio");
        makeWorkspace(workspace.toStdString(), 400);
        const ShopProcess shop(m_folder->filePath("shop"), workspace);
        QProcess connect;
        connect.setProcessEnvironment(bare());
        connect.start(merchant, {"connect", "--workspace", workspace, "--url", QString::fromStdString(shop.address()),
                                 "--json", "--quiet"});
        connect.write(canary + "\n");
        connect.closeWriteChannel();
        QVERIFY(connect.waitForFinished(30000));
        QVERIFY2(connect.exitCode() == 0, connect.readAllStandardError().constData());
        const QByteArray said = connect.readAllStandardOutput();
        QVERIFY2(said.contains("file of mode 600"), said.constData());
        QVERIFY(!said.contains(canary));

        NoProgress none;
        const ShopTime now = workflow::shopNow();
        QVERIFY(proposeCuts(workspace.toStdString(), 400).has_value());
        QVERIFY(workflow::approve({workspace.toStdString(), {}, "Grace", "fine", now}, none).has_value());
        shop.ask("PUT", "/sandbox/faults",
                 {{"faults", json::array({{{"kind", "slow"}, {"milliseconds", 300}, {"times", -1}}})}});
        int crashed = 0;
        for (const int signal : {SIGSEGV, SIGABRT}) {
            QProcess push;
            push.setProcessEnvironment(bare());
            push.setWorkingDirectory(m_folder->path());
            push.start("sh", {"-c", "ulimit -c unlimited; exec \"$0\" push --workspace \"$1\" --as grace --quiet",
                              merchant, workspace});
            QVERIFY(push.waitForStarted());
            QVERIFY(!push.waitForFinished(700)); // in the middle of it
            QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(push.processId()));
            if (arguments.open(QIODevice::ReadOnly))
                QVERIFY(!arguments.readAll().contains(canary));
            ::kill(static_cast<pid_t>(push.processId()), signal);
            QVERIFY(push.waitForFinished(20000));
            crashed += push.exitStatus() == QProcess::CrashExit ? 1 : 0;
            QVERIFY(!push.readAllStandardError().contains(canary));
        }
        QCOMPARE(crashed, 2);
        const QStringList found = findings();
        qInfo("%d crashes in the middle of a push; canary found in %d files", crashed, int(found.size()));
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
