// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme.h"

#include <QString>

namespace ms::app {

class FileDialogs;

/// `merchant-studio --pictures`.
struct PicturesRequest {
    QString folder;
    QString page;                        ///< only this page; empty: all
    QString workspace;                   ///< the filled one
    ThemeMode theme = ThemeMode::System; ///< only this theme; System: both
};

/// Takes all pictures at 100 %, then, in a second process, at 200 %. Returns the exit status: 0, or 1 when a page did
/// not settle or a file could not be written.
int takePictures(const PicturesRequest& request, FileDialogs& dialogs);

} // namespace ms::app
