// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QTabBar;
class QToolButton;

namespace ms::app {

class ScenarioBook;

/// Base, the scenarios by name, and what can be done with them. A double click on a name changes it in place.
class ScenarioBar : public QWidget {
    Q_OBJECT
public:
    explicit ScenarioBar(QWidget* parent = nullptr);
    void setBook(ScenarioBook* book);
    /// What the scenario does against the current prices, at the right.
    void setSummary(const QString& text, const QString& tone);
    [[nodiscard]] QTabBar* tabs() const { return m_tabs; }

Q_SIGNALS:
    /// Every price that the table shows shall move by this share of the current one: -0.05.
    void moveRequested(double share);

private:
    void refresh();
    void addMove(class QHBoxLayout* layout);
    void editName(int index);
    QToolButton* addButton(const char* icon, const QString& name, const QString& tip);

    ScenarioBook* m_book = nullptr;
    QTabBar* m_tabs;
    QLabel* m_summary;
    QDoubleSpinBox* m_move;
    QToolButton* m_add;
    QToolButton* m_clone;
    QToolButton* m_lock;
    QToolButton* m_remove;
    bool m_refreshing = false;
};

} // namespace ms::app
