// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/scene_preview.h"

#include "core/base/failure.h"
#include "core/data/scene/world.h"
#include "core/data/source.h"
#include "core/experiment/kinds.h"
#include "ui/document/experiment_document.h"
#include "ui/language/translated.h"

#include <algorithm>
#include <vector>

namespace disentangle {
namespace {

constexpr int previewRows = 48;

struct Drawn {
    QList<QImage> frames;
    int steps = 1;
};

Drawn drawn(const WorldSpec& latents, const SceneSpec& scene)
{
    const SceneWorld world(latents, scene);
    const LatentSample rows = world.latents().sample(Split::train, std::min(previewRows, latents.train));
    const Shape shape = scene.frame();
    const auto pixels = static_cast<std::size_t>(shape.size());
    const auto count = static_cast<std::size_t>(rows.rows * rows.steps);
    std::vector<float> x(count * pixels);
    world.render(Split::train, consecutive_rows(0, rows.rows), rows.z.data(), x.data());
    Drawn result{{}, rows.steps};
    for (std::size_t i = 0; i < count; ++i)
        result.frames.append(imageOfFrame(x.data() + i * pixels, shape));
    return result;
}

}  // namespace

ScenePreview::ScenePreview(ExperimentDocument* document, QWidget* parent) : FrameGrid(parent), m_document(document)
{
    setAccessibleName(tr("Frames of the first training rows"));
    connect(document, &ExperimentDocument::changed, this, &ScenePreview::documentChanged);
}

void ScenePreview::documentChanged()
{
    m_stale = true;
    if (isVisible())
        ask();
}

void ScenePreview::showEvent(QShowEvent* event)
{
    FrameGrid::showEvent(event);
    if (m_stale)
        ask();
}

void ScenePreview::ask()
{
    const Experiment& experiment = m_document->experiment();
    if (experiment.data_kind != scene_data.name)
        return;
    m_stale = false;
    m_task.ask([this, latents = experiment.world,
                scene = experiment.own.get<SceneSpec>()](const std::stop_token&) -> NewestTask::Delivery {
        Drawn result;
        QString wrong;
        try {
            result = drawn(latents, scene);
        } catch (const std::exception& error) {
            wrong = translated(failure_in_words(error));
        }
        return [this, result, wrong] {
            setPlaceholder(wrong);
            setFrames(result.frames, result.steps);
        };
    });
}

}  // namespace disentangle
