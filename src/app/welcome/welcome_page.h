// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"
#include "workflow/demo_shop.h"

#include <QWidget>

#include <memory>

namespace Ui {
class WelcomePage;
}

namespace ms::app {

class Session;

/// The first thing seen without a workspace: open the demo shop, import a file, open a workspace, or one of the recent.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(Session& session, QWidget* parent = nullptr);
    ~WelcomePage() override;
    /// Reads the list of recent workspaces again.
    void refresh();
    /// Asks for the place of an empty workspace, makes it and opens it.
    void makeWorkspace();
    /// Asks for a workspace file and opens it.
    void chooseWorkspace();

    /// Opens the demo shop of this computer, made at the first time.
    void openDemo();

private:
    Session& m_session;
    std::unique_ptr<Ui::WelcomePage> m_ui;
    Job<workflow::DemoSummary> m_demoJob;
};

} // namespace ms::app
