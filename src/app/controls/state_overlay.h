// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QAction;
class QLabel;

namespace ms::app {

class ActionButton;

/// What stands where the content would be: nothing yet (one sentence, one button), work under way (a skeleton), or what
/// went wrong.
class StateOverlay : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Empty, Error };

    explicit StateOverlay(QWidget* parent = nullptr);
    void showSkeleton();
    void showMessage(Kind kind, const QString& sentence, const QString& detail, QAction* mend);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_icon;
    QLabel* m_sentence;
    QLabel* m_detail;
    ActionButton* m_button;
    bool m_skeleton = true;
};

} // namespace ms::app
