// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/format.h"
#include "core/quantity.h"

#include <QDate>
#include <QVariant>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>

namespace ms::app {

/// Words that the engines keep as UTF-8.
inline QString textOf(const std::string& words)
{
    return QString::fromStdString(words);
}

/// A cell's value; an empty cell where it is not known.
template <class T>
QVariant known(const std::optional<T>& value)
{
    if (!value)
        return {};
    if constexpr (std::same_as<T, Quantity>)
        return QVariant(static_cast<qint64>(value->units));
    else if constexpr (std::same_as<T, Day>)
        return QVariant(format::toDate(*value));
    else if constexpr (std::integral<T>)
        return QVariant(static_cast<qint64>(*value)); // long and long long are one type to QVariant
    else
        return QVariant::fromValue(*value);
}

} // namespace ms::app
