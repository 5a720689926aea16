// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/data/table/table_page.h"
#include "ui/document/newest_task.h"
#include "ui/world/world_pages.h"

#include <QPointer>

class QListWidget;

namespace disentangle {

class FrameGrid;
class ScatterMatrix;
class TableVerdict;

/// The pages of data of the user's own. The files are looked at on another thread whenever the document names others.
class OwnData : public WorldPages {
    Q_OBJECT

public:
    explicit OwnData(ExperimentDocument* document);

    QWidget* world() const override;
    QWidget* verdict() const override;
    QWidget* preview() const override;
    QString promise() const override;
    bool isBusy() const override { return m_looking.isBusy(); }
    void setRun(RunModel* run) override;

    TablePage* page() const { return m_page; }
    TableVerdict* verdictPage() const { return m_verdict; }
    ScatterMatrix* matrix() const { return m_matrix; }
    QListWidget* columns() const { return m_columns; }
    FrameGrid* pictures() const { return m_pictures; }

private:
    void documentChanged();
    void take(const TableContents& contents);
    void takeRun();
    void showSample();

    ExperimentDocument* m_document;
    TablePage* m_page;
    QWidget* m_world;  ///< what the page scrolls in
    TableVerdict* m_verdict;
    QWidget* m_preview;
    QListWidget* m_columns;
    ScatterMatrix* m_matrix;
    FrameGrid* m_pictures;  ///< above them, where x is frames
    QPointer<RunModel> m_run, m_shownRun;
    std::optional<TableSpec> m_asked;  ///< what is, or was last, looked at
    TableContents m_contents;
    NewestTask m_looking;
};

}  // namespace disentangle
