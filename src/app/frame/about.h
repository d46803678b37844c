// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace ms::app {

/// What the studio is, its version and licence, and what it stands on.
void showAbout(QWidget* window);

} // namespace ms::app
