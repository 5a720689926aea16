// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_export.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "ui/figure/figure_files.h"
#include "ui/figure/gif.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace disentangle {
namespace {

constexpr std::array formats{
    FigureFormatInfo{FigureFormat::svg, "svg", "SVG, drawing"},
    FigureFormatInfo{FigureFormat::pdf, "pdf", "PDF, drawing"},
    FigureFormatInfo{FigureFormat::png, "png", "PNG, picture"},
    FigureFormatInfo{FigureFormat::tex, "tex", "TikZ / pgfplots, LaTeX"},
    FigureFormatInfo{FigureFormat::csv, "csv", "CSV, the data behind it"},
    FigureFormatInfo{FigureFormat::gif, "gif", "GIF, animation of the scrubber"},
    FigureFormatInfo{FigureFormat::frames, "png", "PNG, a file for each frame"},
};

std::string_view bytesOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// name-000123.png
std::filesystem::path frameFile(const std::filesystem::path& target, int number)
{
    char digits[16];
    std::snprintf(digits, sizeof digits, "-%06d", number);
    return target.parent_path() / (target.stem().string() + digits + target.extension().string());
}

bool exportFrames(const FigureExport& wanted, figure::Source& source, const std::function<bool(int, int)>& goesOn)
{
    const std::vector<std::int64_t> steps = animatedSteps(source, wanted.frames);
    const int all = static_cast<int>(steps.size());
    std::unique_ptr<GifWriter> gif;
    std::vector<std::filesystem::path> written;
    figure::Request request = wanted.request;
    // Marks and sentences come and go between steps; all frames have the height of the last.
    request.step = steps.back();
    const figure::Figure last = figure::build_figure(request, source, figure::Detail::drawn);
    request.format.height = request.format.height.value_or(std::ceil(figure::lay_out(last, request.format).height));
    for (int i = 0; i < all; ++i) {
        request.step = steps[static_cast<std::size_t>(i)];
        const figure::Figure figure = figure::build_figure(request, source, figure::Detail::drawn);
        const figure::Layout layout = figure::lay_out(figure, request.format);
        if (wanted.format == FigureFormat::gif) {
            const QImage image = figureImage(layout, wanted.dpi);
            if (!gif)
                gif = std::make_unique<GifWriter>(image.size(),
                                                  std::max(2, static_cast<int>(std::lround(100 / wanted.perSecond))));
            gif->add(image);
        } else {
            written.push_back(frameFile(wanted.target, i + 1));
            write_file_atomically(written.back(), bytesOf(figurePng(layout, figure, wanted.dpi)));
        }
        if (goesOn && !goesOn(i + 1, all)) {
            std::error_code ignored;
            for (const auto& file : written)
                std::filesystem::remove(file, ignored);
            return false;
        }
    }
    if (gif)
        write_file_atomically(wanted.target, bytesOf(gif->finish()));
    return true;
}

}  // namespace

std::span<const FigureFormatInfo> figureFormats()
{
    return formats;
}

FigureFormat figureFormatOf(const std::string& file, bool animated)
{
    const std::string ending = figure::ending_of(file);
    for (const FigureFormatInfo& info : formats)
        if (info.ending == ending)
            return animated && info.format == FigureFormat::png ? FigureFormat::frames : info.format;
    throw InputError(file, "", ending.empty() ? "the name has no ending" : "the name ends in " + in_quotes(ending),
                     ".svg, .pdf, .png, .tex, .csv or .gif");
}

std::vector<std::int64_t> animatedSteps(figure::Source& source, int most)
{
    source.step_at({});  // says so where there is none
    const auto& steps = source.steps();
    const std::size_t count = std::min(steps.size(), static_cast<std::size_t>(std::max(most, 1)));
    std::vector<std::int64_t> chosen;
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(steps[count < 2 ? steps.size() - 1 : i * (steps.size() - 1) / (count - 1)]);
    return chosen;
}

bool exportFigure(const FigureExport& wanted, figure::Source& source, const std::function<bool(int, int)>& goesOn)
{
    figure::check_format(wanted.request.format);
    if (wanted.format == FigureFormat::gif || wanted.format == FigureFormat::frames)
        return exportFrames(wanted, source, goesOn);
    const figure::Detail detail =
        wanted.format == FigureFormat::csv ? figure::Detail::everything : figure::Detail::drawn;
    const figure::Figure figure = figure::build_figure(wanted.request, source, detail);
    if (goesOn && !goesOn(1, 1))
        return false;
    writeFigure(figure, wanted);
    return true;
}

void writeFigure(const figure::Figure& figure, const FigureExport& wanted)
{
    const figure::Format& format = wanted.request.format;
    figure::check_format(format);
    const auto text = [&](std::string_view ending) {
        write_file_atomically(wanted.target, figure::figure_text(ending, figure, format, wanted.bodyOnly));
    };
    switch (wanted.format) {
    case FigureFormat::svg: return text("svg");
    case FigureFormat::tex: return text("tex");
    case FigureFormat::csv: return text("csv");
    case FigureFormat::pdf:
        return write_file_atomically(wanted.target, bytesOf(figurePdf(figure::lay_out(figure, format), figure)));
    case FigureFormat::png:
        return write_file_atomically(wanted.target,
                                     bytesOf(figurePng(figure::lay_out(figure, format), figure, wanted.dpi)));
    case FigureFormat::gif:
    case FigureFormat::frames: break;
    }
    throw InputError(wanted.target.string(), "", "it has no steps to be animated", ".svg, .pdf, .png, .tex or .csv");
}

}  // namespace disentangle
