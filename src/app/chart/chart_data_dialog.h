// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ms::app {

/// The numbers behind a chart, as a table that can be copied.
class ChartDataDialog : public QDialog {
    Q_OBJECT
public:
    /// `text` is tab-separated with a header line.
    ChartDataDialog(const QString& title, const QString& text, QWidget* parent);
};

} // namespace ms::app
