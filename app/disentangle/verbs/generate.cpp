// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/rows_file.h"
#include "app/disentangle/source.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
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

/// One array of a data set.
struct Array {
    FileRows rows;
    std::vector<std::string> columns;
};

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

int generate(const GenerateOptions& options)
{
    const Experiment experiment = options.source.load();
    if (experiment.data_kind != "synthetic")
        throw InputError(options.source.what, "data.kind", "found " + experiment.data_kind,
                         "synthetic: only a world can be drawn from");
    const CausalGraph& graph = experiment.world.graph;
    const Place place = place_of(options.out);
    std::vector<std::string> names{"x", "z"};
    if (graph.Ga)
        names.push_back("a");
    for (std::string& name : names)
        name += "." + options.format;
    names.push_back("experiment.json");
    for (const std::string& name : names) {
        if (!options.force && fs::exists(place.file(name))) {
            throw InputError("--out " + options.out + ": " + place.file(name).string() +
                             " exists already; give another place or --force");
        }
    }

    const World world(experiment.world);
    const Split split = options.split == "test"         ? Split::test
                        : options.split == "validation" ? Split::validation
                                                        : Split::train;
    const int threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    Dataset data = world.sample(split, options.rows.value_or(world.rows(split)), 0, threads);
    const Array arrays[] = {{{std::move(data.x), data.rows, data.steps, data.d_x}, default_names("x", data.d_x)},
                            {{std::move(data.z), data.rows, data.steps, data.d_z}, graph.latents},
                            {{std::move(data.a), data.rows, 1, data.d_a}, graph.actions}};
    Together files(place);
    nlohmann::json written = nlohmann::json::array();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool is_array = i + 1 < names.size();
        files.write(place.file(names[i]), is_array ? format_rows(arrays[i].rows, arrays[i].columns, options.format)
                                                   : format_experiment(experiment));
        written.push_back(place.file(names[i]).string());
    }
    files.keep();

    if (options.json) {
        print_summary(nlohmann::json{{"files", written},
                                     {"split", options.split},
                                     {"rows", data.rows},
                                     {"steps", data.steps},
                                     {"d_x", data.d_x},
                                     {"d_z", data.d_z},
                                     {"d_a", data.d_a}}
                          .dump() +
                      '\n');
        return exit_done;
    }
    std::string text;
    for (const nlohmann::json& file : written)
        text += file.get<std::string>() + '\n';
    print_summary(text);
    say(std::to_string(data.rows) + (data.steps == 2 ? " pairs of consecutive rows" : " rows") + " of the " +
        options.split + " split");
    return exit_done;
}

}  // namespace

void add_generate(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("generate", "Write data drawn from an experiment: x, z and a");
    auto options = std::make_shared<GenerateOptions>();
    options->source.add_to(*verb);
    verb->add_option("--out", options->out,
                     "Folder to write to, made if needed; a name that ends in '-' or '_' is a prefix of file names")
        ->required()
        ->type_name("PLACE");
    verb->add_option("--format", options->format, "npy (float32) or csv (default: npy)")
        ->type_name("NAME")
        ->check(CLI::IsMember({"npy", "csv"}));
    verb->add_option("--split", options->split, "train, validation or test (default: train); splits share no draw")
        ->type_name("NAME")
        ->check(CLI::IsMember({"train", "validation", "test"}));
    verb->add_option("--rows", options->rows, "How many (default: the split's size in the experiment)")
        ->type_name("N")
        ->check(CLI::Range(1, 100'000'000));
    verb->add_flag("--force", options->force, "Replace files that exist");
    verb->add_flag("--json", options->json, "Print what was written as one JSON object");
    verb->footer("With time, x and z are rows x 2 x d in NPY, and two lines per row in CSV.\n"
                 "Example:\n"
                 "  disentangle generate ActionDiag --out data --split test --rows 10000");
    verb->callback([&action, options] { action = [options] { return generate(*options); }; });
}

}  // namespace disentangle
