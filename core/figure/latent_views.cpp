// SPDX-License-Identifier: GPL-3.0-or-later
// Traversals and data: what the latents mean in the observations and beside the true factors.
#include "core/base/error.h"
#include "core/data/scene/world.h"
#include "core/experiment/kinds.h"
#include "core/figure/text.h"
#include "core/figure/ticks.h"
#include "core/figure/views.h"
#include "core/metrics/principal_components.h"
#include "core/reading/frames.h"
#include "core/reading/learned_graph.h"
#include "core/reading/matching.h"
#include "core/reading/points.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace disentangle::figure {

namespace {

constexpr int places = traversal_positions;
constexpr int middle = places / 2;
constexpr int most_latents = 16;  // in one drawing
constexpr Eigen::Index most_dimensions = 48;
constexpr int most_scatters = 12;

/// The observed dimensions that are drawn: all, or those that move most, in their own order.
std::vector<Eigen::Index> drawn_dimensions(const std::vector<const Eigen::MatrixXd*>& traversals, Detail detail)
{
    const Eigen::Index d_x = traversals.front()->cols();
    std::vector<Eigen::Index> order(static_cast<std::size_t>(d_x));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    if (detail == Detail::everything || d_x <= most_dimensions)
        return order;
    Eigen::RowVectorXd spread = Eigen::RowVectorXd::Zero(d_x);
    for (const Eigen::MatrixXd* traversal : traversals)
        for (Eigen::Index top = 0; top + places <= traversal->rows(); top += places) {
            const auto block = traversal->middleRows(top, places);
            spread = spread.cwiseMax(block.colwise().maxCoeff() - block.colwise().minCoeff());
        }
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return spread(a) > spread(b); });
    order.resize(most_dimensions);
    std::sort(order.begin(), order.end());
    return order;
}

MatrixPanel strip(const std::string& id, const std::string& name, const Eigen::MatrixXd& traversal, int latent,
                  const std::vector<Eigen::Index>& dimensions)
{
    MatrixPanel panel;
    panel.id = id;
    panel.row_title = name;
    panel.values.resize(places, static_cast<Eigen::Index>(dimensions.size()));
    for (std::size_t j = 0; j < dimensions.size(); ++j)
        panel.values.col(static_cast<Eigen::Index>(j)) =
            traversal.col(dimensions[j]).segment(static_cast<Eigen::Index>(latent) * places, places);
    for (const int place : {0, middle, places - 1})
        panel.row_ticks.emplace_back(place, number_label(traversal_move(place), 0));
    panel.origin_row = middle;
    panel.scale = MatrixPanel::Scale::around_zero;
    panel.square = false;
    panel.aspect = 0.2;
    return panel;
}

/// Of pictures every second place is drawn, so that in a column of a paper each can be made out; the first, the middle and
/// the last are among them.
constexpr int film_step = 2, film_places = (places - 1) / film_step + 1;
static_assert((places - 1) % (2 * film_step) == 0);

/// Pictures from left to right in place of a strip: the traversal of a latent whose x are scores of frames.
MatrixPanel film(const std::string& id, const std::string& name, const std::vector<float>& frames,
                 const disentangle::Shape& shape)
{
    MatrixPanel panel;
    panel.id = id;
    panel.row_title = name;
    panel.values = Eigen::MatrixXd::Zero(1, film_places);
    panel.square = false;
    panel.aspect = static_cast<double>(shape.height) / (film_places * shape.width);
    const auto pixels = static_cast<std::size_t>(shape.size());
    for (std::size_t i = 0; i < static_cast<std::size_t>(places); i += film_step) {
        Picture picture{shape.width, shape.height, shape.channels, {}};
        for (std::size_t k = 0; k < pixels; ++k)
            picture.bytes.push_back(
                static_cast<std::uint8_t>(std::lround(255 * std::clamp(frames[i * pixels + k], 0.0F, 1.0F))));
        panel.pictures.push_back(std::move(picture));
    }
    return panel;
}

void label_positions(MatrixPanel& panel)
{
    for (const int place : {0, middle, places - 1})
        panel.col_ticks.emplace_back(place / film_step, number_label(traversal_move(place), 0));
}

/// Some five of the dimensions drawn, at round numbers (from 1).
void label_dimensions(MatrixPanel& panel, const std::vector<Eigen::Index>& dimensions)
{
    const auto count = std::ssize(dimensions);
    std::ptrdiff_t every = 1;
    for (const std::ptrdiff_t step : {2, 5, 10, 20, 50})
        if (count / every > 6)
            every = step;
    for (std::ptrdiff_t j = 0; j < count; ++j)
        if ((j + 1) % every == 0 || (j == 0 && every != 2))  // 1 and 2 would touch
            panel.col_ticks.emplace_back(j, std::to_string(dimensions[static_cast<std::size_t>(j)] + 1));
    panel.x_label = "observed dimension";
}

double largest_move(const MatrixPanel& panel)
{
    const Eigen::MatrixXd moved = panel.values.rowwise() - panel.values.row(panel.origin_row);
    double largest = 0;
    for (const double value : moved.reshaped())
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(value));
    return largest;
}

/// 1, 2, 2.5 or 5 times a power of ten, at least `value`: the end of a scale that reads well.
double round_up(double value)
{
    if (!(value > 0))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= value * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

Eigen::VectorXd column(const Eigen::MatrixXd& matrix, int index)
{
    return matrix.col(static_cast<Eigen::Index>(index));
}

ScatterPanel scatter(const std::string& id, const Eigen::VectorXd& x, const Eigen::VectorXd& y)
{
    ScatterPanel panel;
    panel.id = id;
    for (Eigen::Index i = 0; i < x.size(); ++i)
        panel.points.push_back({x(i), y(i)});
    return panel;
}

/// Shades the points by the first action that moves the latent, on one scale for all actions.
void shade_by_action(ScatterPanel& panel, const Variables& variables, int latent,
                     const std::optional<Eigen::MatrixXd>& actions)
{
    const Adjacency* Ga = true_graph(variables, false);
    if (!actions || !Ga || actions->rows() != static_cast<Eigen::Index>(panel.points.size()))
        return;
    for (int l = 0; l < variables.d_a(); ++l) {
        if (!(*Ga)(latent, l))
            continue;
        const Eigen::VectorXd values = column(*actions, l);
        const double low = actions->minCoeff(), span = std::max(actions->maxCoeff() - low, 1e-12);
        panel.shade_column = variables.actions[static_cast<std::size_t>(l)];
        for (const double value : values) {
            panel.shade.push_back(ScatterPanel::faintest + (1 - ScatterPanel::faintest) * (value - low) / span);
            panel.shaded.push_back(value);
        }
        return;
    }
}

/// Learned latents where the true ones are unknown: their two main directions.
ScatterPanel main_directions(const Eigen::MatrixXd& latents)
{
    // A row that is not finite has no place, and must not take the others theirs.
    std::vector<Eigen::Index> finite;
    for (Eigen::Index i = 0; i < latents.rows(); ++i)
        if (latents.row(i).allFinite())
            finite.push_back(i);
    ScatterPanel panel;
    if (!finite.empty()) {
        const Eigen::MatrixXd scores = principal_components(latents(finite, Eigen::all), 2).scores;
        panel = scatter("", scores.col(0), scores.col(1));
    }
    panel.id = "principal_components";
    panel.x_label = "First principal component";
    panel.y_label = "Second";
    panel.x_column = "pc1";
    panel.y_column = "pc2";
    return panel;
}

/// What was recorded of a kind; absent when nothing was.
std::optional<Eigen::MatrixXd> matrix_at(const Moment& moment, std::string_view kind)
{
    const Snapshot* recorded = moment.snapshot(kind);
    return recorded ? std::optional(matrix_of(*recorded)) : std::nullopt;
}

/// True and learned strips stand beside each other. Learned ones alone do in pairs too, unless one would be left over.
int strip_columns(const View& view, bool beside)
{
    return beside || view.panels.size() % 2 == 0 ? 2 : 1;
}

/// The strips that have what is written below them.
std::vector<MatrixPanel*> last_row(View& view)
{
    std::vector<MatrixPanel*> panels;
    for (std::size_t i = view.panels.size() - std::min(static_cast<std::size_t>(view.columns), view.panels.size());
         i < view.panels.size(); ++i)
        panels.push_back(&std::get<MatrixPanel>(view.panels[i]));
    return panels;
}

/// The strips of the first `shown` latents, in matched order, each after the one of its true factor where that is known.
void add_strips(View& view, const Variables& variables, const Moment& moment, const Eigen::MatrixXd& learned,
                const Eigen::MatrixXd* truth, const std::vector<Eigen::Index>& dimensions, int shown, Detail detail)
{
    const Matching order = matching_of(moment, variables.d_z()).value_or(learned_order(variables.d_z()));
    for (int i = 0; i < shown; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (truth)
            view.panels.push_back(strip("true_traversal_" + std::to_string(i), with_number_index(variables.latents[at]),
                                        *truth, i, dimensions));
        const int k = order[at];
        MatrixPanel own =
            strip("traversal_" + std::to_string(k), with_number_index(learned_name(k)), learned, k, dimensions);
        // A learned latent is known up to its sign. It is drawn the way its factor moves; the data are as recorded.
        if (truth && detail != Detail::everything && sign_of(moment, variables.d_z(), i, k) < 0) {
            own.values = own.values.colwise().reverse().eval();
            own.row_title = "−" + own.row_title;
        }
        view.panels.push_back(std::move(own));
    }
    double limit = 0;
    for (const Panel& panel : view.panels)
        limit = std::max(limit, largest_move(std::get<MatrixPanel>(panel)));
    limit = round_up(limit);
    for (Panel& panel : view.panels)
        std::get<MatrixPanel>(panel).limit = limit;
    view.key.scale = Key::Scale{"change of x (sd)", -limit, limit, true};
}

/// The traversals of the first `shown` latents as pictures, in matched order, each after what the world's own renderer
/// draws as its true factor moves alike.
void add_films(View& view, const Experiment& experiment, const Moment& moment, const RunFrames& frames, int shown)
{
    const Variables variables = variables_of(experiment);
    const int d = variables.d_z();
    const FloatTable learned = recorded_traversal(moment, kind::traversal, d, variables.d_x),
                     truth = recorded(moment, kind::true_latents, d);
    const auto matching = matching_of(moment, d);
    const Matching order = matching.value_or(learned_order(d));
    std::optional<SceneWorld> world;
    if (matching && !truth.empty() && experiment.data_kind == scene_data.name)
        world.emplace(experiment.world, experiment.own.get<SceneSpec>());
    const std::vector<double> deviations = truth.empty() ? std::vector<double>() : deviations_of(truth);
    for (int i = 0; i < shown; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (world) {
            std::vector<float> z;
            for (int j = 0; j < places; ++j) {
                z.insert(z.end(), truth.row(0).begin(), truth.row(0).end());
                z[z.size() - static_cast<std::size_t>(d) + at] +=
                    static_cast<float>(traversal_move(j) * deviations[at]);
            }
            view.panels.push_back(film("true_traversal_" + std::to_string(i), with_number_index(variables.latents[at]),
                                       world->observe(z), frames.shape));
        }
        const int k = order[at];
        const FloatTable rows = learned.part(k * places, places);
        const bool reversed = world && sign_of(moment, d, i, k) < 0;
        std::vector<float> x;
        for (int j = 0; j < places; ++j) {
            const auto row = rows.row(reversed ? places - 1 - j : j);
            x.insert(x.end(), row.begin(), row.end());
        }
        view.panels.push_back(film("traversal_" + std::to_string(k),
                                   (reversed ? "−" : "") + with_number_index(learned_name(k)),
                                   frames.frames({x, places, variables.d_x}), frames.shape));
    }
    view.columns = strip_columns(view, world.has_value());
    for (MatrixPanel* panel : last_row(view))
        label_positions(*panel);
    if (world) {
        std::get<MatrixPanel>(view.panels[0]).title = "True latent moved (sd)";
        std::get<MatrixPanel>(view.panels[1]).title = "Learned latent moved (sd)";
    }
    view.sentence =
        std::string("What is seen as one ") +
        (world ? "true latent (left, by the renderer) or matched learned one (right, decoded) " : "learned latent ") +
        "moves from −2 to 2 standard deviations (sd) around one held-out frame." +
        (world ? " A minus marks learned latents that fall where their factor rises, drawn reversed." : "");
}

/// Each true latent against the learned one it is matched to.
void add_pairs(View& view, const Variables& variables, const Moment& moment, const Matching& matching,
               const Eigen::MatrixXd& truth, const Eigen::MatrixXd& latents, Detail detail)
{
    const auto actions = matrix_at(moment, kind::actions);
    const int d = variables.d_z(), shown = detail == Detail::everything ? d : std::min(d, most_scatters);
    for (int i = 0; i < shown; ++i) {
        const auto at = static_cast<std::size_t>(i);
        ScatterPanel panel = scatter("latent_" + std::to_string(i), column(truth, i), column(latents, matching[at]));
        panel.x_label = with_number_index(variables.latents[at]);
        panel.y_label = with_number_index(learned_name(matching[at]));
        panel.x_column = std::string(kind::true_latents) + '_' + std::to_string(i);
        panel.y_column = std::string(kind::latents) + '_' + std::to_string(matching[at]);
        shade_by_action(panel, variables, i, actions);
        view.panels.push_back(std::move(panel));
    }
    view.sentence = "Each true latent against the learned one it is matched to, for " + std::to_string(latents.rows()) +
                    " held-out rows";
    if (actions && true_graph(variables, false)) {
        view.sentence += ", shaded by the first action that moves it";
        view.key.scale = Key::Scale{"action", actions->minCoeff(), actions->maxCoeff(), false, ScatterPanel::faintest};
    }
    view.sentence += '.';
    if (shown < d)
        view.note = "Drawn: " + std::to_string(shown) + " of " + std::to_string(d) + " latents.";
}

/// Every decoded dimension against the observed one.
void add_reconstructions(View& view, const Moment& moment, Detail detail)
{
    const auto observed = matrix_at(moment, kind::observations);
    const auto decoded = matrix_at(moment, kind::reconstructions);
    if (!observed || !decoded || observed->rows() != decoded->rows() || observed->cols() != decoded->cols())
        return;
    constexpr Eigen::Index most_points = 2000;
    const Eigen::Index rows =
        detail == Detail::everything
            ? observed->rows()
            : std::clamp<Eigen::Index>(most_points / std::max<Eigen::Index>(observed->cols(), 1), 1, observed->rows());
    const Eigen::MatrixXd x = observed->topRows(rows), x_hat = decoded->topRows(rows);
    ScatterPanel panel = scatter(std::string(kind::reconstructions), x.reshaped(), x_hat.reshaped());
    panel.x_label = "x";
    panel.y_label = "decoded";
    panel.x_column = kind::observations;
    panel.y_column = kind::reconstructions;
    panel.diagonal = true;
    view.panels.push_back(std::move(panel));
    view.sentence += " Last, every decoded dimension of " + std::to_string(rows) + " rows against the observed one.";
}

}  // namespace

View traversals_view(Source& source, const Moment& moment, Detail detail)
{
    View view{"traversals", ""};
    view.flow = View::Flow::tiles;
    const Variables variables = variables_of(source.experiment());
    const int d = variables.d_z();
    const auto learned = matrix_at(moment, kind::traversal), truth = matrix_at(moment, kind::true_traversal);
    if (!learned) {
        view.sentence = "Latent traversals.";
        // Latents are recorded with them, of every method.
        const std::string why =
            matrix_at(moment, kind::latents)
                ? source.experiment().estimator_kind + " has no decoder, which would show what a latent does to x."
                : "No traversals were recorded in this run by this step. Runs that are trained now "
                  "hold them.";
        view.panels.push_back(MissingPanel{std::string(kind::traversal), "Latent traversals", why});
        return view;
    }
    const int drawn = std::min(d, most_latents);
    if (const auto frames = frames_of(moment, variables); frames && detail != Detail::everything) {
        add_films(view, source.experiment(), moment, *frames, drawn);
        if (drawn < d)
            view.note = "Drawn: " + std::to_string(drawn) + " of " + std::to_string(d) + " latents.";
        return view;
    }
    const bool beside = truth && matching_of(moment, d);
    std::vector<const Eigen::MatrixXd*> both{&*learned};
    if (beside)
        both.push_back(&*truth);
    const std::vector<Eigen::Index> dimensions = drawn_dimensions(both, detail);
    const int shown = detail == Detail::everything ? d : drawn;
    add_strips(view, variables, moment, *learned, beside ? &*truth : nullptr, dimensions, shown, detail);
    view.columns = strip_columns(view, beside);
    for (MatrixPanel* panel : last_row(view))
        label_dimensions(*panel, dimensions);
    if (beside) {
        std::get<MatrixPanel>(view.panels[0]).title = "True latent moved (sd)";
        std::get<MatrixPanel>(view.panels[1]).title = "Learned latent moved (sd)";
    }
    view.sentence =
        std::string("The observation x as one ") + (beside ? "true (left) or matched learned (right) " : "learned ") +
        "latent moves from −2 (top row of each strip) to 2 standard deviations (sd, bottom row) around one held-out "
        "data point, as the change from that point in sd of each dimension." +
        (beside ? " A latent is learned up to its sign: a minus marks those that fall where their factor rises, drawn "
                  "reversed, so that both sides move alike."
                : "");
    if (shown < d)
        view.note = "Drawn: " + std::to_string(shown) + " of " + std::to_string(d) + " latents";
    if (static_cast<Eigen::Index>(dimensions.size()) < learned->cols())
        view.note += (view.note.empty() ? "Drawn: the " : ", the ") + std::to_string(dimensions.size()) + " of " +
                     std::to_string(learned->cols()) + " observed dimensions that move most";
    if (!view.note.empty())
        view.note += '.';
    return view;
}

View data_view(Source& source, const Moment& moment, Detail detail)
{
    View view{"data", ""};
    view.flow = View::Flow::tiles;
    view.tile_width = 9.5;
    const Variables variables = variables_of(source.experiment());
    const auto latents = matrix_at(moment, kind::latents), truth = matrix_at(moment, kind::true_latents);
    if (!latents || latents->rows() == 0) {
        view.sentence = "Learned latents of held-out data.";
        view.panels.push_back(
            MissingPanel{std::string(kind::latents), "Learned latents",
                         "No latents of held-out data were recorded in this run by this step. Runs that are "
                         "trained now hold them."});
        return view;
    }
    const auto matching = matching_of(moment, variables.d_z());
    if (truth && matching && truth->rows() == latents->rows()) {
        add_pairs(view, variables, moment, *matching, *truth, *latents, detail);
    } else {
        view.panels.push_back(main_directions(*latents));
        view.sentence = "Learned latents of " + std::to_string(latents->rows()) +
                        " held-out rows along their two main directions; this run knows no true ones.";
    }
    add_reconstructions(view, moment, detail);
    return view;
}

}  // namespace disentangle::figure
