// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figure/figure_subject.h"

#include <QDialog>
#include <QImage>
#include <QString>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace disentangle {

class FigureForm;
class FigurePreview;
class NewestTask;

/// Views of a run, or a study, as a figure: what and how on the left, the figure as it will be on the right with its caption. Reads,
/// draws and writes on threads of its own; what goes wrong is said in place. Remembers the last choices.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `view`: what is exported, one of the choices of `subject`; empty: what was exported last.
    ExportDialog(FigureSubject subject, const QString& view, QWidget* parent = nullptr);
    ~ExportDialog() override;

    FigureForm* form() const { return m_form; }
    QString caption() const;
    /// What is wrong, or was done last; empty for nothing.
    QString message() const;
    /// Nothing is being drawn or written.
    bool isSettled() const;

public Q_SLOTS:
    /// Writes the figure to `target`.
    void exportTo(const QString& target);

Q_SIGNALS:
    /// A file was written.
    void exported(const QString& target);

private:
    void askForTarget();
    void refreshPreview();
    void present(const QImage& image, const QString& caption, const QString& latex, const QSizeF& millimetres);
    void say(const QString& text, bool problem);
    void setWorking(bool working);
    void copyImage();
    void copySvg();

    FigureSubject m_subject;
    QString m_latex;  ///< the caption
    FigureForm* m_form;
    FigurePreview* m_preview;
    QPlainTextEdit* m_caption;
    QLabel* m_message;
    QProgressBar* m_progress;
    QPushButton *m_export, *m_cancel;
    NewestTask *m_drawing, *m_writing;
};

}  // namespace disentangle
