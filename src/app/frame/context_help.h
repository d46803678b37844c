// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace ms::app {

/// What F1 says about a control: its own words, or those of what it lies in, and below them what the page is for. Empty
/// when nobody has a word for it.
QString helpFor(const QWidget* focus);

/// Shows helpFor() the control that has the focus inside `window`, beside it; Esc, a click or a key takes it away.
void showHelp(QWidget& window);

} // namespace ms::app
