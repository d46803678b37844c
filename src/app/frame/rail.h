// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QMap>

class QButtonGroup;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ms::app {

/// The pages at the left: icon, word, and a number where something waits.
class Rail : public QFrame {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    void addPage(const QString& id, const QString& title, const QString& icon);
    void setCurrent(const QString& id);
    /// 0 takes the number away.
    void setBadge(const QString& id, int waiting);

Q_SIGNALS:
    void chosen(const QString& id);

private:
    struct Entry {
        QPushButton* button;
        QLabel* badge;
        QString title;
    };
    QButtonGroup* m_group;
    QVBoxLayout* m_layout;
    QMap<QString, Entry> m_entries;
};

} // namespace ms::app
