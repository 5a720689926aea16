// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/png.h"
#include "core/figure/text.h"
#include "core/figure/write/write.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace disentangle::figure {

namespace {

constexpr int decimals = 3;  // micrometres

std::string mm(double value)
{
    return fixed_number(value, decimals);
}

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        default:
            // XML has no place for control characters, not even escaped.
            result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return result;
}

std::string attribute(const char* name, const std::string& value)
{
    return std::string(" ") + name + "=\"" + value + '"';
}

std::string stroke_of(const Pen& pen)
{
    if (pen.width <= 0)
        return {};
    std::string text = attribute("stroke", hex(pen.colour)) + attribute("stroke-width", mm(pen.width));
    if (!pen.dash.empty()) {
        std::string lengths;
        for (const double length : pen.dash)
            lengths += (lengths.empty() ? "" : " ") + mm(length);
        text += attribute("stroke-dasharray", lengths);
    }
    return text;
}

std::string fill_of(const std::optional<Colour>& fill)
{
    return attribute("fill", fill ? hex(*fill) : "none");
}

std::string box(const Rect& rect)
{
    return attribute("x", mm(rect.x)) + attribute("y", mm(rect.y)) + attribute("width", mm(rect.width)) +
           attribute("height", mm(rect.height));
}

std::string base64(std::string_view bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k)
            three = three << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k <= bytes.size() ? letters[three >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

class SvgWriter {
public:
    std::string body;
    std::string clips;
    bool has_images = false;

    void operator()(const Path& path)
    {
        std::string points;
        for (const Place& place : path.points)
            points += (points.empty() ? "" : " ") + mm(place.x) + ',' + mm(place.y);
        body += path.closed ? "<polygon" : "<polyline";
        body += attribute("points", points) + fill_of(path.fill) + stroke_of(path.pen) +
                (path.pen.width > 0 && path.points.size() > 2 ? attribute("stroke-linejoin", "round") : "") + "/>\n";
    }
    void operator()(const Box& shape)
    {
        body += "<rect" + box(shape.rect) + fill_of(shape.fill) + stroke_of(shape.pen) + "/>\n";
    }
    void operator()(const Dot& dot)
    {
        body += "<circle" + attribute("cx", mm(dot.centre.x)) + attribute("cy", mm(dot.centre.y)) +
                attribute("r", mm(dot.radius)) + fill_of(dot.fill) + "/>\n";
    }
    void operator()(const Label& label)
    {
        if (label.text.empty())
            return;
        constexpr const char* anchors[]{"", "middle", "end"};
        const std::string x = mm(label.at.x), y = mm(label.at.y);
        body += "<text" + attribute("x", x) + attribute("y", y) + attribute("font-size", mm(label.size * mm_per_pt)) +
                attribute("fill", hex(label.colour));
        if (label.anchor != Anchor::start)
            body += attribute("text-anchor", anchors[static_cast<int>(label.anchor)]);
        if (label.bold)
            body += attribute("font-weight", "bold");
        if (label.upwards)
            body += attribute("transform", "rotate(-90 " + x + ' ' + y + ')');
        body += '>';
        double drop = 0;  // of the run before
        for (const Run& run : runs_of(label.text)) {
            const double wanted = run.index ? index_drop * label.size * mm_per_pt : 0;
            if (run.index || drop != 0)
                body += "<tspan" + attribute("dy", mm(wanted - drop)) +
                        (run.index ? attribute("font-size", mm(label.size * mm_per_pt * index_size)) : "") + '>' +
                        escaped(run.text) + "</tspan>";
            else
                body += escaped(run.text);
            drop = wanted;
        }
        body += "</text>\n";
    }
    void operator()(const Image& image)
    {
        const Picture& picture = image.picture;
        const std::string png = format_png(picture.bytes, picture.width, picture.height, picture.channels);
        body += "<image" + box(image.rect) + attribute("preserveAspectRatio", "none") +
                attribute("image-rendering", "optimizeSpeed") + attribute("style", "image-rendering: pixelated") +
                attribute("xlink:href", "data:image/png;base64," + base64(png)) + "/>\n";
        has_images = true;
    }
    void operator()(const Clip& clip)
    {
        const std::string name = "clip" + std::to_string(++clip_count_);
        clips += "<clipPath" + attribute("id", name) + "><rect" + box(clip.rect) + "/></clipPath>\n";
        body += "<g" + attribute("clip-path", "url(#" + name + ')') + ">\n";
    }
    void operator()(const Unclip&) { body += "</g>\n"; }

private:
    int clip_count_ = 0;
};

}  // namespace

std::string fixed_number(double value, int places)
{
    double scale = 1;
    for (int i = 0; i < places; ++i)
        scale *= 10;
    if (!std::isfinite(value) || std::abs(value) * scale > 9e17)
        return "0";
    const long long scaled = std::llround(value * scale);
    std::string digits = std::to_string(std::llabs(scaled));
    const auto wanted = static_cast<std::size_t>(places) + 1;
    if (digits.size() < wanted)
        digits.insert(0, wanted - digits.size(), '0');
    digits.insert(digits.size() - static_cast<std::size_t>(places), 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.')
        digits.pop_back();
    return (scaled < 0 ? "-" : "") + digits;
}

std::string to_svg(const Layout& layout, const Figure& figure)
{
    SvgWriter writer;
    for (const Shape& shape : draw(layout))
        std::visit(writer, shape);
    const std::string width = mm(layout.width), height = mm(layout.height);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"" +
           (writer.has_images ? attribute("xmlns:xlink", "http://www.w3.org/1999/xlink") : "") +
           attribute("width", width + "mm") + attribute("height", height + "mm") +
           attribute("viewBox", "0 0 " + width + ' ' + height) +
           attribute("font-family", "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif") + ">\n<title>" +
           escaped(plain(figure.title)) + "</title>\n<desc>" + escaped(plain(figure.caption)) + "</desc>\n" +
           (writer.clips.empty() ? "" : "<defs>\n" + writer.clips + "</defs>\n") + writer.body + "</svg>\n";
}

}  // namespace disentangle::figure
