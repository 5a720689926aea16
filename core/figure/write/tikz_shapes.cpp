// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/write/tikz_shapes.h"

#include "core/figure/text.h"
#include "core/figure/write/write.h"

namespace disentangle::figure {

namespace {

std::string place(const Place& at)
{
    return '(' + fixed_number(at.x, 3) + ',' + fixed_number(at.y, 3) + ')';
}

struct ShapeWriter {
    TikzShapes& shapes;
    std::string text;

    std::string look(const Pen& pen, const std::optional<Colour>& fill) const
    {
        std::string options = pen.width > 0 ? shapes.pen(pen) : "draw=none";
        if (fill)
            options += ", fill=" + shapes.colour(*fill);
        return "\\path[" + options + "] ";
    }
    void operator()(const Path& path)
    {
        text += look(path.pen, path.fill);
        for (std::size_t i = 0; i < path.points.size(); ++i)
            text += (i > 0 ? " -- " : "") + place(path.points[i]);
        text += path.closed ? " -- cycle;\n" : ";\n";
    }
    void operator()(const Box& box)
    {
        text += look(box.pen, box.fill) + place({box.rect.x, box.rect.y}) + " rectangle " +
                place({box.rect.right(), box.rect.bottom()}) + ";\n";
    }
    void operator()(const Dot& dot)
    {
        text += look({}, dot.fill) + place(dot.centre) + " circle[radius=" + TikzShapes::mm(dot.radius) + "];\n";
    }
    void operator()(const Label& label)
    {
        if (label.text.empty())
            return;
        constexpr const char* anchors[]{"base west", "base", "base east"};
        text += std::string("\\node[anchor=") + anchors[static_cast<int>(label.anchor)] +
                ", text=" + shapes.colour(label.colour) + (label.upwards ? ", rotate=90" : "") + "] at " +
                place(label.at) + " {" + (label.size != shapes.font_size() ? TikzShapes::font(label.size) : "") +
                (label.bold ? "\\bfseries " : "") + latex_text(label.text) + "};\n";
    }
    /// LaTeX takes pixels from files of their own alone: where a picture would be, its outline is.
    void operator()(const Image& image) { (*this)(Box{image.rect, {}, {{}, 0.1}}); }
    void operator()(const Clip& clip)
    {
        text += "\\begin{scope}\\clip " + place({clip.rect.x, clip.rect.y}) + " rectangle " +
                place({clip.rect.right(), clip.rect.bottom()}) + ";\n";
    }
    void operator()(const Unclip&) { text += "\\end{scope}\n"; }
};

}  // namespace

std::string TikzShapes::all(const DisplayList& list)
{
    ShapeWriter writer{*this, {}};
    for (const Shape& shape : list)
        std::visit(writer, shape);
    return writer.text;
}

std::string TikzShapes::font(double points)
{
    constexpr double tex_points = 72.27 / 72;  // TeX's point is the smaller one
    return "\\fontsize{" + fixed_number(points * tex_points, 3) + "pt}{" + fixed_number(1.2 * points * tex_points, 3) +
           "pt}\\selectfont";
}

std::string TikzShapes::pen(const Pen& pen)
{
    std::string text = "draw=" + colour(pen.colour) + ", line width=" + mm(pen.width);
    if (!pen.dash.empty()) {
        text += ", dash pattern=";
        for (std::size_t i = 0; i < pen.dash.size(); ++i)
            text += (i == 0 ? "on " : i % 2 == 0 ? " on " : " off ") + mm(pen.dash[i]);
    }
    return text;
}

std::string TikzShapes::colour(Colour colour)
{
    const std::string digits = hex(colour).substr(1);
    colours_.insert(digits);
    return "c" + digits;
}

std::string TikzShapes::definitions() const
{
    std::string text;
    for (const std::string& digits : colours_) {
        std::string upper = digits;
        for (char& c : upper)
            c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
        text += "\\definecolor{c" + digits + "}{HTML}{" + upper + "}";
        text += "%\n";
    }
    return text;
}

std::string TikzShapes::mm(double length)
{
    return fixed_number(length, 3) + "mm";
}

}  // namespace disentangle::figure
