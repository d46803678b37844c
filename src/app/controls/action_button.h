// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QAction;

namespace ms::app {

/// A push button that follows an action: its text, tip, enabled state and visibility. Property "primary" makes it the
/// page's one filled button.
class ActionButton : public QPushButton {
    Q_OBJECT
public:
    explicit ActionButton(QWidget* parent = nullptr);
    ActionButton(QAction* action, QWidget* parent = nullptr);
    void setAction(QAction* action);

private:
    void follow();
    QAction* m_action = nullptr;
};

} // namespace ms::app
