#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace disentangle {

/// A vector drawing in SVG 1.1: shapes as shapes, text as text, two decimals, no dates; so the same calls give the same
/// bytes everywhere. Lengths in CSS pixels, y downward. Colours as in SVG, "none" to leave out.
class Svg {
public:
    Svg(double width, double height);

    struct Stroke {
        std::string colour = "#333333";
        double width = 1;
        std::string dash = {};  ///< "4 2"; empty = solid
    };
    struct Text {
        double size = 11;
        std::string anchor = "start";  ///< start, middle, end
        std::string colour = "#222222";
        bool bold = false;
        double rotation = 0;           ///< degrees clockwise about its position
    };

    void rectangle(double x, double y, double width, double height, const std::string& fill, const Stroke& stroke);
    void line(double x1, double y1, double x2, double y2, const Stroke& stroke);
    /// Points left out (NaN) break the line.
    void polyline(const std::vector<std::pair<double, double>>& points, const Stroke& stroke);
    void text(double x, double y, std::string_view content, const Text& style);

    /// The document. `title` is what a browser shows and a screen reader says.
    std::string document(std::string_view title) const;

private:
    double width_, height_;
    std::string body_;
};

/// A colour between two of the form "#rrggbb"; `fraction` is clamped to [0, 1].
std::string mix(std::string_view from, std::string_view to, double fraction);

}  // namespace disentangle
