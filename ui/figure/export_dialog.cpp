// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/export_dialog.h"

#include "core/base/error.h"
#include "core/figure/text.h"
#include "core/figure/write/write.h"
#include "core/base/failure.h"
#include "ui/document/file_path.h"
#include "ui/document/newest_task.h"
#include "ui/figure/figure_files.h"
#include "ui/figure/figure_form.h"
#include "ui/figure/figure_preview.h"
#include "ui/language/translated.h"
#include "ui/style/flow_layout.h"
#include "ui/style/screen_fit.h"
#include "ui/style/text_colour.h"
#include "ui/style/theme.h"
#include "ui/base/settings.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace disentangle {
namespace {

const QString folderKey = QStringLiteral("figure/folder");

}  // namespace

ExportDialog::ExportDialog(FigureSubject subject, const QString& view, QWidget* parent)
    : QDialog(parent),
      m_subject(std::move(subject)),
      m_form(new FigureForm(m_subject)),
      m_preview(new FigurePreview),
      m_caption(new QPlainTextEdit),
      m_message(new QLabel),
      m_progress(new QProgressBar),
      m_export(new QPushButton(tr("Export …"))),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_drawing(new NewestTask(this)),
      m_writing(new NewestTask(this))
{
    setWindowTitle(tr("Export figure"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_form->restore(*settings());
    if (!view.isEmpty())
        m_form->setView(view);

    m_caption->setReadOnly(true);
    m_caption->setTabChangesFocus(true);
    m_caption->setAccessibleName(tr("Proposed caption"));
    m_caption->setFixedHeight(m_caption->fontMetrics().lineSpacing() * 5);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_export->setDefault(true);

    auto* copyCaption = new QPushButton(tr("Copy caption"));
    auto* copyLatex = new QPushButton(tr("Copy as LaTeX"));
    auto* copyImage = new QPushButton(tr("Copy picture"));
    auto* copySvg = new QPushButton(tr("Copy SVG"));
    auto* close = new QPushButton(tr("Close"));
    for (QPushButton* button : {copyCaption, copyLatex, copyImage, copySvg, close, m_cancel})
        button->setAutoDefault(false);
    connect(copyCaption, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_caption->toPlainText());
        say(tr("Caption copied."), false);
    });
    connect(copyLatex, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_latex);
        say(tr("Caption copied as LaTeX."), false);
    });
    connect(copyImage, &QPushButton::clicked, this, &ExportDialog::copyImage);
    connect(copySvg, &QPushButton::clicked, this, &ExportDialog::copySvg);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::askForTarget);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_writing->drop();
        setWorking(false);
        say(tr("Cancelled; nothing was written."), false);
    });

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    scroll->setMinimumWidth(m_form->minimumSizeHint().width() + 2 * spacing::section);
    // On two lines where the screen is small.
    auto* copying = new QWidget;
    auto* captionButtons = new FlowLayout(copying, spacing::normal, spacing::tight);
    captionButtons->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* button : {copyCaption, copyLatex, copyImage, copySvg})
        captionButtons->addWidget(button);
    auto* right = new QVBoxLayout;
    right->addWidget(m_preview, 1);
    right->addWidget(m_caption);
    right->addWidget(copying);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(spacing::section);
    columns->addWidget(scroll);
    columns->addLayout(right, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_message, 1);
    bottom->addWidget(m_progress);
    bottom->addWidget(m_cancel);
    bottom->addWidget(m_export);
    bottom->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addLayout(bottom);
    resizeWithinScreen(this, {980, 640});
    setWorking(false);

    // A window that is being resized asks for a picture at every step of it.
    auto* settled = new QTimer(this);
    settled->setSingleShot(true);
    settled->setInterval(60);
    connect(m_preview, &FigurePreview::resized, settled, qOverload<>(&QTimer::start));
    connect(settled, &QTimer::timeout, this, &ExportDialog::refreshPreview);
    connect(m_form, &FigureForm::changed, this, &ExportDialog::refreshPreview);
    refreshPreview();
}

ExportDialog::~ExportDialog()
{
    m_form->remember(*settings());
}

QString ExportDialog::caption() const
{
    return m_caption->toPlainText();
}

QString ExportDialog::message() const
{
    return m_message->text();
}

bool ExportDialog::isSettled() const
{
    return !m_drawing->isBusy() && !m_writing->isBusy();
}

void ExportDialog::say(const QString& text, bool problem)
{
    setTextColour(*m_message, problem ? colours().bad : colours().mutedText);
    m_message->setText(problem ? QStringLiteral("⚠ ") + text : text);
}

void ExportDialog::setWorking(bool working)
{
    m_progress->setVisible(working);
    m_cancel->setVisible(working);
    m_export->setEnabled(!working && !m_form->choice().request.views.empty());
    if (working)
        m_progress->setRange(0, 0);
}

void ExportDialog::refreshPreview()
{
    const FigureExport chosen = m_form->choice();
    if (!m_writing->isBusy())
        m_export->setEnabled(!chosen.request.views.empty());
    if (chosen.request.views.empty()) {
        m_drawing->drop();
        present({}, {}, {}, {});
        say(tr("Choose at least one view."), true);
        return;
    }
    m_drawing->ask([this, chosen, drawn = m_subject.drawn,
                    dots = m_preview->dots()](const std::stop_token&) -> NewestTask::Delivery {
        try {
            figure::check_format(chosen.request.format);
            const figure::Figure figure = drawn(chosen.request);
            const figure::Layout layout = figure::lay_out(figure, chosen.request.format);
            constexpr double mmPerInch = 25.4, finest = 600;
            const double dpi = std::min(finest, dots * mmPerInch / std::max(layout.width, layout.height));
            const QString caption = QString::fromStdString(figure::plain(figure.caption));
            const QString latex = QString::fromStdString(figure::latex_caption(figure));
            return
                [this, image = figureImage(layout, dpi), caption, latex, size = QSizeF(layout.width, layout.height)] {
                    present(image, caption, latex, size);
                    if (!m_writing->isBusy())
                        say({}, false);
                };
        } catch (const std::exception& error) {
            return [this, what = translated(failure_in_words(error))] {
                present({}, {}, {}, {});
                say(what, true);
            };
        }
    });
}

void ExportDialog::present(const QImage& image, const QString& caption, const QString& latex, const QSizeF& millimetres)
{
    m_preview->setFigure(image, millimetres);
    m_caption->setPlainText(caption);
    m_latex = latex;
}

void ExportDialog::askForTarget()
{
    const FigureExport chosen = m_form->choice();
    const auto info = std::find_if(figureFormats().begin(), figureFormats().end(),
                                   [&](const FigureFormatInfo& known) { return known.format == chosen.format; });
    const QString ending = QString::fromLatin1(info->ending.data(), static_cast<qsizetype>(info->ending.size()));
    const QString folder = settings()->value(folderKey, m_subject.folder).toString();
    QString name = m_subject.fileName;
    for (const std::string& view : chosen.request.views)
        name += QLatin1Char('-') + QString::fromStdString(view);
    auto* dialog = new QFileDialog(this, tr("Export figure"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("%1 (*.%2)").arg(ending.toUpper(), ending)});
    dialog->setDefaultSuffix(ending);
    dialog->setDirectory(folder);
    dialog->selectFile(name + QLatin1Char('.') + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& target) {
        settings()->setValue(folderKey, QFileInfo(target).path());
        exportTo(target);
    });
    dialog->open();
}

void ExportDialog::exportTo(const QString& target)
{
    FigureExport wanted = m_form->choice();
    wanted.target = asPath(target);
    setWorking(true);
    say(tr("Writing %1 …").arg(QDir::toNativeSeparators(target)), false);
    m_writing->ask(
        [this, wanted, target, write = m_subject.write](const std::stop_token& stop) -> NewestTask::Delivery {
            QString wrong;
            bool written = false;
            try {
                written = write(wanted, [&](int done, int all) {
                    QMetaObject::invokeMethod(
                        m_progress,
                        [this, done, all] {
                            m_progress->setRange(0, all);
                            m_progress->setValue(done);
                        },
                        Qt::QueuedConnection);
                    return !stop.stop_requested();
                });
            } catch (const std::exception& error) {
                wrong = translated(failure_in_words(error));
            }
            return [this, wrong, written, target] {
                setWorking(false);
                if (!wrong.isEmpty())
                    say(wrong, true);
                else if (written) {
                    say(tr("Wrote %1").arg(QDir::toNativeSeparators(target)), false);
                    Q_EMIT exported(target);
                }
            };
        });
}

void ExportDialog::copyImage()
{
    const FigureExport chosen = m_form->choice();
    m_writing->ask([this, chosen, drawn = m_subject.drawn](const std::stop_token&) -> NewestTask::Delivery {
        try {
            const figure::Figure figure = drawn(chosen.request);
            return [this, image = figureImage(figure::lay_out(figure, chosen.request.format), chosen.dpi)] {
                QGuiApplication::clipboard()->setImage(image);
                say(tr("Picture copied, %1 × %2 dots.").arg(image.width()).arg(image.height()), false);
            };
        } catch (const std::exception& error) {
            return [this, what = translated(failure_in_words(error))] { say(what, true); };
        }
    });
}

void ExportDialog::copySvg()
{
    const FigureExport chosen = m_form->choice();
    m_writing->ask([this, chosen, drawn = m_subject.drawn](const std::stop_token&) -> NewestTask::Delivery {
        try {
            const figure::Figure figure = drawn(chosen.request);
            return [this,
                    svg = QByteArray::fromStdString(figure::figure_text("svg", figure, chosen.request.format, false))] {
                auto* both = new QMimeData;  // a drawing, and the text of one
                both->setData(QStringLiteral("image/svg+xml"), svg);
                both->setText(QString::fromUtf8(svg));
                QGuiApplication::clipboard()->setMimeData(both);
                say(tr("SVG copied."), false);
            };
        } catch (const std::exception& error) {
            return [this, what = translated(failure_in_words(error))] { say(what, true); };
        }
    });
}

}  // namespace disentangle
