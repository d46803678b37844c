// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"

#include <QDialog>

#include <memory>
#include <string>

namespace Ui {
class DiagnosticsDialog;
}

namespace ms::app {

class Session;

/// What somebody who helps wants to know, to be read before it is copied or saved: workflow::diagnostics() of the open
/// workspace, or of the program and the machine alone. Nothing but what is shown leaves it.
class DiagnosticsDialog : public QDialog {
    Q_OBJECT
public:
    DiagnosticsDialog(Session& session, QWidget* parent);
    ~DiagnosticsDialog() override;

private:
    void show(const Result<std::string>& text);
    void copy();
    void save();
    /// The foot says it.
    void say(const QString& words, bool good);

    Session& m_session;
    std::unique_ptr<Ui::DiagnosticsDialog> m_ui;
    Job<std::string> m_job;
};

/// Opens it over `window`.
void showDiagnostics(Session& session, QWidget* window);

} // namespace ms::app
