// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/main_window.h"
#include "app/frame/page_list.h"
#include "app/frame/pictures_run.h"
#include "app/session.h"
#include "app/theme.h"
#include "app/translations.h"
#include "core/version.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string_view>
#include <vector>

using namespace ms::app;

namespace {

/// Pictures, help and the version need no display; Qt wants to know before it reads the command line itself.
bool needsNoDisplay(const std::vector<std::string_view>& arguments)
{
    return std::any_of(arguments.begin(), arguments.end(), [](std::string_view argument) {
        return argument.starts_with("--pictures") || argument.starts_with("--help") || argument == "-h" ||
               argument == "--version" || argument == "-v";
    });
}

bool hasDisplay(const std::vector<std::string_view>& arguments)
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM") ||
           std::find(arguments.begin(), arguments.end(), "-platform") != arguments.end();
}

ThemeMode themeNamed(const QString& name, ThemeMode otherwise)
{
    return name == QLatin1String("light")  ? ThemeMode::Light
           : name == QLatin1String("dark") ? ThemeMode::Dark
                                           : otherwise;
}

void chooseLanguage(QApplication& application, const QString& language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    // The C locale groups no digits and names no currency: what is for people falls back to English.
    QLocale::setDefault(locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedKingdom) : locale);
    loadTranslations(application, QLocale());
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    if (needsNoDisplay(arguments)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    } else if (!hasDisplay(arguments)) {
        std::cerr
            << "merchant-studio: there is no display to open a window on; the program merchant does the same work "
               "without one\n";
        return 69; // as in sysexits.h: a service is unavailable
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("merchant-studio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Merchant Studio"));
    QApplication::setApplicationVersion(QString::fromUtf8(ms::version().data()));
    QCommandLineParser parser;
    parser.setApplicationDescription("The window of Merchant Studio.");
    const QCommandLineOption workspace("workspace", "Open this workspace.", "file");
    const QCommandLineOption folder("pictures", "Write a PNG of every page to this folder and leave.", "folder");
    const QCommandLineOption page("page", "Start on this page; with --pictures: this page only.", "name");
    const QCommandLineOption theme("theme", "light or dark; otherwise as the system.", "name");
    const QCommandLineOption language("language", "Speak this language, such as de; otherwise as the system.", "code");
    QCommandLineOption measure("measure-start", "Print the monotonic clock, in nanoseconds, at the first paint.");
    measure.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({workspace, folder, page, theme, language, measure});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);

    chooseLanguage(application, parser.value(language));
    FileDialogs dialogs;
    if (parser.isSet(folder))
        return takePictures({parser.value(folder), parser.value(page), parser.value(workspace),
                             themeNamed(parser.value(theme), ThemeMode::System)},
                            dialogs);
    Settings settings;
    const Clock clock;
    applyTheme(application, themeNamed(parser.value(theme), settings.theme()));
    Session session(settings, dialogs, clock);
    MainWindow window(session, pageList());
    if (parser.isSet(measure))
        QObject::connect(&window, &MainWindow::firstPainted, &window,
                         [] { std::cout << std::chrono::steady_clock::now().time_since_epoch().count() << std::endl; });
    window.show();
    if (parser.isSet(workspace))
        session.openWorkspace(parser.value(workspace));
    if (parser.isSet(page))
        window.openPage(parser.value(page));
    return QApplication::exec();
}
