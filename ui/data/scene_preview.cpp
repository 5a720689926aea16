// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/scene_preview.h"

#include "core/base/failure.h"
#include "core/data/scene/world.h"
#include "core/data/source.h"
#include "core/experiment/kinds.h"
#include "ui/document/experiment_document.h"
#include "ui/language/translated.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace disentangle {
namespace {

constexpr int previewRows = 48;
constexpr int leastSide = 48, gapBetween = 4, gapWithin = 1;  // pixels

struct Drawn {
    QList<QImage> frames;
    int steps = 1;
};

QImage imageOf(const float* frame, const Shape& shape)
{
    QImage image(shape.width, shape.height, QImage::Format_RGB32);
    const auto byte = [](float value) { return static_cast<int>(std::lround(255 * std::clamp(value, 0.0F, 1.0F))); };
    for (int y = 0; y < shape.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < shape.width; ++x, frame += shape.channels)
            line[x] = shape.channels == 3 ? qRgb(byte(frame[0]), byte(frame[1]), byte(frame[2]))
                                          : qRgb(byte(frame[0]), byte(frame[0]), byte(frame[0]));
    }
    return image;
}

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
        result.frames.append(imageOf(x.data() + i * pixels, shape));
    return result;
}

}  // namespace

ScenePreview::ScenePreview(ExperimentDocument* document, QWidget* parent) : QWidget(parent), m_document(document)
{
    setAccessibleName(tr("Frames of the first training rows"));
    setMinimumHeight(leastSide + 2 * gapBetween);
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
    QWidget::showEvent(event);
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
            m_frames = result.frames;
            m_steps = result.steps;
            m_problem = wrong;
            update();
        };
    });
}

void ScenePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_frames.isEmpty()) {
        painter.setPen(colours().mutedText);
        painter.drawText(rect().adjusted(gapBetween, gapBetween, -gapBetween, -gapBetween),
                         Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_problem);
        return;
    }
    // As many as there is room for at the least size; then as large as they may be.
    const int inRow = m_steps * (leastSide + gapWithin) + gapBetween;
    const int columns = std::max(1, (width() - gapBetween) / inRow);
    const int side = std::max(leastSide, ((width() - gapBetween) / columns - gapBetween) / m_steps - gapWithin);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    for (int i = 0; i < m_frames.size(); ++i) {
        const int row = i / m_steps, step = i % m_steps;
        const QRect place(gapBetween + row % columns * (m_steps * (side + gapWithin) + gapBetween) +
                              step * (side + gapWithin),
                          gapBetween + row / columns * (side + gapBetween), side, side);
        if (place.top() > height())
            break;
        painter.drawImage(place, m_frames[i]);
    }
}

}  // namespace disentangle
