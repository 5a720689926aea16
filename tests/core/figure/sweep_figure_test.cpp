// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/sweep/sweep_figure.h"

#include "core/base/error.h"
#include "core/figure/layout.h"
#include "core/figure/write/write.h"
#include "tests/core/record/support.h"

#include <cmath>
#include <limits>

namespace disentangle::figure {

using namespace disentangle::testing;

namespace {

/// Two rates, two sizes of a batch, two seeds: eight runs, rates slowest, seeds fastest.
struct SweptFolder {
    Folder folder;
    SweepIndex index{folder.path()};
    std::vector<SweepRun> runs;

    SweptFolder()
    {
        nlohmann::json document = preset_document("Example2", "recipe");
        document["training"] = {{"steps", 100}};
        runs = disentangle::runs_of(
            {document, "small", {{"training.rate", {"0.001", "0.002"}}, {"training.batch", {"32", "64"}}}, {0, 1}});
        index.plan({"training.rate", "training.batch"}, runs, 1);
    }
    void record(std::size_t number, const std::vector<double>& mcc, bool done)
    {
        RunWriter writer = RunWriter::create(index.run_file(runs[number].name), runs[number].experiment);
        writer.event(0, EventKind::start, "");
        for (std::size_t k = 0; k < mcc.size(); ++k)
            writer.metric(static_cast<std::int64_t>(50 * (k + 1)), metric::mcc, mcc[k]);
        if (done)
            writer.event(100, EventKind::finish, "Finished all 100 steps");
    }
    SweepStanding standing() const { return disentangle::standing_of(index); }
    Figure drawn(SweepForm form, const SweepSlice& slice) const
    {
        SweepCurveReader reader;
        const SweepStanding stands = standing();
        return sweep_figure(form, stands, reader.read(index, stands, slice.metric), slice, "Study small");
    }
};

const LinePanel& lines_of(const View& view)
{
    return std::get<LinePanel>(view.panels.front());
}

}  // namespace

TEST_CASE("a slice has the runs of two axes by row and column; another axis is held or averaged over")
{
    const SweptFolder swept;
    const SweepPlan plan = swept.index.read();
    const SweepSlice usual = usual_slice(plan);
    CHECK(usual.rows == 0);
    CHECK(usual.cols == 1);
    const SweepGrid grid = grid_of(plan, usual);
    CHECK(grid.row_name == "rate");
    CHECK(grid.cols == std::vector<std::string>{"32", "64"});
    CHECK(grid.cell(0, 1) == std::vector<std::size_t>{2, 3});
    CHECK(grid.cell(1, 0) == std::vector<std::size_t>{4, 5});

    SweepSlice seeds = usual;
    seeds.cols = seeds_axis(plan);
    CHECK(grid_of(plan, seeds).col_name == "seed");
    CHECK(grid_of(plan, seeds).cell(0, 1) == std::vector<std::size_t>{1, 3});
    seeds.held[1] = "64";
    CHECK(grid_of(plan, seeds).cell(0, 1) == std::vector<std::size_t>{3});
    seeds.rows = SweepSlice::no_axis;
    CHECK(grid_of(plan, seeds).cell(0, 0) == std::vector<std::size_t>{2, 6});
}

TEST_CASE("curves over the steps are means of what is done with a band, and thin lines of what is on its way")
{
    SweptFolder swept;
    swept.record(0, {0.2, 0.4}, true);
    swept.record(1, {0.4, 0.6}, true);
    swept.record(2, {0.3}, false);
    const Figure drawing = swept.drawn(SweepForm::training, usual_slice(swept.index.read()));
    REQUIRE(drawing.views.size() == 2);
    const LinePanel& panel = lines_of(drawing.views[0]);
    CHECK(panel.title == "rate 0.001");
    REQUIRE(panel.series.size() == 2);
    CHECK(panel.series[0].name == "batch 32");
    REQUIRE(panel.series[0].points.size() == 2);
    CHECK(panel.series[0].points[1].x == 100);
    CHECK(panel.series[0].points[1].y == doctest::Approx(0.5));
    // Deviation 0.1 sqrt 2, over sqrt 2.
    CHECK(panel.series[0].spread[1] == doctest::Approx(0.1));
    CHECK(panel.series[1].name == "batch 64");
    CHECK(panel.series[1].points.size() == 1);
    CHECK(panel.series[1].weight < 1);
    CHECK(panel.series[1].spread.empty());
    // Nothing of the other rate has begun, and the panel says so.
    CHECK(std::holds_alternative<MissingPanel>(drawing.views[1].panels.front()));
    CHECK(drawing.caption.find("2 of 8 runs done") != std::string::npos);
    CHECK_NOTHROW(lay_out(drawing, {183, {}, 7, Theme::light}));
    const std::string csv = to_csv(drawing);
    CHECK(csv.find("mcc") != std::string::npos);
}

TEST_CASE("no panel of a study stands alone below others")
{
    SweptFolder swept;
    Figure drawing = swept.drawn(SweepForm::training, usual_slice(swept.index.read()));
    const auto rows_of = [&drawing](int panels, int beside) {
        drawing.views.resize(static_cast<std::size_t>(panels), View{"more", "", {MissingPanel{"more", "", "none"}}});
        drawing.columns = columns_beside(panels, beside);
        std::vector<double> lefts;
        for (const Placed& placed : lay_out(drawing, {183, {}, 7, Theme::light}).panels)
            lefts.push_back(std::get<PlacedMissing>(placed).box.x);
        std::vector<int> rows;
        for (std::size_t k = 0; k < lefts.size(); ++k)
            if (k == 0 || lefts[k] <= lefts[k - 1])
                rows.push_back(1);
            else
                ++rows.back();
        return rows;
    };
    using Rows = std::vector<int>;
    CHECK(rows_of(3, 2) == Rows{1, 1, 1});
    CHECK(rows_of(4, 2) == Rows{2, 2});
    CHECK(rows_of(3, 3) == Rows{3});
    CHECK(rows_of(4, 3) == Rows{2, 2});
    CHECK(rows_of(5, 4) == Rows{3, 2});
    CHECK(rows_of(7, 3) == Rows{3, 2, 2});
    CHECK(rows_of(1, 3) == Rows{1});
    // Views of a run that a layout places by itself: the one that is alone is the first, over the whole width.
    drawing.even = false;
    const auto chosen = [&](int panels) {
        rows_of(panels, 2);
        drawing.columns = 0;
        std::vector<Rect> boxes;
        for (const Placed& placed : lay_out(drawing, {183, {}, 7, Theme::light}).panels)
            boxes.push_back(std::get<PlacedMissing>(placed).box);
        return boxes;
    };
    const std::vector<Rect> three = chosen(3);
    CHECK(three[0].width > 1.9 * three[1].width);
    CHECK(three[1].y == three[2].y);
    CHECK(three[0].y < three[1].y);
    const std::vector<Rect> five = chosen(5);
    CHECK(five[3].y == five[4].y);
}

TEST_CASE("several forms are one figure, with a caption that says once what is common to them")
{
    SweptFolder swept;
    swept.record(0, {0.2, 0.4}, true);
    SweepCurveReader reader;
    const SweepStanding stands = swept.standing();
    const SweepSlice slice = usual_slice(swept.index.read());
    const SweepCurves curves = reader.read(swept.index, stands, slice.metric);
    const std::vector<SweepForm> forms{parse_sweep_form("training"), parse_sweep_form("map")};
    Request request;
    request.format.width = 183;
    const Figure drawing = sweep_figure(forms, stands, curves, slice, "Study small", request);
    CHECK(drawing.views.size() == 3);
    CHECK(drawing.columns == 3);
    CHECK(
        drawing.caption ==
        "Study small. MCC over the training steps: mean of the runs that are done, with the standard error as a band. MCC "
        "at the last step, mean over the runs of a cell, by rate and batch. 1 of 8 runs done. MCC: mean |correlation| of "
        "true and matched learned factors.");
    request.format.width = 89;  // a column of a paper
    CHECK(sweep_figure(forms, stands, curves, slice, "Study small", request).columns == 1);
    request.columns = 2;
    CHECK(sweep_figure(forms, stands, curves, slice, "Study small", request).columns == 2);
    CHECK_THROWS_AS(parse_sweep_form("pie"), InputError);
}

TEST_CASE("columns of seeds make one panel with a curve for each row")
{
    SweptFolder swept;
    swept.record(0, {0.2, 0.4}, true);
    swept.record(5, {0.4, 0.6}, true);
    SweepSlice slice = usual_slice(swept.index.read());
    slice.cols = 2;
    const Figure drawing = swept.drawn(SweepForm::training, slice);
    REQUIRE(drawing.views.size() == 1);
    const LinePanel& panel = lines_of(drawing.views[0]);
    REQUIRE(panel.series.size() == 2);
    CHECK(panel.series[1].name == "rate 0.002");
    CHECK(panel.series[1].points[1].y == 0.6);
}

TEST_CASE("scores over an axis stand at its values, with a gap where no run is done")
{
    SweptFolder swept;
    swept.record(0, {0.2, 0.4}, true);
    swept.record(1, {0.4, 0.8}, true);
    swept.record(4, {0.4, 0.7}, true);
    const Figure drawing = swept.drawn(SweepForm::axis, usual_slice(swept.index.read()));
    const LinePanel& panel = lines_of(drawing.views.front());
    CHECK(panel.x.label == "rate");
    CHECK(panel.x.places == std::vector<std::pair<double, std::string>>{{0.001, "0.001"}, {0.002, "0.002"}});
    REQUIRE(panel.series.size() == 1);  // of the other batch nothing is done
    CHECK(panel.series[0].points[0].y == doctest::Approx(0.6));
    CHECK(panel.series[0].spread[0] == doctest::Approx(0.2));
    CHECK(panel.series[0].points[1].y == 0.7);
}

TEST_CASE("the map has a value where a run is done, none where it waits, and a mark where it failed")
{
    SweptFolder swept;
    swept.record(0, {0.2, 0.4}, true);
    swept.index.set_state(swept.runs[7].name, SweptState::failed, "its process was ended by signal 9 (Killed)");
    const Figure drawing = swept.drawn(SweepForm::map, usual_slice(swept.index.read()));
    const auto& panel = std::get<MatrixPanel>(drawing.views.front().panels.front());
    CHECK(panel.values(0, 0) == 0.4);
    CHECK(std::isnan(panel.values(0, 1)));
    CHECK(panel.marks == std::vector<Mark>{Mark::none, Mark::none, Mark::none, Mark::forbidden});
    CHECK(panel.limit == 1);
    CHECK_NOTHROW(to_svg(lay_out(drawing, {183, {}, 7, Theme::dark}), drawing));
}

TEST_CASE("a scale reaches from 0 to 1 for scores with a ceiling, and over the values for others")
{
    SweptFolder swept;
    swept.record(0, {0.2, 0.4}, true);
    const SweepStanding standing = swept.standing();
    const SweepGrid grid = grid_of(standing.plan, usual_slice(standing.plan));
    CHECK(scale_of(standing, grid, metric::mcc).low == 0);
    CHECK(scale_of(standing, grid, metric::mcc).high == 1);
    // Nothing has it: any scale that has a length.
    const ValueScale other = scale_of(standing, grid, metric::shd);
    CHECK(other.high > other.low);
}

TEST_CASE("the tables have a line for each setting, with mean, error and count of every score")
{
    SweptFolder swept;
    swept.record(0, {0.2, 0.25}, true);
    swept.record(1, {0.4, 0.75}, true);
    const SweepStanding standing = swept.standing();
    const std::string csv = figure::csv_of(standing);
    CHECK(csv.find("training.rate,training.batch,runs,done,failed,mcc,mcc_error,mcc_n\n") == 0);
    CHECK(csv.find("\n0.001,32,2,2,0,0.5,0.25,2\n") != std::string::npos);
    CHECK(csv.find("\n0.002,64,2,0,0,,,0\n") != std::string::npos);
    const std::string latex = latex_of(standing, "Study small");
    CHECK(latex.find("0.001 & 32 & 2/2 & $0.500 \\pm 0.250$ \\\\") != std::string::npos);
    CHECK(latex.find("\\bottomrule") != std::string::npos);
}

TEST_CASE("a curve that was read whole is not read again, and one that grows is")
{
    SweptFolder swept;
    swept.record(0, {0.2, 0.4}, true);
    swept.record(1, {0.2}, false);
    SweepCurveReader reader;
    CHECK(reader.read(swept.index, swept.standing(), "mcc")[1].size() == 1);
    fs::remove(swept.index.run_file(swept.runs[1].name));
    swept.record(1, {0.2, 0.3}, true);
    const SweepStanding standing = swept.standing();
    CHECK(reader.read(swept.index, standing, "mcc")[1].size() == 2);
    fs::remove(swept.index.run_file(swept.runs[1].name));
    CHECK(reader.read(swept.index, standing, "mcc")[1].size() == 2);
    CHECK(reader.read(swept.index, standing, "loss")[1].empty());
}

}  // namespace disentangle::figure
