// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/keychain.h"

#ifdef MS_WITH_KEYCHAIN

#include <QMutex>
#include <QObject>
#include <QThread>
#include <QWaitCondition>

#include <qt6keychain/keychain.h>

#include <functional>
#include <memory>

namespace ms::platform {
namespace {

const QString service = QStringLiteral("Merchant Studio");
constexpr unsigned long patience = 10'000; // ms

/// QtKeychain runs all jobs of a program one after the other, and hears of their ends on the thread of the first. That
/// thread is this one; it ends with the program.
class KeychainThread {
public:
    KeychainThread()
    {
        m_desk.moveToThread(&m_thread);
        m_thread.setObjectName(QStringLiteral("keychain"));
        m_thread.start();
    }
    ~KeychainThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    KeychainThread(const KeychainThread&) = delete;
    KeychainThread& operator=(const KeychainThread&) = delete;

    QObject& desk() { return m_desk; }

private:
    QThread m_thread;
    QObject m_desk;
};

/// What one call waits for; the job may outlive the wait.
struct Waiting {
    QMutex mutex;
    QWaitCondition ended;
    bool done = false;
    QKeychain::Error error = QKeychain::OtherError;
    QString text;
};

KeychainAnswer answerOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainAnswer::Done;
    case QKeychain::EntryNotFound:
        return KeychainAnswer::Absent;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return KeychainAnswer::Locked;
    default:
        return KeychainAnswer::None;
    }
}

/// Runs the job that `make` returns, and waits.
KeychainAnswer run(const std::function<QKeychain::Job*()>& make, QString* text = nullptr)
{
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return KeychainAnswer::None; // a keychain speaks over the session's bus; none is started for a question
    static KeychainThread thread;
    const auto waiting = std::make_shared<Waiting>();
    QMetaObject::invokeMethod(&thread.desk(), [waiting, make] {
        QKeychain::Job* job = make();
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job, [waiting](QKeychain::Job* ended) {
            const QMutexLocker lock(&waiting->mutex);
            waiting->error = ended->error();
            if (const auto* read = qobject_cast<QKeychain::ReadPasswordJob*>(ended))
                waiting->text = read->textData();
            waiting->done = true;
            waiting->ended.wakeAll();
        });
        job->start();
    });
    const QMutexLocker lock(&waiting->mutex);
    if (!waiting->done)
        waiting->ended.wait(&waiting->mutex, patience);
    if (!waiting->done)
        return KeychainAnswer::None;
    if (text != nullptr)
        *text = waiting->text;
    return answerOf(waiting->error);
}

} // namespace

KeychainAnswer writeKeychain(const std::string& name, const std::string& secret)
{
    return run([key = QString::fromStdString(name), text = QString::fromStdString(secret)]() -> QKeychain::Job* {
        auto* job = new QKeychain::WritePasswordJob(service);
        job->setKey(key);
        job->setTextData(text);
        return job;
    });
}

KeychainAnswer readKeychain(const std::string& name, std::string& secret)
{
    QString text;
    const KeychainAnswer answer = run(
        [key = QString::fromStdString(name)]() -> QKeychain::Job* {
            auto* job = new QKeychain::ReadPasswordJob(service);
            job->setKey(key);
            return job;
        },
        &text);
    secret = text.toStdString();
    return answer == KeychainAnswer::Done && secret.empty() ? KeychainAnswer::Absent : answer;
}

KeychainAnswer removeKeychain(const std::string& name)
{
    return run([key = QString::fromStdString(name)]() -> QKeychain::Job* {
        auto* job = new QKeychain::DeletePasswordJob(service);
        job->setKey(key);
        return job;
    });
}

} // namespace ms::platform

#else

namespace ms::platform {

KeychainAnswer writeKeychain(const std::string&, const std::string&)
{
    return KeychainAnswer::None;
}

KeychainAnswer readKeychain(const std::string&, std::string&)
{
    return KeychainAnswer::None;
}

KeychainAnswer removeKeychain(const std::string&)
{
    return KeychainAnswer::None;
}

} // namespace ms::platform

#endif
