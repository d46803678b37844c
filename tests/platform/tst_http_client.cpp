// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/http_client.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <atomic>
#include <functional>
#include <set>

using namespace ms;
using namespace ms::platform;
using std::chrono::milliseconds;

namespace {

/// A listener on a thread of its own that answers every request with the same bytes, and then may hang up.
class Listener {
public:
    Listener(const QByteArray& bytes, bool hangUp)
    {
        m_desk.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_desk,
            [this, bytes, hangUp] {
                m_server = new QTcpServer;
                m_server->listen(QHostAddress::LocalHost);
                port = m_server->serverPort();
                QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this, bytes, hangUp] {
                    QTcpSocket* socket = m_server->nextPendingConnection();
                    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, bytes, hangUp] {
                        seen += socket->readAll();
                        ++requests;
                        socket->write(bytes);
                        if (hangUp)
                            socket->disconnectFromHost();
                    });
                });
            },
            Qt::BlockingQueuedConnection);
    }
    ~Listener()
    {
        QMetaObject::invokeMethod(
            &m_desk, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    [[nodiscard]] Endpoint endpoint() const
    {
        Endpoint one;
        one.baseUrl = "http://127.0.0.1:" + std::to_string(port);
        one.timeout = milliseconds(500);
        return one;
    }
    quint16 port = 0;
    QByteArray seen;
    std::atomic<int> requests = 0;

private:
    QThread m_thread;
    QObject m_desk;
    QTcpServer* m_server = nullptr;
};

/// A certificate for 127.0.0.1 that nobody but its own key signed, and that key; both end with the test.
std::pair<QByteArray, QByteArray> selfSigned()
{
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("127.0.0.1"), -1, -1,
                               0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    const auto text = [](const auto& write) {
        BIO* memory = BIO_new(BIO_s_mem());
        write(memory);
        char* bytes = nullptr;
        const long length = BIO_get_mem_data(memory, &bytes);
        QByteArray copy(bytes, qsizetype(length));
        BIO_free(memory);
        return copy;
    };
    auto pair =
        std::pair(text([&](BIO* out) { PEM_write_bio_X509(out, certificate); }),
                  text([&](BIO* out) { PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr); }));
    X509_free(certificate);
    EVP_PKEY_free(key);
    return pair;
}

const Request question{"GET", "/v1/shop", {{"Accept", "application/json"}}, {}};

Exchange ask(const Endpoint& endpoint, const Request& request = question)
{
    auto client = HttpClient::create(endpoint, "t0ken");
    const NoProgress none;
    return (*client)->exchange(request, none);
}

QByteArray reply(const QByteArray& status, const QByteArray& headers, const QByteArray& body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" +
           body;
}

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Forms by RFC 4648 (`printf %s ... | base64`), RFC 3986 and RFC 8259.
    void takesTheSecretOutOfWhatTheShopSays_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("heard");
        const QByteArray token = "canary/4711+never?written";
        QTest::newRow("as it is") << token << QByteArray("422 No") << "bad header Bearer " + token + " here"
                                  << QByteArray("bad header Bearer *** here");
        QTest::newRow("twice, in a good answer")
            << token << QByteArray("200 OK") << token + " and " + token << QByteArray("*** and ***");
        QTest::newRow("with escaped slashes")
            << token << QByteArray("422 No") << QByteArray("a canary\\/4711+never?written b") << QByteArray("a *** b");
        QTest::newRow("as a part of an address")
            << token << QByteArray("404 No") << QByteArray("?t=canary%2F4711%2Bnever%3Fwritten&a=1")
            << QByteArray("?t=***&a=1");
        QTest::newRow("user and password in base64")
            << QByteArray("ann@shop.example:pass word 1") << QByteArray("401 No")
            << QByteArray("Basic YW5uQHNob3AuZXhhbXBsZTpwYXNzIHdvcmQgMQ== is wrong")
            << QByteArray("Basic ***== is wrong");
        QTest::newRow("the password alone")
            << QByteArray("ann@shop.example:sesame") << QByteArray("401 No")
            << QByteArray("ann@shop.example may not say sesame") << QByteArray("ann@shop.example may not say ***");
        QTest::newRow("a password that is a word of the shop's data")
            << QByteArray("ann@shop.example:sesame") << QByteArray("200 OK")
            << QByteArray("ann@shop.example buys sesame") << QByteArray("ann@shop.example buys sesame");
    }
    void takesTheSecretOutOfWhatTheShopSays()
    {
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, heard);
        const Listener shop(reply(status, "ETag: \"" + said + "\"\r\n", said), false);
        auto client = HttpClient::create(shop.endpoint(), secret.toStdString());
        const NoProgress none;
        const Exchange exchange = (*client)->exchange(question, none);
        QVERIFY(exchange.answer.has_value());
        QCOMPARE(exchange.answer->body, heard.toStdString());
        QCOMPARE(exchange.answer->etag, '"' + heard.toStdString() + '"');
    }

    void takesASessionOutToo()
    {
        const QByteArray basic = "Q0FOQVJZLWtleTpDQU5BUlktc2VjcmV0"; // printf CANARY-key:CANARY-secret | base64
        const Listener shop(reply("422 No", {}, basic + " CANARY-secret session-0815-canary t0ken"), false);
        auto client = HttpClient::create(shop.endpoint(), "t0ken");
        (*client)->setAuthorization({"Authorization", "Basic " + basic.toStdString()});
        (*client)->setAuthorization({"X-Shopify-Access-Token", "session-0815-canary"});
        const NoProgress none;
        QCOMPARE((*client)->exchange(question, none).answer->body, std::string("*** *** *** ***"));
    }

    void bringsBackAWholeAnswer()
    {
        Listener shop(reply("429 Too many", "ETag: \"7\"\r\nRetry-After: 12\r\n", "{\"a\":1}"), false);
        const Exchange exchange = ask(shop.endpoint());
        QVERIFY(exchange.answer.has_value());
        QCOMPARE(exchange.answer->status, 429);
        QCOMPARE(exchange.answer->body, std::string("{\"a\":1}"));
        QCOMPARE(exchange.answer->etag, std::string("\"7\""));
        QVERIFY(exchange.answer->retryAfter == std::chrono::seconds(12));
        QVERIFY(shop.seen.startsWith("GET /v1/shop HTTP/1.1\r\n"));
        QVERIFY(shop.seen.contains("Authorization: Bearer t0ken\r\n"));
    }
    void aCertificateThatNobodySignedIsRefusedBeforeAByteLeaves()
    {
        const auto [certificate, key] = selfSigned();
        QSslConfiguration identity = QSslConfiguration::defaultConfiguration();
        identity.setLocalCertificate(QSslCertificate(certificate));
        identity.setPrivateKey(QSslKey(key, QSsl::Ec));
        QThread thread;
        QObject desk;
        desk.moveToThread(&thread);
        thread.start();
        QSslServer* shop = nullptr;
        quint16 port = 0;
        std::atomic<int> seen = 0;
        QMetaObject::invokeMethod(
            &desk,
            [&] {
                shop = new QSslServer;
                shop->setSslConfiguration(identity);
                shop->listen(QHostAddress::LocalHost);
                port = shop->serverPort();
                QObject::connect(shop, &QTcpServer::newConnection, shop, [&] {
                    QTcpSocket* socket = shop->nextPendingConnection();
                    if (socket == nullptr) // the handshake failed, as it should
                        return;
                    QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                     [&seen, socket] { seen += int(socket->readAll().size()); });
                });
            },
            Qt::BlockingQueuedConnection);
        Endpoint endpoint;
        endpoint.baseUrl = "https://127.0.0.1:" + std::to_string(port);
        endpoint.timeout = milliseconds(5000);
        const Exchange exchange = ask(endpoint);
        QMetaObject::invokeMethod(
            &desk, [&] { delete shop; }, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
        QVERIFY(!exchange.answer);
        QVERIFY2(exchange.fault == TransportFault::Insecure, exchange.detail.c_str());
        QCOMPARE(seen.load(), 0);
    }

    void aRedirectIsNotFollowed()
    {
        Listener other(reply("200 OK", {}, "{}"), false);
        Listener shop(reply("307 There", "Location: http://127.0.0.1:" + QByteArray::number(other.port) + "/x\r\n", {}),
                      false);
        const Exchange exchange = ask(shop.endpoint());
        QVERIFY(exchange.answer.has_value());
        QCOMPARE(exchange.answer->status, 307);
        QCOMPARE(other.requests.load(), 0);
    }
    void anAnswerThatIsTooLongIsRefused()
    {
        Endpoint endpoint;
        Listener announced("HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n{", false);
        endpoint = announced.endpoint();
        Exchange exchange = ask(endpoint);
        QVERIFY(!exchange.answer);
        QVERIFY(exchange.fault == TransportFault::TooLarge);
        Listener silent("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(5000, ' '), true); // to the end of the connection
        endpoint = silent.endpoint();
        endpoint.largestAnswer = 4999;
        exchange = ask(endpoint);
        QVERIFY(!exchange.answer);
        QVERIFY(exchange.fault == TransportFault::TooLarge);
    }
    void anAnswerThatIsCutOffIsNoAnswer()
    {
        Listener shop("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":", true);
        const Exchange exchange = ask(shop.endpoint());
        QVERIFY(!exchange.answer);
        QVERIFY(exchange.fault == TransportFault::Lost);
    }
    void silenceEndsInTime()
    {
        Listener shop("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", false); // and no more
        QElapsedTimer watch;
        watch.start();
        const Exchange exchange = ask(shop.endpoint());
        QVERIFY(!exchange.answer);
        QVERIFY(exchange.fault == TransportFault::Timeout);
        QVERIFY(watch.elapsed() < 5000);
    }
    void nobodyThereIsSaid()
    {
        Endpoint endpoint;
        {
            QTcpServer gone;
            QVERIFY(gone.listen(QHostAddress::LocalHost));
            endpoint.baseUrl = "http://127.0.0.1:" + std::to_string(gone.serverPort());
        }
        const Exchange exchange = ask(endpoint);
        QVERIFY(!exchange.answer);
        QVERIFY(exchange.fault == TransportFault::NoConnection);
    }
    void aStoppedRequestEndsAtOnce()
    {
        Listener shop({}, false);
        Endpoint endpoint = shop.endpoint();
        endpoint.timeout = milliseconds(60000);
        struct Stopped final : Progress {
            [[nodiscard]] bool canceled() const override { return true; }
        } stopped;
        auto client = HttpClient::create(endpoint, "t0ken");
        const Exchange exchange = (*client)->exchange(question, stopped);
        QVERIFY(!exchange.answer);
        QVERIFY(exchange.fault == TransportFault::Aborted);
    }
    void severalAreOnTheWayAtOnce()
    {
        Listener shop(reply("200 OK", {}, "{}"), false);
        auto client = HttpClient::create(shop.endpoint(), "t0ken");
        std::set<std::uint64_t> open{1, 2, 3, 4, 5, 6, 7, 8};
        for (const std::uint64_t id : open)
            (*client)->send(id, question);
        QCOMPARE((*client)->inFlight(), std::size_t(8));
        while (!open.empty()) {
            const auto one = (*client)->next(milliseconds(5000));
            QVERIFY(one.has_value());
            QVERIFY(one->exchange.answer.has_value());
            QCOMPARE(open.erase(one->id), std::size_t(1));
        }
        QCOMPARE((*client)->inFlight(), std::size_t(0));
    }
    void anAddressThatWouldGiveTheTokenAwayIsRefused()
    {
        for (const char* url : {"", "shop", "ftp://127.0.0.1", "http://shop.example", "http://127.0.0.1.example",
                                "https://me:pw@shop.example", "https://shop.example/?a=b", "https://"}) {
            const auto refused = HttpClient::create({url}, "t0ken");
            QVERIFY2(!refused, url);
            QVERIFY(refused.error().code == ErrorCode::InvalidInput);
        }
        for (const char* url : {"https://shop.example", "https://shop.example/api/", "http://127.0.0.1:8080",
                                "http://localhost:1", "http://[::1]:1"})
            QVERIFY2(HttpClient::create({url}, "t0ken").has_value(), url);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
