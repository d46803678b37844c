// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/supplier_watch.h"

#include "stats/student.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ms::inventory {
namespace {

constexpr std::size_t newest = 5;
constexpr double leastFill = 0.95;
constexpr double confidence = 0.975;

double mean(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Sample standard deviation of two or more.
double deviation(std::span<const double> values)
{
    const double middle = mean(values);
    double squares = 0.0;
    for (const double one : values)
        squares += (one - middle) * (one - middle);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

std::optional<SupplierAlert> overdue(std::span<const Delivery> open, double today)
{
    SupplierAlert alert;
    for (const Delivery& one : open) {
        if (one.expectedDay >= today)
            continue;
        alert.now = std::max(alert.now, today - one.expectedDay);
        alert.units += one.receivedDay ? one.ordered : std::max(0.0, one.ordered - one.received);
        ++alert.deliveries;
    }
    return alert.deliveries > 0 ? std::optional(alert) : std::nullopt;
}

/// `days` from order to receipt, oldest receipt first.
std::optional<SupplierAlert> drifting(std::span<const double> days)
{
    if (days.size() < 2 * newest)
        return std::nullopt;
    const auto recent = days.last(newest);
    const auto earlier = days.first(days.size() - newest);
    const stats::WelchTest test = stats::welchTest(recent, earlier);
    const bool certain = std::isnan(test.t) ? mean(recent) >= mean(earlier) + 1.0
                                            : test.t > stats::studentQuantile(confidence, test.freedom);
    if (!certain)
        return std::nullopt;
    return SupplierAlert{SupplierAlertKind::Drifting,
                         mean(earlier),
                         mean(recent),
                         static_cast<int>(newest),
                         0,
                         std::max(deviation(recent), deviation(earlier))};
}

std::optional<SupplierAlert> fallingShort(std::span<const Delivery> received)
{
    SupplierAlert alert{SupplierAlertKind::Short, 0, 0, 0, 0};
    double ordered = 0.0;
    double came = 0.0;
    for (const Delivery& one : received.last(std::min(newest, received.size()))) {
        ordered += one.ordered;
        came += std::min(one.received, one.ordered); // what was not asked for does not make up for what is missing
        ++alert.deliveries;
    }
    if (ordered <= 0.0 || came >= leastFill * ordered)
        return std::nullopt;
    alert.now = came / ordered;
    alert.units = ordered - came;
    return alert;
}

} // namespace

SupplierRecord reviewDeliveries(std::span<const Delivery> deliveries, double today)
{
    std::vector<Delivery> received;
    std::vector<Delivery> open;
    for (const Delivery& one : deliveries)
        (one.receivedDay && *one.receivedDay <= today ? received : open).push_back(one);
    std::ranges::stable_sort(received, {}, [](const Delivery& one) { return *one.receivedDay; });
    SupplierRecord record;
    record.receipts = static_cast<int>(received.size());
    record.open = static_cast<int>(open.size());
    std::vector<double> days;
    double late = 0.0;
    double ordered = 0.0;
    double came = 0.0;
    for (const Delivery& one : received) {
        ordered += one.ordered;
        came += one.received;
        if (one.ordered > 0.0 && one.received <= 0.0)
            continue; // lost: it says nothing of how long deliveries take
        days.push_back(*one.receivedDay - one.orderedDay);
        late += *one.receivedDay > one.expectedDay ? 1.0 : 0.0;
    }
    if (!days.empty()) {
        record.meanLeadDays = mean(days);
        record.lateShare = late / static_cast<double>(days.size());
    }
    if (days.size() > 1)
        record.stdDevLeadDays = deviation(days);
    if (ordered > 0.0)
        record.fillRate = came / ordered;
    for (auto& alert : {overdue(open, today), drifting(days), fallingShort(received)}) {
        if (alert)
            record.alerts.push_back(*alert);
    }
    return record;
}

} // namespace ms::inventory
