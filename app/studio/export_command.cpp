// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/export_command.h"

#include "core/base/error.h"
#include "core/base/failure.h"
#include "core/figure/views.h"
#include "ui/figure/figure_export.h"
#include "ui/style/number_text.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <filesystem>
#include <iostream>
#include <vector>

namespace disentangle {
namespace {

std::string text(const QCommandLineParser& parser, const char* option)
{
    return parser.value(QLatin1String(option)).toLocal8Bit().toStdString();
}

FigureExport asked(const QCommandLineParser& parser)
{
    figure::RequestWords words{
        text(parser, "export"),    text(parser, "grid"),    text(parser, "figure-size"),  text(parser, "width-mm"),
        text(parser, "height-mm"), text(parser, "font-pt"), text(parser, "figure-theme"), {}};
    if (parser.isSet(QStringLiteral("step"))) {
        bool whole = false;
        words.step = parser.value(QStringLiteral("step")).toLongLong(&whole);
        if (!whole)
            throw InputError("", "--step", in_quotes(text(parser, "step")), "a whole number");
    }
    FigureExport wanted;
    wanted.request = figure::parse_request(words);
    for (const char* needed : {"run", "to"})
        if (!parser.isSet(QLatin1String(needed)))
            throw InputError(
                "--export needs --" + std::string(needed) +
                (needed == std::string_view("run") ? ", the run to draw" : ", the file to write, e.g. figure.pdf"));
    wanted.target = text(parser, "to");
    wanted.format = figureFormatOf(wanted.target.string(), parser.isSet(QStringLiteral("frames")));
    const bool animated = wanted.format == FigureFormat::gif || wanted.format == FigureFormat::frames;
    wanted.dpi = animated ? 150 : 300;
    if (parser.isSet(QStringLiteral("dpi")))
        wanted.dpi = figure::parse_number(text(parser, "dpi"), "--dpi", FigureExport::leastDpi, FigureExport::mostDpi,
                                          "dots per inch");
    if (parser.isSet(QStringLiteral("frames")))
        wanted.frames = static_cast<int>(
            figure::parse_number(text(parser, "frames"), "--frames", 1, FigureExport::mostFrames, "frames"));
    if (parser.isSet(QStringLiteral("frames-per-second")))
        wanted.perSecond = figure::parse_number(text(parser, "frames-per-second"), "--frames-per-second", 0.1, 50,
                                                "frames per second");
    wanted.bodyOnly = parser.isSet(QStringLiteral("body-only"));
    return wanted;
}

}  // namespace

void describeExport(QCommandLineParser& parser)
{
    const auto add = [&](const char* name, const char* description, const char* value) {
        parser.addOption({QLatin1String(name), QString::fromUtf8(description), QLatin1String(value)});
    };
    std::string views = "Draws views of a run, joined by +, into a file and quits; needs no display. Views: ";
    for (const figure::ViewKind& kind : figure::view_kinds())
        views += std::string(&kind == &figure::view_kinds().front() ? "" : ", ") + std::string(kind.id);
    add("export", (views + '.').c_str(), "VIEW[+VIEW...]");
    add("run", "With --export: the run. Given again: a run whose scores are drawn beside it.", "FILE.run");
    add("to",
        "With --export: the figure to write; its ending says how: .svg, .pdf, .png, .tex (pgfplots), .csv (the data) or .gif "
        "(the scrubber).",
        "FILE");
    add("step", "With --export: as of this step. Default: the newest.", "N");
    add("figure-size", "With --export: single (89 mm), double (183 mm), jmlr, neurips or slide.", "NAME");
    add("width-mm", "With --export: width. Default: 89.", "MM");
    add("height-mm", "With --export: height. Default: as the views need.", "MM");
    add("font-pt", "With --export: size of all text. Default: 7.", "PT");
    add("dpi", "With --export: dots per inch of .png and .gif. Default: 300, of animations 150.", "N");
    add("figure-theme", "With --export: light, dark or grey.", "THEME");
    add("grid", "With --export: columns of the grid of views, or columns x rows, e.g. 2x2.", "N[xN]");
    add("frames", "With --export: frames of a .gif; with .png, that many files NAME-000001.png, ... Default: 60.", "N");
    add("frames-per-second", "With --export: of a .gif. Default: 10.", "N");
    parser.addOption({QStringLiteral("body-only"),
                      QStringLiteral("With --export: of .tex the picture alone, for a document of your own.")});
}

int runExport(const QCommandLineParser& parser, int& argc, char** argv)
{
    const auto refuse = [](const std::string& what, int code) {
        std::cerr << "disentangle-studio: " << what << '\n';
        return code;
    };
    try {
        const FigureExport wanted = asked(parser);
        // Pictures and PDF need Qt's fonts, on a platform that needs no display.
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // What Qt misses of a desktop is nothing to whoever has none.
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& message) {
            if (type == QtCriticalMsg || type == QtFatalMsg)
                std::cerr << "disentangle-studio: " << message.toStdString() << '\n';
        });
        const QGuiApplication app(argc, argv);
        useOneNotation();
        std::vector<std::filesystem::path> runs;
        for (const QString& run : parser.values(QStringLiteral("run")))
            runs.emplace_back(run.toStdString());
        figure::Source source(runs);
        exportFigure(wanted, source);
        return 0;
    } catch (const InputError& error) {
        return refuse(error.what(), 2);
    } catch (const std::exception& error) {
        return refuse(failure_in_words(error), 1);
    }
}

}  // namespace disentangle
