// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPointer>
#include <QWidget>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace disentangle {

class RunModel;
struct Annotations;

/// What people say of a run: its name, the colour of its curves, tags and notes. Changes go into the run file when a
/// field is left, or when another run is shown.
class RunDetails : public QWidget {
    Q_OBJECT
public:
    explicit RunDetails(QWidget* parent = nullptr);
    ~RunDetails() override;
    void setRun(RunModel* run);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void commit();
    void refresh();
    void fillColours();

    QPointer<RunModel> m_run;
    QLineEdit* m_name;
    QComboBox* m_colour;
    QLineEdit* m_tags;
    QPlainTextEdit* m_notes;
    QLabel* m_problem;
};

/// A square in the colour of a category, with the dash its curves have from the second round of colours on.
QIcon swatch(int category);
/// "paper, beta 10" -> tags, trimmed, each once.
std::vector<std::string> tagsOf(const QString& text);

}  // namespace disentangle
