// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clock.h"

#include <QDateTime>

namespace ms::app {

ShopTime Clock::now() const
{
    const QDateTime local = QDateTime::currentDateTime();
    return ShopTime{std::chrono::seconds(local.toSecsSinceEpoch() + local.offsetFromUtc())};
}

} // namespace ms::app
