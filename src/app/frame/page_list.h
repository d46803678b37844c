// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace ms::app {

class Page;
class Session;

/// A page that the window can show. It is made when it is first turned to.
struct PageEntry {
    QString id;    ///< "demand": settings, command line, signals between pages
    QString title; ///< the word in the rail
    QString icon;  ///< resources/icons/<icon>.svg
    QString help;  ///< what it answers and how: F1
    std::function<Page*(Session&)> make;
};

/// Every page, in the order of the rail.
std::vector<PageEntry> pageList();

} // namespace ms::app
