// SPDX-License-Identifier: GPL-3.0-or-later
// Figures as PDF, PNG and GIF, the dialog that makes them, and --export without a display.
#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/figure/export_dialog.h"
#include "ui/figure/figure_export.h"
#include "ui/figure/figure_form.h"
#include "ui/figure/gif.h"

#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QImageReader>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace disentangle;
using disentangle::testing::SyntheticRun;

class ExportTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }
    std::filesystem::path file(const char* name) const { return path(QLatin1String(name)).toStdString(); }
    QString run() const { return path(QStringLiteral("a.run")); }

    FigureExport wanted(const char* target, std::vector<std::string> views = {"scores", "graphs"}) const
    {
        FigureExport figure;
        figure.request.views = std::move(views);
        figure.target = file(target);
        figure.format = figureFormatOf(target, false);
        return figure;
    }
    void write(const FigureExport& figure) const
    {
        figure::Source source(file("a.run"));
        QVERIFY(exportFigure(figure, source));
    }
    static QString outputOf(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    /// Runs the studio's command line as a user without a display does; returns its exit code.
    static int studio(const QStringList& arguments, QString* said = nullptr)
    {
        QProcess process;
        QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
            bare.remove(QLatin1String(name));
        process.setProcessEnvironment(bare);
        process.start(QStringLiteral(DISENTANGLE_STUDIO_PATH), arguments);
        process.waitForFinished();
        if (said)
            *said = QString::fromUtf8(process.readAllStandardError());
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        SyntheticRun recorded(file("a.run"), preset_experiment("ActionTime"), {2000, 100, 1});
        recorded.finish();
    }

    // A PDF is one page of exactly the size asked for, its text is text in embedded fonts, and there is no raster in it.
    void testPdfHoldsTextAndNoRaster()
    {
        for (const char* view :
             {"scores", "latents", "graphs", "entanglement", "loss", "sparsity", "edges", "traversals", "data"}) {
            write(wanted("a.pdf", {view}));
            QCOMPARE(outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), path(QStringLiteral("a.pdf"))})
                         .count(QLatin1Char('\n')),
                     2);
            const QStringList fonts = outputOf(QStringLiteral("pdffonts"), {path(QStringLiteral("a.pdf"))})
                                          .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
            QVERIFY(fonts.size() > 2);
            for (const QString& font : fonts.mid(2))  // name type encoding emb sub uni object
                QVERIFY2(font.contains(QStringLiteral(" yes ")), qPrintable(font));
        }
        FigureExport figure = wanted("b.pdf");
        figure.request.format.width = 100;
        figure.request.format.height = 200;
        write(figure);
        const QString info = outputOf(QStringLiteral("pdfinfo"), {path(QStringLiteral("b.pdf"))});
        // 100 mm = 283.465 pt, 200 mm = 566.929 pt.
        QVERIFY2(info.contains(QStringLiteral("283.465 x 566.929 pts")), qPrintable(info));
        const QString text =
            outputOf(QStringLiteral("pdftotext"), {path(QStringLiteral("b.pdf")), QStringLiteral("-")});
        for (const char* words : {"MCC", "Training step", "parent action", "ẑ1"})
            QVERIFY2(text.contains(QString::fromUtf8(words)), words);
    }

    // The same figure twice is the same file, whatever the clock says.
    void testSameFigureIsTheSameFile()
    {
        for (const char* ending : {"svg", "pdf", "png", "tex", "csv", "gif"}) {
            FigureExport first = wanted((std::string("one.") + ending).c_str()),
                         second = wanted((std::string("two.") + ending).c_str());
            first.frames = second.frames = 3;
            first.dpi = second.dpi = 72;
            write(first);
            write(second);
            QVERIFY2(read_file(first.target) == read_file(second.target), ending);
        }
        QVERIFY(read_file(file("one.pdf")).find("/CreationDate (D:00000000000000") != std::string::npos);
    }

    // A PNG has the dots that its size and resolution ask for, and says its resolution.
    void testPngHasItsResolution()
    {
        for (const int dpi : {72, 300, 600}) {
            FigureExport figure = wanted("a.png", {"scores"});
            figure.dpi = dpi;
            figure.request.format.width = 127;  // 5 inches
            figure.request.format.height = 76.2;
            write(figure);
            const QImage image(path(QStringLiteral("a.png")));
            QCOMPARE(image.size(), QSize(5 * dpi, 3 * dpi));
            QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), dpi);
            QCOMPARE(image.dotsPerMeterY(), image.dotsPerMeterX());
        }
    }

    // An animation shows the scrubber from the first step to the last; cancelled, it leaves nothing.
    void testAnimationHasAFrameForEachStep()
    {
        FigureExport figure = wanted("a.gif", {"graphs"});
        figure.frames = 5;
        figure.dpi = 60;
        write(figure);
        QImageReader reader(path(QStringLiteral("a.gif")));
        QCOMPARE(reader.imageCount(), 5);
        QCOMPARE(reader.loopCount(), -1);
        const QImage first = reader.read();
        QVERIFY(!first.isNull());
        QVERIFY(first != reader.read());

        figure.target = file("cancelled.gif");
        figure::Source source(file("a.run"));
        QVERIFY(!exportFigure(figure, source, [](int done, int all) { return done < 2 && all == 5; }));
        QVERIFY(!std::filesystem::exists(figure.target));

        figure.target = file("frame.png");
        figure.format = figureFormatOf("frame.png", true);
        QVERIFY(exportFigure(figure, source));
        for (int i = 1; i <= 5; ++i)
            QVERIFY(QFile::exists(path(QStringLiteral("frame-00000%1.png").arg(i))));
        QVERIFY(!exportFigure(figure, source, [](int done, int) { return done < 3; }));
        QVERIFY(!QFile::exists(path(QStringLiteral("frame-000001.png"))));
    }

    // A GIF has room for 256 colours a frame; more are drawn in the nearest.
    void testGifKeepsTheColoursOfAFrame()
    {
        QImage many(64, 64, QImage::Format_RGB32);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                many.setPixelColor(x, y, QColor(4 * x, 4 * y, 128));
        GifWriter gif(many.size(), 10);
        gif.add(many);
        gif.add(many);
        QByteArray bytes = gif.finish();
        QBuffer buffer(&bytes);
        QImageReader reader(&buffer);
        const QImage read = reader.read().convertToFormat(QImage::Format_RGB32);
        QCOMPARE(read.size(), many.size());
        int worst = 0;
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                worst = std::max(worst, std::abs(qRed(read.pixel(x, y)) - 4 * x));
        QVERIFY2(worst < 40, qPrintable(QString::number(worst)));
        QVERIFY_EXCEPTION_THROWN(GifWriter(QSize(70000, 10), 10), Error);
    }

    // The dialog shows the figure and its caption, and writes it.
    void testDialogExports()
    {
        auto* dialog = new ExportDialog(figureOfRuns({run()}, {0, 2000, 500}), QStringLiteral("graphs"));
        dialog->show();
        QTRY_VERIFY(dialog->isSettled());
        QCOMPARE(dialog->message(), QString());
        QVERIFY2(dialog->caption().contains(QStringLiteral("step 500 of 2,000")), qPrintable(dialog->caption()));
        const FigureExport chosen = dialog->form()->choice();
        QCOMPARE(chosen.request.views, std::vector<std::string>{"graphs"});
        QCOMPARE(chosen.request.step, std::optional<std::int64_t>(500));

        QSignalSpy exported(dialog, &ExportDialog::exported);
        dialog->exportTo(path(QStringLiteral("dialog.pdf")));
        QTRY_COMPARE(exported.size(), 1);
        QVERIFY(QFile::exists(path(QStringLiteral("dialog.pdf"))));

        // What cannot be written is said in place.
        dialog->exportTo(path(QStringLiteral("nowhere/dialog.pdf")));
        QTRY_VERIFY2(dialog->message().contains(QStringLiteral("cannot be written")), qPrintable(dialog->message()));

        const auto buttons = dialog->findChildren<QPushButton*>();
        const auto press = [&](const char* text) {
            for (QPushButton* button : buttons)
                if (button->text() == QLatin1String(text))
                    button->click();
        };
        press("Copy caption");
        QCOMPARE(QGuiApplication::clipboard()->text(), dialog->caption());
        press("Copy as LaTeX");
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("\\caption{")));
        press("Copy SVG");
        QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("image/svg+xml")));
        press("Copy picture");
        QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());

        // Without a view there is nothing to export.
        for (QCheckBox* box : dialog->form()->findChildren<QCheckBox*>())
            box->setChecked(false);
        QVERIFY(dialog->message().contains(QStringLiteral("Choose at least one view")));
        QVERIFY(dialog->caption().isEmpty());
        delete dialog;

        // The last choices stand again.
        ExportDialog again(figureOfRuns({run()}, {0, 2000, 500}), {});
        QVERIFY(again.form()->choice().request.views.empty());
    }

    // Without a display, by the exit codes of the programs: 0 done, 1 failed, 2 wrong.
    void testCommandLineNeedsNoDisplay()
    {
        const QString to = path(QStringLiteral("cli.pdf"));
        QString said;
        QCOMPARE(studio({QStringLiteral("--export"), QStringLiteral("scores+graphs"), QStringLiteral("--run"), run(),
                         QStringLiteral("--step"), QStringLiteral("500"), QStringLiteral("--to"), to},
                        &said),
                 0);
        QCOMPARE(said, QString());
        QVERIFY(QFile::exists(to));
        const auto refused = [&](const QStringList& arguments, int code, const char* reason) {
            QCOMPARE(studio(arguments, &said), code);
            QVERIFY2(said.contains(QLatin1String(reason)), qPrintable(said));
        };
        const auto exporting = [&](const char* view, const QString& file, const QString& target) {
            return QStringList{QStringLiteral("--export"), QLatin1String(view),
                               QStringLiteral("--run"),    file,
                               QStringLiteral("--to"),     target};
        };
        refused(exporting("curves", run(), to), 2, "expected one of scores, held_out, latents, graphs");
        refused(exporting("scores", run(), path(QStringLiteral("a.bmp"))), 2, "the name ends in 'bmp', expected .svg");
        refused(exporting("scores", path(QStringLiteral("none.run")), to), 2, "none.run");
        refused(exporting("scores", run(), path(QStringLiteral("nowhere/a.svg"))), 1, "cannot be written");
        refused(exporting("scores", run(), to) + QStringList{QStringLiteral("--step"), QStringLiteral("2001")}, 2,
                "step 2001: lies beyond the last evaluation, expected a step from 0 to 2000");
        refused(exporting("scores", run(), to) + QStringList{QStringLiteral("--dpi"), QStringLiteral("fine")}, 2,
                "--dpi: 'fine', expected a number from 10 to 2400 dots per inch");
        refused({QStringLiteral("--export"), QStringLiteral("scores"), QStringLiteral("--run"), run()}, 2,
                "--export needs --to");
        // A file that is cut short.
        QFile whole(run());
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile cut(path(QStringLiteral("cut.run")));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(whole.read(whole.size() / 2));
        cut.close();
        refused(exporting("scores", path(QStringLiteral("cut.run")), to), 2, "cut.run");
        // A limit on the size of files stands in for a full disk: what was there stays.
        const QString kept = path(QStringLiteral("kept.svg"));
        QCOMPARE(studio(exporting("scores", run(), kept)), 0);
        const std::string before = read_file(kept.toStdString());
        QProcess limited;
        limited.start(QStringLiteral("sh"),
                      QStringList{QStringLiteral("-c"), QStringLiteral("trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""),
                                  QStringLiteral(DISENTANGLE_STUDIO_PATH)} +
                          exporting("graphs", run(), kept));
        QVERIFY(limited.waitForFinished());
        QCOMPARE(limited.exitCode(), 1);
        QVERIFY(limited.readAllStandardError().contains("kept.svg: cannot be written"));
        QVERIFY(read_file(kept.toStdString()) == before);
    }
};

DISENTANGLE_TEST_MAIN(ExportTest)
#include "export_test.moc"
