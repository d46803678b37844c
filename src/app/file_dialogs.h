// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace ms::app {

/// Asks for files without a nested event loop: the answer comes later through `chosen`, or never when the user
/// declines. Replaceable in tests.
class FileDialogs {
public:
    virtual ~FileDialogs() = default;
    virtual void openFiles(QWidget* parent, const QString& title, const QString& filter,
                           std::function<void(QStringList)> chosen);
    virtual void openFile(QWidget* parent, const QString& title, const QString& filter,
                          std::function<void(QString)> chosen);
    /// `suggestion` is a file name with its ending.
    virtual void saveFile(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                          std::function<void(QString)> chosen);
    /// A question whose answer cannot be undone: `action` is the verb on the button.
    virtual void confirm(QWidget* parent, const QString& question, const QString& detail, const QString& action,
                         std::function<void()> confirmed);
};

} // namespace ms::app
