// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QString>

namespace ms::app {

/// A practice shop of the workspace's own catalogue: `merchant sandbox` as a child that ends with this program.
class PracticeShop : public QObject {
    Q_OBJECT
public:
    /// `program`: the command line's; empty: the one beside this program.
    explicit PracticeShop(const QString& program = {}, QObject* parent = nullptr);
    ~PracticeShop() override;

    void start(const QString& workspace);
    [[nodiscard]] bool running() const { return !m_token.isEmpty(); }
    [[nodiscard]] QString address() const { return m_address; }
    [[nodiscard]] QString token() const { return m_token; } ///< never stored

Q_SIGNALS:
    void opened();
    void failed(const QString& why);

private:
    void readLines();
    void stop();

    QString m_program;
    QProcess m_process;
    QString m_address;
    QString m_token;
};

} // namespace ms::app
