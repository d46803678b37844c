// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"
#include "workflow/shop_connection.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ConnectDialog;
}

namespace ms::app {

class Session;

/// Asks for a shop's address and secret and opens the shop once. The secret goes to the keychain and nowhere else.
class ConnectDialog : public QDialog {
    Q_OBJECT
public:
    ConnectDialog(Session& session, QWidget* parent);
    ~ConnectDialog() override;
    /// Esc or Cancel: stops what runs, and only then closes.
    void reject() override;

Q_SIGNALS:
    /// The shop answered and is remembered; `actor` connected it.
    void connected(const QString& actor);

private:
    void refresh();
    void tryShop();
    void tried(const Result<workflow::ConnectReport>& report, const QString& actor);

    Session& m_session;
    std::unique_ptr<Ui::ConnectDialog> m_ui;
    Job<workflow::ConnectReport> m_job;
};

} // namespace ms::app
