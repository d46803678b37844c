// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/main_window.h"
#include "app/frame/page_list.h"
#include "app/session.h"
#include "app/theme.h"
#include "app/translations.h"
#include "core/version.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>

using namespace ms::app;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("merchant-studio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Merchant Studio"));
    QApplication::setOrganizationName(QStringLiteral("merchant-studio"));
    if (QLocale::system().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    loadTranslations(application, QLocale());
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption workspace("workspace", "Open this workspace.", "file");
    parser.addOption(workspace);
    parser.process(application);
    Settings settings;
    FileDialogs dialogs;
    const Clock clock;
    applyTheme(application, settings.theme());
    Session session(settings, dialogs, clock);
    MainWindow window(session, pageList());
    window.show();
    if (parser.isSet(workspace))
        session.openWorkspace(parser.value(workspace));
    return QApplication::exec();
}
