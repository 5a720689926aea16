// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/read.h"
#include "ui/document/newest_task.h"

#include <QImage>
#include <QList>
#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QSpinBox;

namespace disentangle {

class ExperimentDocument;
class GraphsView;
class RunModel;
class Section;

/// What the files of a document hold now, as another thread has found it.
struct TableContents {
    TableSpec spec;                          ///< of the document that was asked about
    std::vector<TableProblem> problems;      ///< why they cannot be learned from, or what is odd
    std::optional<TableFound> found;         ///< absent where they cannot be learned from
    bool unreadable = false;                 ///< a file is missing or broken
    std::vector<std::string> names;          ///< of the columns of x, a and z
    std::vector<std::vector<float>> sample;  ///< some of their rows, spread over the files
    QList<QImage> frames;                    ///< where x is frames: some of them
};

/// The user's own data in the World panel: which columns of which files they are, how many latents are learned from them,
/// what is wrong with the files since, and the graph that the run shown has learned.
class TablePage : public QWidget {
    Q_OBJECT

public:
    explicit TablePage(ExperimentDocument* document, QWidget* parent = nullptr);

    void setRun(RunModel* run);
    void setContents(const TableContents& contents, bool busy);

    QPushButton* columnsButton() const { return m_columns; }
    QPushButton* wayOut() const { return m_wayOut; }
    QSpinBox* latents() const { return m_latents; }
    QString description() const;
    QString problems() const;

Q_SIGNALS:
    void editWanted();
    void problem(const QString& text);

private:
    void refresh();
    void showProblems();
    void findFiles();
    void takeFilesAsTheyAre();

    ExperimentDocument* m_document;
    TableContents m_contents;
    bool m_busy = false;
    QPushButton* m_columns;
    QLabel* m_description;
    QSpinBox* m_latents;
    QLabel* m_proposal;
    QLabel* m_problems;
    QPushButton* m_wayOut;
    GraphsView* m_graphs;
    QWidget* m_learned;
};

}  // namespace disentangle
