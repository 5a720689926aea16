// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/world_column.h"

#include "core/experiment/kinds.h"
#include "ui/document/experiment_document.h"
#include "ui/observe/run/run_model.h"
#include "ui/window/drawn_world.h"
#include "ui/window/panels.h"
#include "ui/window/world_kinds.h"
#include "ui/world/world_pages.h"

#include <algorithm>

namespace disentangle {

WorldColumn::WorldColumn(ExperimentDocument* document, Panels* panels, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_panels(panels),
      m_drawn(static_cast<DrawnWorld*>(pagesOf(std::string(synthetic_data.name)))),
      m_shown(pagesOf(document->experiment().data_kind))
{
    connect(document, &ExperimentDocument::changed, this, &WorldColumn::documentChanged);
    connect(document, &ExperimentDocument::replaced, this, &WorldColumn::documentChanged);
}

WorldPages* WorldColumn::pagesOf(const std::string& kind)
{
    const WorldKind& its = worldKind(kind);
    const auto made = std::ranges::find(m_made, &its, &Made::kind);
    if (made != m_made.end())
        return made->pages;
    WorldPages* pages = its.make(m_document);
    pages->setParent(this);
    connect(pages, &WorldPages::problem, this, &WorldColumn::problem);
    connect(pages, &WorldPages::editWanted, this, &WorldColumn::editWanted);
    connect(pages, &WorldPages::promiseChanged, this, [this, pages] {
        if (pages == m_shown)
            Q_EMIT promiseChanged();
    });
    pages->setRun(m_run);
    m_made.push_back({&its, pages});
    return pages;
}

void WorldColumn::documentChanged()
{
    WorldPages* pages = pagesOf(m_document->experiment().data_kind);
    if (pages == m_shown)
        return;
    m_shown = pages;
    m_panels->setContent(Panel::world, pages->world());
    m_panels->setContent(Panel::verdict, pages->verdict());
    m_panels->setContent(Panel::data, pages->preview());
    Q_EMIT changed();
    Q_EMIT promiseChanged();
}

void WorldColumn::setRun(RunModel* run)
{
    m_run = run;
    for (const Made& made : m_made)
        made.pages->setRun(run);
}

void WorldColumn::setProblem(const QString& problem)
{
    m_shown->setProblem(problem);
}

}  // namespace disentangle
