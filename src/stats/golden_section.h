// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ms::stats {

/// The x in [low, high] where `f` is smallest, to within `width`, for a function with one valley; about
/// 1.44·log2((high - low) / width) evaluations and no allocation. Source: Kiefer (1953), Proc. AMS 4(3).
template <class Function>
double minimiseGoldenSection(Function&& f, double low, double high, double width)
{
    constexpr double ratio = 0.6180339887498949;
    double a = high - ratio * (high - low);
    double b = low + ratio * (high - low);
    double atA = f(a);
    double atB = f(b);
    while (high - low > width) {
        if (atA <= atB) {
            high = b;
            b = a;
            atB = atA;
            a = high - ratio * (high - low);
            atA = f(a);
        } else {
            low = a;
            a = b;
            atA = atB;
            b = low + ratio * (high - low);
            atB = f(b);
        }
    }
    return (low + high) / 2;
}

} // namespace ms::stats
