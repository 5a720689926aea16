// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figure/figure_export.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace disentangle {

/// What can be on a figure, one of the things to tick.
struct FigureChoice {
    QString id;  ///< as figure::Request names it
    QString name, sentence;
};

/// Evaluated steps, and the one that is looked at.
struct FigureSteps {
    qint64 first = 0, last = 0, shown = 0;
};

/// What figures are made of: a run at its steps, or a study. A value; its functions hold what they read.
struct FigureSubject {
    QList<FigureChoice> choices;
    std::optional<FigureSteps> steps;  ///< absent where it is not drawn at a step, and cannot be animated
    QString settings;                  ///< where what was chosen of it is remembered
    QString fileName;                  ///< that files are proposed to begin with
    QString folder;                    ///< where they go before one was chosen
    /// The figure of a request. Can be called from any thread. Throws InputError.
    std::function<figure::Figure(const figure::Request&)> drawn;
    /// Writes it, as exportFigure() does, from any thread.
    std::function<bool(const FigureExport&, const std::function<bool(int done, int all)>& goesOn)> write;
};

/// A run, the first of `runs`; the scores of the others are drawn beside its own. What a live run has added since is read anew.
FigureSubject figureOfRuns(const QStringList& runs, const FigureSteps& steps);

}  // namespace disentangle
