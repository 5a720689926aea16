// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/request.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace disentangle {

/// How a figure is written.
enum class FigureFormat {
    svg,
    pdf,
    png,
    tex,
    csv,
    gif,    ///< the scrubber, from the first step to the last
    frames  ///< the same as PNG files NAME-000001.png, ...
};

struct FigureFormatInfo {
    FigureFormat format;
    std::string_view ending;  ///< of file names
    std::string_view name;    ///< for people
};
std::span<const FigureFormatInfo> figureFormats();

struct FigureExport {
    figure::Request request;
    std::filesystem::path target;
    FigureFormat format = FigureFormat::svg;
    double dpi = 300;       ///< of png, gif and frames
    int frames = 60;        ///< of gif and frames, at most
    double perSecond = 10;  ///< frames of a gif
    bool bodyOnly = false;  ///< of tex: the tikzpicture alone

    static constexpr double leastDpi = 10, mostDpi = 2400;
    static constexpr int mostFrames = 5000;
};

/// The format that the ending of `file` asks for; png with frames is `frames`. Throws InputError that names the
/// possible endings.
FigureFormat figureFormatOf(const std::string& file, bool animated);

/// Writes the figure; an existing file is replaced whole or stays as it was. After every frame `goesOn` is told how
/// many are done of how many; when it returns false, writing stops and leaves nothing behind. Returns whether the
/// figure was written. Throws InputError for a wrong request, Error when the file cannot be written. Pictures need a
/// QGuiApplication. Can be called from any thread.
bool exportFigure(const FigureExport& wanted, figure::Source& source,
                  const std::function<bool(int done, int all)>& goesOn = {});

/// Writes a figure that is there already; an animation has more than one. Throws as exportFigure() does.
void writeFigure(const figure::Figure& figure, const FigureExport& wanted);

/// The evaluated steps that an animation shows: evenly spread, first and last among them, `most` at most.
std::vector<std::int64_t> animatedSteps(figure::Source& source, int most);

}  // namespace disentangle
