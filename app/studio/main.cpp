// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/export_command.h"
#include "core/base/standard_streams.h"
#include "ui/base/log.h"
#include "ui/base/settings.h"
#include "ui/language/language.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/main_window.h"
#include "ui/window/screenshot.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <optional>
#include <string_view>

using namespace disentangle;

namespace {

/// "en, zh_CN, pseudo": as --language takes them.
QString languageNames()
{
    QStringList names;
    for (const Language& language : languages())
        names << language.id;
    return names.join(QStringLiteral(", "));
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Draw a causal graph, see what can be disentangled, watch a model learn it.\n\n"
                       "Examples: disentangle-studio experiment.json\n"
                       "          disentangle-studio --export scores+graphs --run a.run --step 2000 --to figure.pdf\n"
                       "          disentangle-studio --log engine,runs 2> fault.log"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QStringLiteral(
            "An experiment (.json), a run (.run), the folder of a study, a graph (.dot, .csv, ...) or data of your own (.csv, .npy, ...) to open."),
        QStringLiteral("[FILE ...]"));
    parser.addOption({QStringLiteral("screenshot"), QStringLiteral("Saves a picture of the window and quits."),
                      QStringLiteral("OUT.png")});
    parser.addOption(
        {QStringLiteral("size"), QStringLiteral("Size of the window, e.g. 1920x1080."), QStringLiteral("WxH")});
    parser.addOption(
        {QStringLiteral("theme"), QStringLiteral("system, light or dark; for this session."), QStringLiteral("THEME")});
    parser.addOption({QStringLiteral("language"),
                      QStringLiteral("%1, or system; for this session.").arg(languageNames()), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("lesson"),
                      QStringLiteral("Opens a lesson beside the window (see docs/lessons.md)."),
                      QStringLiteral("FILE.md")});
    parser.addOption({QStringLiteral("log"),
                      QStringLiteral("Says on standard error what is done, for reports of faults: all, or some of %1.")
                          .arg(logNames().join(QLatin1Char(','))),
                      QStringLiteral("NAMES")});
    parser.addOption(
        {QStringLiteral("check-display"), QStringLiteral("Quits at once, successfully if a window could be opened.")});
    describeExport(parser);
}

std::optional<ThemeMode> themeNamed(const QString& name)
{
    if (name == QStringLiteral("system"))
        return ThemeMode::system;
    if (name == QStringLiteral("light"))
        return ThemeMode::light;
    if (name == QStringLiteral("dark"))
        return ThemeMode::dark;
    return {};
}

std::optional<QSize> sizeNamed(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const auto match = form.match(text);
    return match.hasMatch() ? std::optional(QSize(match.captured(1).toInt(), match.captured(2).toInt())) : std::nullopt;
}

QStringList asStrings(int argc, char** argv)
{
    QStringList list;
    for (int i = 0; i < argc; ++i)
        list << QString::fromLocal8Bit(argv[i]);
    return list;
}

int refuse(const std::string& what)
{
    std::cerr << "disentangle-studio: " << what << '\n';
    return 2;
}

bool asksFor(int argc, char** argv, std::initializer_list<std::string_view> options)
{
    return std::any_of(argv + 1, argv + argc, [&](const char* argument) {
        return std::find(options.begin(), options.end(),
                         std::string_view(argument).substr(0, std::string_view(argument).find('='))) != options.end();
    });
}

}  // namespace

int main(int argc, char** argv)
{
    fill_closed_streams();
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no further is an error like a full disk
    QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DISENTANGLE_VERSION));
    QCommandLineParser parser;
    describe(parser);
    // Help and version need no display.
    if (asksFor(argc, argv, {"--help", "-h", "--help-all", "--version", "-v"})) {
        const QCoreApplication app(argc, argv);
        parser.process(app);
    }
    // What is wrong is said before a display is needed. Qt's own options are unknown here.
    const bool understood = parser.parse(asStrings(argc, argv));
    if (parser.isSet(QStringLiteral("export"))) {
        if (!understood)
            return refuse(parser.errorText().toStdString());
        if (!parser.positionalArguments().isEmpty())
            return refuse(parser.positionalArguments().first().toStdString() +
                          ": --export opens no file but the one that --run names");
        return runExport(parser, argc, argv);
    }
    if (parser.isSet(QStringLiteral("log"))) {
        const QString names = parser.value(QStringLiteral("log"));
        if (const QString wrong = enableLog(names); !wrong.isEmpty())
            return refuse("--log " + names.toStdString() + ": " + wrong.toStdString());
        qCInfo(logWindow).noquote() << "disentangle-studio" << DISENTANGLE_VERSION << "Qt" << qVersion() << "on"
                                    << QSysInfo::prettyProductName();
    }
    ThemeMode mode = static_cast<ThemeMode>(std::clamp(settings()->value(QStringLiteral("theme"), 0).toInt(), 0, 2));
    if (parser.isSet(QStringLiteral("theme"))) {
        const auto named = themeNamed(parser.value(QStringLiteral("theme")));
        if (!named)
            return refuse("--theme " + parser.value(QStringLiteral("theme")).toStdString() +
                          ": expected system, light or dark");
        mode = *named;
    }
    QString language = chosenLanguage();
    if (parser.isSet(QStringLiteral("language"))) {
        language = parser.value(QStringLiteral("language"));
        const bool known = std::ranges::any_of(languages(), [&](const Language& its) { return its.id == language; });
        if (!known && language != QStringLiteral("system"))
            return refuse("--language " + language.toStdString() + ": expected " + languageNames().toStdString() +
                          " or system");
    }
    std::optional<QSize> size;
    if (parser.isSet(QStringLiteral("size"))) {
        size = sizeNamed(parser.value(QStringLiteral("size")));
        if (!size)
            return refuse("--size " + parser.value(QStringLiteral("size")).toStdString() +
                          ": expected WIDTHxHEIGHT, e.g. 1920x1080");
    }
    // A picture needs no display either, unless one is asked for by name.
    if (parser.isSet(QStringLiteral("screenshot")) && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");

    QApplication app(argc, argv);
    useOneNotation();
    QGuiApplication::setDesktopFileName(QStringLiteral("org.disentangle.Studio"));
    if (!parser.parse(QCoreApplication::arguments()))  // without Qt's own options by now
        return refuse(parser.errorText().toStdString());
    if (parser.isSet(QStringLiteral("check-display")))
        return 0;  // Qt has ended the process by now where there is no display

    useLanguage(language);
    theme().setMode(mode);
    theme().install();
    const bool picture = parser.isSet(QStringLiteral("screenshot"));
    // A picture shows the studio as it comes, not as somebody has arranged it.
    MainWindow window(picture ? MainWindow::Arrangement::fresh : MainWindow::Arrangement::remembered);
    if (size) {
        window.resize(*size);
        window.resetLayout();
    }
    window.show();
    window.openFiles(parser.positionalArguments());
    if (parser.isSet(QStringLiteral("lesson")))
        window.lessons()->open(parser.value(QStringLiteral("lesson")));
    if (picture)
        screenshotAndQuit(window, parser.value(QStringLiteral("screenshot")));
    else
        QTimer::singleShot(0, &window, &MainWindow::offerRecovery);
    return QApplication::exec();
}
