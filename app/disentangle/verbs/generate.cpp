// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/rows_file.h"
#include "app/disentangle/source.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/png.h"
#include "core/data/scene/world.h"
#include "core/data/source.h"
#include "core/data/tasks/source.h"
#include "core/experiment/kinds.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <thread>
#include <utility>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

struct GenerateOptions {
    ExperimentSource source;
    std::string out;
    std::string format = "npy";
    std::string split = "train";
    std::optional<int> rows;
    bool force = false;
    bool json = false;
};

/// Rows whose frames are written as files of their own.
constexpr int most_pictures = 100'000;

/// Where the files go: a folder that is made if needed, or, when `out` ends in '-', '_' or '.', names that start so.
struct Place {
    fs::path folder;
    std::string prefix;
    bool make_folder = false;

    fs::path file(const std::string& name) const { return folder / (prefix + name); }
};

Place place_of(const std::string& out)
{
    Place place;
    const fs::path path(out);
    if (!out.empty() && std::string("-_.").find(out.back()) != std::string::npos && path.filename() != "." &&
        path.filename() != "..") {
        place.folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
        place.prefix = path.filename().string();
    } else {
        place.folder = path;
        place.make_folder = !fs::exists(path);
    }
    if (!place.make_folder && !fs::is_directory(place.folder)) {
        throw InputError("--out " + out + ": " + place.folder.string() +
                         (fs::exists(place.folder) ? " is not a folder" : ": there is no such folder"));
    }
    return place;
}

/// Files that are there together or not at all: what was written is removed again unless keep() is called.
class Together {
public:
    explicit Together(const Place& place)
    {
        if (place.make_folder) {
            std::error_code error;
            fs::create_directory(place.folder, error);
            if (error)
                throw InputError("--out " + place.folder.string() + ": cannot be made: " + error.message());
            folder_ = place.folder;
        }
    }
    ~Together()
    {
        std::error_code ignored;
        for (const fs::path& file : written_)
            fs::remove(file, ignored);
        if (!folder_.empty())
            fs::remove(folder_, ignored);
    }
    Together(const Together&) = delete;
    Together& operator=(const Together&) = delete;

    void write(const fs::path& file, const std::string& content)
    {
        const bool replaces = fs::exists(file);
        write_file_atomically(file, content);
        if (!replaces)
            written_.push_back(file);
    }
    void keep()
    {
        written_.clear();
        folder_.clear();
    }

private:
    std::vector<fs::path> written_;
    fs::path folder_;
};

/// What is written, file by file, and what is said of it.
struct Written {
    /// Names, without the prefix of --out, and contents, made one after the other.
    std::vector<std::pair<std::string, std::function<std::string()>>> files;
    nlohmann::json sizes;  ///< of the answer to --json
};

struct Wanted {
    Split split = Split::train;
    int rows = 0, threads = 1;
    std::string format;
};

/// x, z and a of a world that is mixed into vectors.
Written written_vectors(const Experiment& experiment, const Wanted& wanted)
{
    const World world(experiment.world);
    const auto data = std::make_shared<const Dataset>(world.sample(wanted.split, wanted.rows, 0, wanted.threads));
    const CausalGraph& graph = experiment.world.graph;
    const auto array = [&wanted, data](const char* name, const std::vector<float>& values, int steps, int width,
                                       std::vector<std::string> columns) {
        return std::pair(name + ("." + wanted.format), std::function([=, &values, format = wanted.format] {
                             return format_rows({values, data->rows, steps, width}, columns, format);
                         }));
    };
    Written written;
    written.files = {array("x", data->x, data->steps, data->d_x, default_names("x", data->d_x)),
                     array("z", data->z, data->steps, data->d_z, graph.latents)};
    if (graph.Ga)
        written.files.push_back(array("a", data->a, 1, data->d_a, graph.actions));
    written.sizes = {{"steps", data->steps}, {"d_x", data->d_x}, {"d_z", data->d_z}, {"d_a", data->d_a}};
    return written;
}

/// "x-000012.png", of the second step "x-000012-2.png".
std::string name_of_frame(int row, int step, int steps)
{
    const std::string number = std::to_string(row + 1);
    return "x-" + std::string(number.size() < 6 ? 6 - number.size() : 0, '0') + number +
           (steps > 1 ? '-' + std::to_string(step + 1) : "") + ".png";
}

/// Frames of a scene as bytes, rendered a few at a time.
std::vector<std::uint8_t> drawn_frames(const SceneWorld& world, const LatentSample& latents, Split split)
{
    constexpr int together = 512;
    const auto pixels = static_cast<std::size_t>(world.scene().frame().size() * latents.steps);
    std::vector<std::uint8_t> bytes;
    bytes.reserve(static_cast<std::size_t>(latents.rows) * pixels);
    for (int first = 0; first < latents.rows; first += together) {
        const int count = std::min(together, latents.rows - first);
        std::vector<float> frames(static_cast<std::size_t>(count) * pixels);
        world.render(split, consecutive_rows(first, count),
                     latents.z.data() + static_cast<std::ptrdiff_t>(first) * latents.steps * latents.d_z,
                     frames.data());
        const std::vector<std::uint8_t> drawn = frame_bytes(frames, 1);
        bytes.insert(bytes.end(), drawn.begin(), drawn.end());
    }
    return bytes;
}

/// Frames: one array, or a picture each.
void add_frames(const std::shared_ptr<const std::vector<std::uint8_t>>& bytes, int rows, int steps, const Shape& frame,
                const std::string& format, Written& written)
{
    if (format == "npy")
        written.files.emplace_back("x.npy", [=] { return format_frames(*bytes, rows, steps, frame); });
    const auto pixels = static_cast<std::size_t>(frame.size());
    for (int i = 0; format == "png" && i < rows * steps; ++i)
        written.files.emplace_back(name_of_frame(i / steps, i % steps, steps), [=] {
            return format_png(std::span(*bytes).subspan(static_cast<std::size_t>(i) * pixels, pixels), frame.width,
                              frame.height, frame.channels);
        });
    written.sizes.update({{"height", frame.height}, {"width", frame.width}, {"channels", frame.channels}});
}

/// Frames, z and a of a scene.
Written written_frames(const Experiment& experiment, const Wanted& wanted)
{
    if (wanted.format == "csv")
        throw InputError("--format", "", "found csv, and the observations are frames", "npy or png");
    const SceneWorld world(experiment.world, experiment.own.get<SceneSpec>());
    const auto latents =
        std::make_shared<const LatentSample>(world.latents().sample(wanted.split, wanted.rows, 0, wanted.threads));
    const auto bytes = std::make_shared<const std::vector<std::uint8_t>>(drawn_frames(world, *latents, wanted.split));
    const Shape frame = world.scene().frame();
    Written written;
    written.sizes = {{"steps", latents->steps}, {"d_x", frame.size()}, {"d_z", latents->d_z}, {"d_a", latents->d_a}};
    add_frames(bytes, latents->rows, latents->steps, frame, wanted.format, written);
    written.files.emplace_back("z.npy", [=] {
        return format_rows({latents->z, latents->rows, latents->steps, latents->d_z}, {}, "npy");
    });
    if (experiment.world.graph.Ga)
        written.files.emplace_back("a.npy", [=] {
            return format_rows({latents->a, latents->rows, 1, latents->d_a}, {}, "npy");
        });
    return written;
}

/// Points of tasks, those of one behind each other.
struct TaskPointRows {
    std::vector<float> x, z, y, task;
};

/// x, or frames, z, y and the number of its task of every point.
Written written_tasks(const Experiment& experiment, const Wanted& wanted)
{
    const TasksSpec& spec = experiment.own.get<TasksSpec>();
    const bool frames = spec.mixing == TaskMixing::scene;
    if (frames && wanted.format == "csv")
        throw InputError("--format", "", "found csv, and the observations are frames", "npy or png");
    const Data data = make_tasks(spec, wanted.threads);
    const int points = data.source->facts().points, d_x = data.source->facts().d_x(), rows = wanted.rows;
    const auto drawn = std::make_shared<TaskPointRows>();
    const std::vector<std::int32_t> numbers = consecutive_rows(0, rows);
    drawn->x.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(d_x));
    drawn->y.resize(numbers.size());
    data.source->fill(wanted.split, numbers, {drawn->x, {}, drawn->y});
    drawn->z = data.truth->latents(wanted.split, numbers);
    for (const std::int32_t number : numbers)
        drawn->task.push_back(static_cast<float>(number / points + 1));
    const std::string of_arrays = wanted.format == "csv" ? "csv" : "npy";
    const auto array = [&](const char* name, const std::vector<float>& values, int width,
                           std::vector<std::string> columns) {
        return std::pair(name + ("." + of_arrays), std::function([=, &values] {
                             return format_rows({values, rows, 1, width}, columns, of_arrays);
                         }));
    };
    const auto kept = [drawn](auto file) {  // as long as its contents are asked for
        return std::pair(file.first, std::function([drawn, content = file.second] { return content(); }));
    };
    Written written;
    written.sizes = {
        {"steps", 1}, {"d_x", d_x}, {"d_z", spec.latents}, {"d_a", 0}, {"tasks", (rows + points - 1) / points}};
    if (frames)
        add_frames(std::make_shared<const std::vector<std::uint8_t>>(frame_bytes(drawn->x, 1)), rows, 1,
                   spec.scene.frame(), wanted.format, written);
    else
        written.files.push_back(kept(array("x", drawn->x, d_x, default_names("x", d_x))));
    written.files.push_back(kept(array("z", drawn->z, spec.latents, spec.names())));
    written.files.push_back(kept(array("y", drawn->y, 1, {"y"})));
    written.files.push_back(kept(array("task", drawn->task, 1, {"task"})));
    return written;
}

/// Rows that are written unless other ones are asked for: all there are, of a stream those of a thousand tasks.
int usual_rows(const Experiment& experiment, Split split)
{
    if (experiment.data_kind != tasks_data.name)
        return rows_of(experiment.world, split);
    const TasksSpec& spec = experiment.own.get<TasksSpec>();
    const int tasks = split == Split::test         ? test_tasks
                      : split == Split::validation ? validation_tasks
                      : spec.stream                ? 1000
                                                   : spec.tasks;
    return tasks * spec.points;
}

/// Whether observations are frames.
bool shows_frames(const Experiment& experiment)
{
    return experiment.data_kind == scene_data.name ||
           (experiment.data_kind == tasks_data.name && experiment.own.get<TasksSpec>().mixing == TaskMixing::scene);
}

int generate(const GenerateOptions& options)
{
    const Experiment experiment = options.source.load();
    const bool tasks = experiment.data_kind == tasks_data.name;
    if (!has_world(experiment) && !tasks)
        throw InputError(options.source.what, "data.kind", "found " + experiment.data_kind,
                         "a world: only from one can data be drawn");
    const bool scene = shows_frames(experiment);
    if (!scene && options.format == "png")
        throw InputError("--format", "", "found png, and the observations are no frames", "npy or csv");
    const Place place = place_of(options.out);
    Wanted wanted;
    wanted.split = options.split == "test"         ? Split::test
                   : options.split == "validation" ? Split::validation
                                                   : Split::train;
    wanted.rows = options.rows.value_or(usual_rows(experiment, wanted.split));
    if (const TasksSpec& spec = experiment.own.get<TasksSpec>();
        tasks && wanted.split == Split::train && wanted.rows > spec.training_tasks() * spec.points)
        throw InputError("--rows", "", "found " + std::to_string(wanted.rows),
                         "at most " + std::to_string(spec.training_tasks() * spec.points) +
                             ", the points of all tasks");
    if (tasks && wanted.split != Split::train && wanted.rows > usual_rows(experiment, wanted.split))
        throw InputError("--rows", "", "found " + std::to_string(wanted.rows),
                         "at most " + std::to_string(usual_rows(experiment, wanted.split)) +
                             ", the points of all tasks of that split");
    wanted.threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    wanted.format = options.format;
    if (wanted.format == "png" && wanted.rows > most_pictures)
        throw InputError("--rows", "", "found " + std::to_string(wanted.rows) + " frames as PNG files",
                         "at most " + std::to_string(most_pictures) + ", or --format npy");
    // Before anything is drawn, for it may take long.
    const auto refuse_existing = [&](const std::string& name) {
        if (!options.force && fs::exists(place.file(name)))
            throw InputError("--out " + options.out + ": " + place.file(name).string() +
                             " exists already; give another place or --force");
    };
    std::vector<std::string> names{scene && wanted.format == "png"
                                       ? name_of_frame(0, 0, !tasks && experiment.world.graph.Gz ? 2 : 1)
                                       : "x." + wanted.format};
    const std::string of_arrays = wanted.format == "csv" ? ".csv" : ".npy";
    names.push_back("z" + of_arrays);
    if (tasks)
        names.insert(names.end(), {"y" + of_arrays, "task" + of_arrays});
    else if (experiment.world.graph.Ga)
        names.push_back("a" + of_arrays);
    names.push_back("experiment.json");
    std::ranges::for_each(names, refuse_existing);

    Written written = tasks   ? written_tasks(experiment, wanted)
                      : scene ? written_frames(experiment, wanted)
                              : written_vectors(experiment, wanted);
    written.files.emplace_back("experiment.json", [&experiment] { return format_experiment(experiment); });
    for (const auto& [name, content] : written.files)
        refuse_existing(name);
    Together files(place);
    nlohmann::json paths = nlohmann::json::array();
    for (const auto& [name, content] : written.files) {
        files.write(place.file(name), content());
        paths.push_back(place.file(name).string());
    }
    files.keep();

    if (options.json) {
        nlohmann::json answer{{"files", paths}, {"split", options.split}, {"rows", wanted.rows}};
        answer.update(written.sizes);
        print_summary(answer.dump() + '\n');
        return exit_done;
    }
    // Of many pictures the first and the last: all of them, by --json.
    constexpr std::size_t listed = 12;
    const auto pictures = static_cast<std::size_t>(
        std::ranges::count_if(written.files, [](const auto& file) { return file.first.ends_with(".png"); }));
    std::string text;
    for (std::size_t k = 0; k < paths.size(); ++k) {
        if (pictures > listed && k > 0 && k + 1 < pictures)
            continue;
        text += (pictures > listed && k + 1 == pictures ? "... " : "") + paths[k].get<std::string>() + '\n';
    }
    print_summary(text);
    say(std::to_string(wanted.rows) +
        (tasks                       ? " points of tasks"
         : experiment.world.graph.Gz ? " pairs of consecutive rows"
                                     : " rows") +
        " of the " + options.split + " split");
    return exit_done;
}

}  // namespace

void add_generate(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand(
        "generate", "Write data drawn from an experiment: x, z and a; of tasks x, z, y and task");
    auto options = std::make_shared<GenerateOptions>();
    options->source.add_to(*verb);
    verb->add_option("--out", options->out,
                     "Folder to write to, made if needed; a name that ends in '-' or '_' is a prefix of file names")
        ->required()
        ->type_name("PLACE");
    verb->add_option("--format", options->format,
                     "npy (float32; frames as bytes), csv, or of frames png, a file each (default: npy)")
        ->type_name("NAME")
        ->check(CLI::IsMember({"npy", "csv", "png"}));
    verb->add_option("--split", options->split, "train, validation or test (default: train); splits share no draw")
        ->type_name("NAME")
        ->check(CLI::IsMember({"train", "validation", "test"}));
    verb->add_option("--rows", options->rows, "How many (default: the split's size in the experiment)")
        ->type_name("N")
        ->check(CLI::Range(1, 100'000'000));
    verb->add_flag("--force", options->force, "Replace files that exist");
    verb->add_flag("--json", options->json, "Print what was written as one JSON object");
    verb->footer(
        "With time, x and z are rows x 2 x d in NPY, and two lines per row in CSV. Frames are rows x height x width x\n"
        "channels (with time rows x 2 x ...) of unsigned bytes, or files x-000001.png, ... Of tasks each row is a point\n"
        "of the task whose number is in task, with the target y; of a stream 1,000 tasks are written.\n"
        "Example:\n"
        "  disentangle generate ActionDiag --out data --split test --rows 10000\n"
        "  disentangle generate SceneActionDiag --out frames --format png --rows 20\n"
        "  disentangle generate Tasks6 --out tasks --format csv --rows 10000");
    verb->callback([&action, options] { action = [options] { return generate(*options); }; });
}

}  // namespace disentangle
