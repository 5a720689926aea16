// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/world/world_pages.h"

class QLabel;

namespace disentangle {

class ExperimentDocument;

/// Data of a kind that has no pages of its own: sentences that say where they are edited.
class PlainWorld : public WorldPages {
    Q_OBJECT

public:
    explicit PlainWorld(ExperimentDocument* document);

    QWidget* world() const override;
    QWidget* verdict() const override;
    QWidget* preview() const override;
    QString promise() const override;

private:
    void refresh();

    ExperimentDocument* m_document;
    QLabel *m_world, *m_verdict, *m_preview;
};

}  // namespace disentangle
