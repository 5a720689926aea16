// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_subject.h"

#include "core/figure/views.h"
#include "ui/document/file_path.h"
#include "ui/language/translated.h"

#include <QFileInfo>

#include <memory>
#include <mutex>

namespace disentangle {
namespace {

/// The runs, opened by the thread that draws and kept for the next drawing.
struct OpenedRuns {
    std::vector<std::filesystem::path> runs;
    std::mutex reading;
    std::optional<figure::Source> source;
    std::int64_t version = 0;

    figure::Source& get()
    {
        if (!source || source->run().data_version() != version) {
            source.emplace(runs);
            version = source->run().data_version();
        }
        return *source;
    }
};

}  // namespace

FigureSubject figureOfRuns(const QStringList& runs, const FigureSteps& steps)
{
    auto opened = std::make_shared<OpenedRuns>();
    for (const QString& run : runs)
        opened->runs.push_back(asPath(run));
    FigureSubject subject;
    for (const figure::ViewKind& kind : figure::view_kinds())
        subject.choices.append(
            {QString::fromUtf8(kind.id.data(), std::ssize(kind.id)), translated(kind.name), translated(kind.sentence)});
    subject.steps = steps;
    subject.settings = QStringLiteral("figure/views");
    subject.fileName = QFileInfo(runs.first()).completeBaseName();
    subject.folder = QFileInfo(runs.first()).path();
    subject.drawn = [opened](const figure::Request& request) {
        const std::lock_guard alone(opened->reading);
        try {
            return figure::build_figure(request, opened->get(), figure::Detail::drawn);
        } catch (...) {
            opened->source.reset();  // it may be whole again the next time
            throw;
        }
    };
    subject.write = [files = opened->runs](const FigureExport& wanted, const auto& goesOn) {
        figure::Source source(files);
        return exportFigure(wanted, source, goesOn);
    };
    return subject;
}

}  // namespace disentangle
