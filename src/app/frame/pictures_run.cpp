// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/pictures_run.h"

#include "app/file_dialogs.h"
#include "app/frame/page_list.h"
#include "app/frame/picture_taker.h"
#include "workflow/new_workspace.h"

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace ms::app {
namespace {

constexpr const char* scaleVariable = "QT_SCALE_FACTOR";

/// The same command again with everything twice as large; a process has one scale from its start.
int takeLargePictures()
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(scaleVariable), QStringLiteral("2"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QApplication::applicationFilePath(), QApplication::arguments().mid(1));
    return process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

} // namespace

int takePictures(const PicturesRequest& request, FileDialogs& dialogs)
{
    const bool large = qEnvironmentVariableIsSet(scaleVariable);
    const QTemporaryDir scratch;
    const QString broken = scratch.filePath(QStringLiteral("broken.studio"));
    QFile file(broken);
    if (file.open(QIODevice::WriteOnly))
        file.write("This is no workspace.\n");
    file.close();

    const QString empty = scratch.filePath(QStringLiteral("New shop.studio"));
    const bool made = workflow::makeWorkspace(empty.toStdString()).has_value();

    PictureOrder order;
    order.folder = request.folder;
    order.page = request.page;
    order.filledWorkspace = request.workspace;
    order.emptyWorkspace = large || !made ? QString() : empty;
    order.brokenWorkspace = large ? QString() : broken;
    order.sizes = large ? std::vector<QSize>{{1440, 900}} : std::vector<QSize>{{1440, 900}, {1280, 720}};
    order.themes = request.theme == ThemeMode::System ? std::vector<ThemeMode>{ThemeMode::Light, ThemeMode::Dark}
                                                      : std::vector<ThemeMode>{request.theme};
    order.ending = large ? QStringLiteral("@2x") : QString();

    PictureTaker taker(order, pageList(), dialogs);
    QObject::connect(&taker, &PictureTaker::finished, qApp, [](int failures) { QApplication::exit(failures > 0); });
    QTimer::singleShot(0, &taker, &PictureTaker::start);
    const int status = QApplication::exec();
    return large ? status : std::max(status, takeLargePictures());
}

} // namespace ms::app
