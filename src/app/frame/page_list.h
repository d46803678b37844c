// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace ms::app {

class Page;
class Session;

/// A page that the window can show. It is made when it is first turned to.
struct PageEntry {
    QString id;    ///< "demand": settings, command line, signals between pages
    QString title; ///< the word in the rail
    QString icon;  ///< resources/icons/<icon>.svg
    QString help;  ///< what it answers and how: F1
    /// A widget that is given its parent late is styled twice with all that it holds: make it where it will live.
    std::function<Page*(Session&, QWidget* parent)> make;
};

/// Every page, in the order of the rail.
std::vector<PageEntry> pageList();

} // namespace ms::app
