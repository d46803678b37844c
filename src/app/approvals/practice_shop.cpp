// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/practice_shop.h"

#include <QCoreApplication>

namespace ms::app {

PracticeShop::PracticeShop(const QString& program, QObject* parent)
    : QObject(parent),
      m_program(program.isEmpty() ? QCoreApplication::applicationDirPath() + QStringLiteral("/merchant") : program)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PracticeShop::readLines);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(tr("%1 could not be started").arg(m_program));
    });
    connect(&m_process, &QProcess::finished, this, [this] {
        m_token.clear();
        const QString words = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
        if (!words.isEmpty())
            Q_EMIT failed(words);
    });
}

PracticeShop::~PracticeShop()
{
    m_process.disconnect(this);
    stop();
}

void PracticeShop::start(const QString& workspace)
{
    stop();
    m_address.clear();
    m_process.start(m_program, {QStringLiteral("sandbox"), QStringLiteral("--port"), QStringLiteral("0"),
                                QStringLiteral("--data"), workspace + QStringLiteral(".practice"),
                                QStringLiteral("--workspace"), workspace, QStringLiteral("--stop-with-input")});
}

void PracticeShop::stop()
{
    constexpr int patience = 3000; // ms; a shop that is told to end does so at once
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience))
        m_process.kill();
    m_token.clear();
}

void PracticeShop::readLines()
{
    while (m_process.canReadLine() && m_token.isEmpty()) {
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        if (m_address.isEmpty()) {
            m_address = line;
            continue;
        }
        m_token = line;
        Q_EMIT opened();
    }
}

} // namespace ms::app
