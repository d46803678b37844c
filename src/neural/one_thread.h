// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ms::neural {

/// Small steps run slower on two threads than on one, and sums over threads are not the same each time.
void useOneThread();

} // namespace ms::neural
