// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <string>
#include <vector>

namespace disentangle {

class DrawnWorld;
class ExperimentDocument;
class Panels;
class RunModel;
class WorldPages;
struct WorldKind;

/// Puts the pages of the document's kind of data into the panels World, Verdict and Data. Pages are made when they are
/// first needed, and kept.
class WorldColumn : public QObject {
    Q_OBJECT

public:
    WorldColumn(ExperimentDocument* document, Panels* panels, QObject* parent);

    /// Of the document's data, as they are now.
    WorldPages* pages() const { return m_shown; }
    /// Of worlds that are drawn, shown or not.
    DrawnWorld* drawn() const { return m_drawn; }
    void setRun(RunModel* run);
    void setProblem(const QString& problem);

Q_SIGNALS:
    /// Other pages are shown.
    void changed();
    /// What the pages that are shown say in the status bar.
    void promiseChanged();
    void editWanted();
    void problem(const QString& text);

private:
    struct Made {
        const WorldKind* kind;
        WorldPages* pages;
    };
    void documentChanged();
    WorldPages* pagesOf(const std::string& kind);

    ExperimentDocument* m_document;
    Panels* m_panels;
    QPointer<RunModel> m_run;
    std::vector<Made> m_made;
    DrawnWorld* m_drawn;
    WorldPages* m_shown;
};

}  // namespace disentangle
