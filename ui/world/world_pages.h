// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace disentangle {

class RunModel;

/// What the window shows of its document's data: three pages, which stand in the panels World, Verdict and Data as long as
/// the data are of the class's kind. They are made in the constructor and belong to the panels that show them. The
/// document changes its kind at any time (undo, another file): a page that is not shown may still hear of changes, and
/// must bear them.
class WorldPages : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// What the data are, to be edited. In the panel World.
    virtual QWidget* world() const = 0;
    /// What theory says of them. In the panel Verdict.
    virtual QWidget* verdict() const = 0;
    /// Some of their rows. In the panel Data.
    virtual QWidget* preview() const = 0;

    /// In the status bar, behind "Theory:".
    virtual QString promise() const = 0;
    /// Whether something that is shown is still being read or computed.
    virtual bool isBusy() const { return false; }
    /// The run that is looked at, or null.
    virtual void setRun(RunModel*) {}
    /// Why what is being typed in Parameters cannot be used; an empty text ends that.
    virtual void setProblem(const QString&) {}

Q_SIGNALS:
    /// promise() has changed.
    void promiseChanged();
    /// The sheet by which the data are chosen is to be opened, where the kind has one.
    void editWanted();
    /// Something that was asked for could not be done.
    void problem(const QString& text);
};

}  // namespace disentangle
