// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QSpinBox>

namespace ms::app {

/// "1 day", "7 days": the word behind the number of `spin` follows it.
inline void countDays(QSpinBox* spin)
{
    const auto say = [spin](int days) {
        spin->setSuffix(QLatin1Char(' ') + QCoreApplication::translate("ms::app", "day(s)", nullptr, days));
    };
    QObject::connect(spin, qOverload<int>(&QSpinBox::valueChanged), spin, say);
    say(spin->value());
}

} // namespace ms::app
