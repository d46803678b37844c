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
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/stat.h>

using namespace ms;
using namespace ms::test;
using nlohmann::json;

namespace {

const QByteArray canary = "canary-4711-never-written-down";
const QString merchant = QStringLiteral(MS_BINARY_DIR "/bin/merchant");

/// A shop that repeats the secret in its answers to price writes, on a thread of its own.
class EchoingShop {
public:
    explicit EchoingShop(bool perRow)
    {
        m_desk.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_desk, [this, perRow] { listen(perRow); }, Qt::BlockingQueuedConnection);
    }
    ~EchoingShop()
    {
        QMetaObject::invokeMethod(
            &m_desk, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    EchoingShop(const EchoingShop&) = delete;
    EchoingShop& operator=(const EchoingShop&) = delete;
    QString address;
    std::atomic<int> echoes = 0;

private:
    void listen(bool perRow)
    {
        m_server = new QTcpServer;
        m_server->listen(QHostAddress::LocalHost);
        address = QStringLiteral("http://127.0.0.1:%1").arg(m_server->serverPort());
        QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this, perRow] {
            QTcpSocket* socket = m_server->nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, perRow] {
                QByteArray request = socket->property("request").toByteArray() + socket->readAll();
                const qsizetype head = request.indexOf("\r\n\r\n");
                const qsizetype length = request.indexOf("Content-Length: ");
                const qsizetype body =
                    length < 0 || length > head
                        ? 0
                        : request.mid(length + 16, request.indexOf('\r', length) - length - 16).toInt();
                const bool whole = head >= 0 && request.size() >= head + 4 + body;
                socket->setProperty("request", whole ? QByteArray() : request);
                if (whole)
                    socket->write(answerTo(request.left(head), request.mid(head + 4), perRow));
            });
        });
    }
    QByteArray answerTo(const QByteArray& head, const QByteArray& body, bool perRow)
    {
        json answer{{"name", "Echo"}, {"currency", "GBP"}, {"kind", "sandbox"}};
        QByteArray status = "200 OK";
        if (head.startsWith("PATCH")) {
            ++echoes;
            const qsizetype header = head.indexOf("Authorization: ");
            const std::string said = head.mid(header, head.indexOf('\r', header) - header).toStdString();
            answer = {{"title", "Bad"}, {"status", 422}, {"detail", "bad header " + said}};
            status = perRow ? status : QByteArray("422 No");
            if (perRow) {
                const json request = json::parse(body.toStdString());
                json results = json::array();
                for (const json& change : request["changes"])
                    results.push_back({{"sku", change["sku"]},
                                       {"idempotency_key", change["idempotency_key"]},
                                       {"status", "invalid"},
                                       {"detail", "you sent " + said}});
                answer = {{"outcomes", results}};
            }
        }
        const QByteArray text = QByteArray::fromStdString(answer.dump());
        return "HTTP/1.1 " + status +
               "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(text.size()) + "\r\n\r\n" +
               text;
    }

    QThread m_thread;
    QObject m_desk;
    QTcpServer* m_server = nullptr;
};

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

    void aShopThatRepeatsItDoesNotBringItIntoTheWorkspace_data()
    {
        QTest::addColumn<bool>("perRow");
        QTest::newRow("in the whole answer") << false;
        QTest::newRow("in what it says of a row") << true;
    }
    void aShopThatRepeatsItDoesNotBringItIntoTheWorkspace()
    {
        QFETCH(bool, perRow);
        const QString workspace = m_folder->filePath("shop.studio");
        makeWorkspace(workspace.toStdString(), 2);
        NoProgress none;
        QVERIFY(proposeCuts(workspace.toStdString(), 2).has_value());
        QVERIFY(workflow::approve({workspace.toStdString(), {}, "Grace", "fine", workflow::shopNow()}, none));
        const EchoingShop shop(perRow);
        QProcess push;
        QProcessEnvironment environment = bare();
        environment.insert("MERCHANT_TOKEN", canary);
        push.setProcessEnvironment(environment);
        push.start(merchant, {"push", "--workspace", workspace, "--url", shop.address, "--as", "grace", "--json"});
        QVERIFY(push.waitForFinished(30000));
        QVERIFY(shop.echoes > 0);
        const QByteArray said = push.readAllStandardOutput() + push.readAllStandardError();
        QVERIFY2(said.contains("***"), said.constData()); // it was repeated, and taken out
        QVERIFY2(!said.contains(canary), said.constData());
        QVERIFY2(findings().isEmpty(), qPrintable(findings().join('\n')));
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
