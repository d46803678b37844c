// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/about.h"

#include "app/theme.h"
#include "core/version.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace ms::app {

void showAbout(QWidget* window)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("ms::app", text); };
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Merchant Studio"));
    box->setIconPixmap(lineIcon("store").pixmap(48, 48));
    box->setText(tr("Merchant Studio %1").arg(QLatin1String(version().data(), static_cast<int>(version().size()))));
    box->setInformativeText(
        tr("Forecasts, stock, prices and recommendations for people who run shops.\n\n"
           "Free software under the GNU General Public License, version 3 or later.\n\n"
           "It stands on Qt %1 (Widgets, Charts, Svg, Network, HttpServer), SQLite and SQLiteCpp, Eigen, Boost.Math, "
           "LibTorch and OpenBLAS, CLI11, nlohmann-json, tl-expected, OpenSSL and zlib.")
            .arg(QLatin1String(qVersion())));
    box->open();
}

} // namespace ms::app
