// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/http_client.h"

#include "platform/redaction.h"
#include "platform/shop_sentences.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QThread>
#include <QTimer>
#include <QUrl>
#include <QWaitCondition>

#include <charconv>
#include <deque>
#include <functional>

namespace ms::platform {
namespace {

TransportFault faultOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return TransportFault::NoConnection;
    case QNetworkReply::SslHandshakeFailedError:
        return TransportFault::Insecure;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return TransportFault::Timeout;
    default:
        return TransportFault::Lost;
    }
}

/// Retry-After in seconds. The form with a date is not used by shops that state seconds, and is left out.
std::optional<std::chrono::seconds> retryAfterOf(const QByteArray& text)
{
    long long seconds = 0;
    const auto [end, error] = std::from_chars(text.constData(), text.constData() + text.size(), seconds);
    if (error != std::errc() || end != text.constData() + text.size() || seconds < 0)
        return std::nullopt;
    return std::chrono::seconds(seconds);
}

/// Collects one reply: bytes up to the limit, an end in time, and only then an exchange.
class Collector : public QObject {
public:
    Collector(QNetworkReply* reply, const Endpoint& endpoint, std::function<void(Exchange)> done)
        : QObject(reply), m_reply(reply), m_largest(endpoint.largestAnswer), m_done(std::move(done))
    {
        connect(reply, &QNetworkReply::readyRead, this, &Collector::take);
        connect(reply, &QNetworkReply::finished, this, &Collector::finish);
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this,
                [this] { stop(TransportFault::Timeout, shop_sentence::noAnswer.with({})); });
        m_deadline.start(endpoint.timeout);
        m_watch.start();
    }

private:
    void take()
    {
        const auto announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (announced > m_largest || m_body.size() + m_reply->bytesAvailable() > m_largest) {
            stop(TransportFault::TooLarge, "the answer is longer than " + std::to_string(m_largest) + " bytes");
            return;
        }
        m_body += m_reply->readAll();
    }

    void stop(TransportFault fault, const std::string& detail)
    {
        if (m_stopped)
            return;
        m_stopped = Exchange{std::nullopt, fault, detail};
        m_reply->abort(); // finish() follows
    }

    void finish()
    {
        m_deadline.stop();
        if (!m_stopped)
            take();
        Exchange exchange = m_stopped ? *m_stopped : whole();
        m_reply->deleteLater();
        m_done(std::move(exchange));
    }

    [[nodiscard]] Exchange whole() const
    {
        const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
        const auto error = m_reply->error();
        // Errors from 201 on are HTTP statuses: those are answers. The others mean that the answer is not whole.
        const bool broken = error != QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied;
        if (!status.isValid() || broken)
            return {std::nullopt, faultOf(error), m_reply->errorString().toStdString()};
        Answer answer;
        answer.status = status.toInt();
        answer.body = m_body.toStdString();
        answer.etag = m_reply->rawHeader("ETag").toStdString();
        answer.retryAfter = retryAfterOf(m_reply->rawHeader("Retry-After"));
        answer.took = std::chrono::milliseconds(m_watch.elapsed());
        answer.link = m_reply->rawHeader("Link").toStdString();
        return {std::move(answer), {}, {}};
    }

    QNetworkReply* m_reply;
    qint64 m_largest;
    std::function<void(Exchange)> m_done;
    QByteArray m_body;
    QTimer m_deadline{this};
    QElapsedTimer m_watch;
    std::optional<Exchange> m_stopped;
};

bool isThisMachine(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

/// What lives on the client's own thread, and the queue that both threads share.
struct HttpClient::Machine {
    QThread thread;
    QObject* desk = nullptr; // on `thread`; owns the manager
    QNetworkAccessManager* manager = nullptr;
    Endpoint endpoint;
    QUrl base;
    Header authorization; // touched on `thread` alone once it runs
    Redaction secrets;    // as authorization; also those of before, which answers may still repeat

    QMutex mutex;
    QWaitCondition arrived;
    std::deque<Finished> finished;

    void start(std::uint64_t id, const Request& request);
    void deliver(Finished one);
};

void HttpClient::Machine::deliver(Finished one)
{
    const QMutexLocker lock(&mutex);
    finished.push_back(std::move(one));
    arrived.wakeOne();
}

void HttpClient::Machine::start(std::uint64_t id, const Request& request)
{
    // The path comes encoded; resolving it as a relative URL would let "//host" name another shop.
    QUrl url(base.toString(QUrl::FullyEncoded) + QString::fromStdString(request.path), QUrl::StrictMode);
    QNetworkRequest message(url);
    message.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    message.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    message.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    message.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!authorization.first.empty())
        message.setRawHeader(QByteArray::fromStdString(authorization.first),
                             QByteArray::fromStdString(authorization.second));
    message.setRawHeader("Accept-Encoding", "identity"); // what is counted is what is kept
    for (const auto& [name, value] : request.headers)
        message.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    QNetworkReply* reply = manager->sendCustomRequest(message, QByteArray::fromStdString(request.method),
                                                      QByteArray::fromStdString(request.body));
    new Collector(reply, endpoint, [this, id](Exchange exchange) {
        if (exchange.answer)
            secrets.apply(*exchange.answer);
        secrets.apply(exchange.detail);
        deliver({id, std::move(exchange)});
    }); // the reply owns it
}

HttpClient::HttpClient() : m_machine(std::make_unique<Machine>()) {}

Result<std::unique_ptr<HttpClient>> HttpClient::create(const Endpoint& endpoint, const std::string& token)
{
    const QUrl base(QString::fromStdString(endpoint.baseUrl), QUrl::StrictMode);
    const QString scheme = base.scheme();
    if (!base.isValid() || base.host().isEmpty() || !base.userInfo().isEmpty() || base.hasQuery() ||
        base.hasFragment() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return failure(ErrorCode::InvalidInput,
                       "'" + endpoint.baseUrl + "' is not the address of a shop such as https://shop.example");
    if (scheme == QLatin1String("http") && !isThisMachine(base.host()))
        return failure(ErrorCode::InvalidInput, "'" + endpoint.baseUrl +
                                                    "' is not encrypted; the token is sent over "
                                                    "https only, or to this machine");
    std::unique_ptr<HttpClient> client(new HttpClient);
    Machine& machine = *client->m_machine;
    machine.endpoint = endpoint;
    machine.base = base.adjusted(QUrl::StripTrailingSlash);
    machine.authorization = {"Authorization", "Bearer " + token};
    machine.secrets.add(token);
    machine.desk = new QObject;
    machine.manager = new QNetworkAccessManager(machine.desk);
    machine.desk->moveToThread(&machine.thread);
    QObject::connect(&machine.thread, &QThread::finished, machine.desk, &QObject::deleteLater);
    machine.thread.setObjectName(QStringLiteral("shop"));
    machine.thread.start();
    return client;
}

void HttpClient::setAuthorization(const Header& header)
{
    QMetaObject::invokeMethod(
        m_machine->desk,
        [machine = m_machine.get(), header] {
            machine->authorization = header;
            machine->secrets.add(header);
        },
        Qt::BlockingQueuedConnection);
}

HttpClient::~HttpClient()
{
    abort();
    m_machine->thread.quit();
    m_machine->thread.wait();
}

void HttpClient::send(std::uint64_t id, const Request& request)
{
    ++m_inFlight;
    QMetaObject::invokeMethod(m_machine->desk,
                              [machine = m_machine.get(), id, request] { machine->start(id, request); });
}

std::optional<HttpClient::Finished> HttpClient::next(std::chrono::milliseconds patience)
{
    const QMutexLocker lock(&m_machine->mutex);
    if (m_machine->finished.empty())
        m_machine->arrived.wait(&m_machine->mutex, static_cast<unsigned long>(patience.count()));
    if (m_machine->finished.empty())
        return std::nullopt;
    Finished one = std::move(m_machine->finished.front());
    m_machine->finished.pop_front();
    --m_inFlight;
    return one;
}

Exchange HttpClient::exchange(const Request& request, const Progress& progress)
{
    constexpr std::chrono::milliseconds look{50};
    send(0, request);
    while (m_inFlight > 0) {
        if (auto one = next(look))
            return std::move(one->exchange);
        if (progress.canceled())
            abort();
    }
    return {std::nullopt, TransportFault::Aborted, "stopped"};
}

void HttpClient::abort()
{
    QMetaObject::invokeMethod(
        m_machine->desk,
        [machine = m_machine.get()] {
            for (QNetworkReply* reply : machine->manager->findChildren<QNetworkReply*>())
                reply->abort();
            const QMutexLocker lock(&machine->mutex);
            machine->finished.clear();
        },
        Qt::BlockingQueuedConnection);
    m_inFlight = 0;
}

} // namespace ms::platform
