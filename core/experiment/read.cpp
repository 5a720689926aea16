#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/json_document.h"
#include "core/experiment/defaults.h"
#include "core/experiment/parameter_table.h"

#include <algorithm>

namespace disentangle {

namespace {

using nlohmann::json;

constexpr int format_version = 1;

/// Turns a parsed document into an experiment: names first, so that a misspelt key is reported before anything that
/// follows from its absence, then values, in the order in which defaults depend on each other.
class Reader {
public:
    explicit Reader(const JsonDocument& document) : document_(document) {}

    Experiment read() const
    {
        if (!document_.json.is_object())
            fail("", "found " + describe(document_.json), "an object with the keys " + listed(""));
        require_format();
        require_known("", document_.json);
        Experiment named;
        apply(named, "settings");
        const WorldSpec world = read_world();
        std::optional<GraphSearch> search;
        if (find("sparsity.search")) {
            apply(named, "sparsity.search");
            search = named.sparsity.search;
        }
        Experiment e = default_experiment(named.settings, world, search);
        for (const ParameterEntry& entry : parameter_table()) {
            if (!entry.parameter.key.starts_with("world."))
                apply(e, entry);
        }
        try {
            require_consistent(e, document_.file);
        } catch (const InputError& error) {
            throw with_line(error);
        }
        return e;
    }

private:
    [[noreturn]] void fail(const std::string& place, const std::string& found, const std::string& expected) const
    {
        throw with_line(InputError(document_.file, place, found, expected));
    }

    /// The same message with the line of the key it names, where that is known.
    InputError with_line(const InputError& error) const
    {
        const std::string message = error.what();
        const std::string prefix = document_.file.empty() ? "" : document_.file + ": ";
        if (!message.starts_with(prefix))
            return error;
        const std::string place = message.substr(prefix.size(), message.find(": ", prefix.size()) - prefix.size());
        const auto line = document_.lines.find(place);
        if (line == document_.lines.end())
            return error;
        return InputError(message + " (line " + std::to_string(line->second) + ")");
    }

    void require_format() const
    {
        const auto format = document_.json.find("format");
        if (format == document_.json.end() || *format == format_version)
            return;
        const bool newer = format->is_number() && format->get<double>() > format_version;
        fail("format", "found " + describe(*format),
             std::to_string(format_version) +
                 (newer ? "; it was written by a newer version of this program, update the program to open it" : ""));
    }

    void require_known(const std::string& section, const json& object) const
    {
        const std::vector<std::string> names = names_in_section(section);
        for (const auto& [name, value] : object.items()) {
            const std::string path = key_path(section, name);
            if (std::ranges::find(names, name) == names.end())
                fail_unknown(section, name, names);
            const bool is_section = !names_in_section(path).empty();
            if (is_section && !value.is_object())
                fail(path, "found " + describe(value), "an object with the keys " + listed(path));
            if (is_section)
                require_known(path, value);
        }
    }

    [[noreturn]] void fail_unknown(const std::string& section, const std::string& name,
                                   const std::vector<std::string>& names) const
    {
        const std::string path = key_path(section, printable(name, 40));
        std::string meant = closest_name(name, names);
        if (meant.empty())
            meant = suggest_key(name);
        if (meant.empty())
            fail(path, "unknown key " + in_quotes(name), "one of " + listed(section));
        fail(path, "unknown key " + in_quotes(name) + ", did you mean '" + meant + "'?", "");
    }

    /// The value of a key, or null when the document does not mention it.
    const json* find(const std::string& key) const
    {
        const json* value = &document_.json;
        for (std::size_t start = 0; start <= key.size();) {
            const std::size_t end = std::min(key.find('.', start), key.size());
            const auto child = value->find(key.substr(start, end - start));
            if (child == value->end())
                return nullptr;
            value = &*child;
            start = end + 1;
        }
        return value;
    }

    void apply(Experiment& e, const ParameterEntry& entry) const
    {
        const json* value = find(entry.parameter.key);
        if (!value)
            return;
        if (const auto problem = mismatch(entry.parameter, *value))
            fail(entry.parameter.key, problem->found, problem->expected);
        entry.set(e, *value);
    }

    void apply(Experiment& e, std::string_view key) const { apply(e, *find_entry(key)); }

    WorldSpec read_world() const
    {
        const json* graph = find("world.graph");
        if (!graph)
            fail("world.graph", "found nothing", "an object with Ga, Gz or both");
        Experiment e;
        try {
            e.world = default_world(graph_from_json(*graph, document_.file, "world.graph"));
        } catch (const InputError& error) {
            throw with_line(error);
        }
        for (const ParameterEntry& entry : parameter_table()) {
            if (entry.parameter.key.starts_with("world."))
                apply(e, entry);
        }
        return e.world;
    }

    const JsonDocument& document_;
};

}  // namespace

Experiment parse_experiment(const std::string& text, const std::string& file)
{
    const JsonDocument document = parse_json_document(text, file);
    return Reader(document).read();
}

Experiment load_experiment(const std::filesystem::path& path)
{
    return parse_experiment(read_file(path), path.string());
}

Experiment experiment_from_json(const json& document, const std::string& file)
{
    const JsonDocument without_lines{document, file, {}};
    return Reader(without_lines).read();
}

}  // namespace disentangle
