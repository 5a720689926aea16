#include "app/disentangle/svg.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace disentangle {

namespace {

/// Hundredths of a pixel, written without the printer's locale and without trailing zeros.
std::string number(double value)
{
    const long long hundredths = std::llround(value * 100);
    const long long whole = std::llabs(hundredths) / 100, rest = std::llabs(hundredths) % 100;
    std::string text = (hundredths < 0 ? "-" : "") + std::to_string(whole);
    if (rest != 0) {
        text += '.';
        text += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) {
            text += static_cast<char>('0' + rest % 10);
        }
    }
    return text;
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

std::string attributes(const Svg::Stroke& stroke)
{
    if (stroke.colour == "none") {
        return {};
    }
    return " stroke=\"" + stroke.colour + "\" stroke-width=\"" + number(stroke.width) + "\"" +
           (stroke.dash.empty() ? "" : " stroke-dasharray=\"" + stroke.dash + "\"");
}

int channel(std::string_view colour, std::size_t at)
{
    int value = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
    return value;
}

}  // namespace

Svg::Svg(double width, double height) : width_(width), height_(height) {}

void Svg::rectangle(double x, double y, double width, double height, const std::string& fill, const Stroke& stroke)
{
    body_ += "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" +
             number(height) + "\" fill=\"" + fill + "\"" + attributes(stroke) + "/>\n";
}

void Svg::line(double x1, double y1, double x2, double y2, const Stroke& stroke)
{
    body_ += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) +
             "\"" + attributes(stroke) + "/>\n";
}

void Svg::polyline(const std::vector<std::pair<double, double>>& points, const Stroke& stroke)
{
    std::string run;
    const auto end_run = [&] {
        if (!run.empty()) {
            body_ += "<polyline points=\"" + run + "\" fill=\"none\" stroke-linejoin=\"round\"" + attributes(stroke) +
                     "/>\n";
            run.clear();
        }
    };
    for (const auto& [x, y] : points) {
        if (std::isfinite(x) && std::isfinite(y)) {
            run += (run.empty() ? "" : " ") + number(x) + "," + number(y);
        } else {
            end_run();
        }
    }
    end_run();
}

void Svg::text(double x, double y, std::string_view content, const Text& style)
{
    body_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(style.size) +
             "\" text-anchor=\"" + style.anchor + "\" fill=\"" + style.colour + "\"" +
             (style.bold ? " font-weight=\"bold\"" : "");
    if (style.rotation != 0) {
        body_ += " transform=\"rotate(" + number(style.rotation) + " " + number(x) + " " + number(y) + ")\"";
    }
    body_ += ">" + escaped(content) + "</text>\n";
}

std::string Svg::document(std::string_view title) const
{
    const std::string size = number(width_) + "\" height=\"" + number(height_);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"" + size + "\" viewBox=\"0 0 " +
           number(width_) + " " + number(height_) +
           "\" font-family=\"DejaVu Sans, Helvetica, Arial, sans-serif\">\n<title>" + escaped(title) + "</title>\n" +
           "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + body_ + "</svg>\n";
}

std::string mix(std::string_view from, std::string_view to, double fraction)
{
    const double part = std::clamp(fraction, 0.0, 1.0);
    const auto blend = [&](std::size_t at) {
        return static_cast<unsigned>(std::lround(channel(from, at) + part * (channel(to, at) - channel(from, at))));
    };
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", blend(1) & 0xffU, blend(3) & 0xffU, blend(5) & 0xffU);
    return text;
}

}  // namespace disentangle
