// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/status.h"

#include <QFrame>

#include <memory>
#include <optional>

class QAction;
class QMenu;

namespace Ui {
class HeaderBar;
}

namespace ms::app {

/// The top line: which workspace, how fresh its data is, the search or command field, and where a push would go.
class HeaderBar : public QFrame {
    Q_OBJECT
public:
    enum class Connection { None, Sandbox, Production };

    explicit HeaderBar(QWidget* parent = nullptr);
    ~HeaderBar() override;

    /// The shop's name, or that of the file; empty: no workspace is open.
    void setWorkspace(const QString& name, const QString& path);
    /// Shop, freshness ("Data to 9 Dec 2011 · 542k lines", as a warning when stale) and connection.
    void showStatus(const std::optional<workflow::Status>& status);
    /// The menu below the workspace's name.
    void setMenu(QMenu* menu);

Q_SIGNALS:
    void searchRequested();

private:
    void setConnection(Connection connection);

    std::unique_ptr<Ui::HeaderBar> m_ui;
};

} // namespace ms::app
