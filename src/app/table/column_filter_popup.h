// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace ms::app {

class FilterProxyModel;

/// The small field below a column's header in which its filter is typed; the table follows while typing.
class ColumnFilterPopup : public QFrame {
    Q_OBJECT
public:
    ColumnFilterPopup(FilterProxyModel& proxy, int column, QWidget* parent);
    void popupAt(const QPoint& globalPosition);

Q_SIGNALS:
    void applied();

private:
    void apply(const QString& text);

    FilterProxyModel& m_proxy;
    int m_column;
    QLineEdit* m_edit;
    QLabel* m_hint;
};

} // namespace ms::app
