// SPDX-License-Identifier: GPL-3.0-or-later
// What a page holds. That it plays is tested in a browser (tests/page).
#include "core/figure/page/page.h"
#include "core/reading/learned_graph.h"
#include "support.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::testing;
using nlohmann::json;

namespace {

json recording_of(const std::string& page)
{
    const std::string_view begin = "id=\"recording\">";
    const std::size_t from = page.find(begin);
    REQUIRE(from != std::string::npos);
    return json::parse(page.substr(from + begin.size(), page.find("</script>", from) - from - begin.size()));
}

std::vector<int> bytes_of(const std::string& text)
{
    const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::vector<int> bytes;
    int bits = 0, count = 0;
    for (const char c : text) {
        if (c == '=')
            break;
        bits = (bits << 6 | static_cast<int>(digits.find(c))) & 0xFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(bits >> count & 0xFF);
        }
    }
    return bytes;
}

const json& view_of(const json& recording, const std::string& id)
{
    for (const json& view : recording["views"])
        if (view["id"] == id)
            return view;
    FAIL("no view " << id);
    return recording;
}

}  // namespace

TEST_CASE("a page holds every moment, with matrices to a 254th of their scale")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionDiag"), 5);
    figure::Source source(folder / "a.run");
    const json recording = recording_of(figure::to_page({}, source));
    CHECK(recording["steps"] == json{0, 100, 200, 300, 400});
    const json& moments = view_of(recording, "graphs")["moments"];
    REQUIRE(moments.size() == 5);
    const json& learned = moments[4]["panels"][1];
    const json& form = recording["forms"][learned[0].get<std::size_t>()];
    CHECK(form["type"] == "matrix");
    REQUIRE(form["rows"] == 10);
    const std::vector<int> bytes = bytes_of(recording["values"][learned[1].get<std::size_t>()]);
    REQUIRE(bytes.size() == (form["marked"] == true ? 200U : 100U));
    // The learned order is the true one reversed (record_whole()).
    const Eigen::MatrixXd recorded = matrix_of(numbered(10, 10)).colwise().reverse();
    for (int i = 0; i < 10; ++i)
        for (int j = 0; j < 10; ++j)
            CHECK(std::abs(bytes[static_cast<std::size_t>(10 * i + j)] / 254.0 -
                           std::clamp(recorded(i, j), 0.0, 1.0)) <= 0.5 / 254 + 1e-6);
    // What does not change is kept once.
    CHECK(moments[0]["panels"][0] == moments[4]["panels"][0]);
    CHECK(view_of(recording, "scores")["moments"].size() == 1);
}

TEST_CASE("a page asks nothing of the network and lets no name of the user become markup")
{
    const Folder folder;
    Experiment experiment = preset_experiment("Example2");
    experiment.name = "</script><b>&";
    experiment.world.graph.latents[0] = "</script><i>";
    record_whole(folder / "a.run", experiment, 3);
    figure::Source source(folder / "a.run");
    const std::string page =
        figure::to_page({.lesson = "---\ntitle: T\n---\n# Look\n<script>alert(1)</script>\n\nand *this*"}, source);
    CHECK(page.find("http://www.w3.org/2000/svg") != std::string::npos);  // a name, not an address
    for (const char* asking : {"https:", "src=", "url(", "@import", "fetch("})
        CHECK(page.find(asking) == std::string::npos);
    CHECK(page.find("<b>&") == std::string::npos);
    CHECK(page.find("<i>") == std::string::npos);
    CHECK(page.find("alert(1)") == std::string::npos);
    CHECK(page.find("<h1>Look</h1>") != std::string::npos);
    CHECK(page.find("<em>this</em>") != std::string::npos);
    CHECK(page.find("title: T") == std::string::npos);
    CHECK(view_of(recording_of(page), "graphs").is_object());
}

TEST_CASE("a page leaves moments out until it is small enough, never the first and the last")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("ActionTime"), 40);
    figure::Source source(folder / "a.run");
    const std::string whole = figure::to_page({}, source);
    CHECK(recording_of(whole)["steps"].size() == 40);
    const std::string small = figure::to_page({.most_bytes = whole.size() - 1}, source);
    CHECK(small.size() < whole.size());
    const json steps = recording_of(small)["steps"];
    CHECK(steps.size() == 30);
    CHECK(steps.front() == 0);
    CHECK(steps.back() == 3900);
    CHECK_THROWS_WITH_AS(figure::to_page({.most_bytes = 1000}, source), doctest::Contains("name fewer views"),
                         InputError);
}

TEST_CASE("a page of chosen views has these, and an unknown one is an error that lists them")
{
    const Folder folder;
    record_whole(folder / "a.run", preset_experiment("Example2"), 3);
    figure::Source source(folder / "a.run");
    const json recording = recording_of(figure::to_page({.views = {"graphs", "scores"}}, source));
    REQUIRE(recording["views"].size() == 2);
    CHECK(recording["views"][0]["id"] == "graphs");
    CHECK_THROWS_WITH_AS(figure::to_page({.views = {"graph"}}, source), doctest::Contains("did you mean 'graphs'?"),
                         InputError);
}
