// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogue.h"

#include <utility>

namespace disentangle {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

/// The member of nested objects that a dotted key names, made where missing.
ordered_json& place(ordered_json& document, const std::string& key)
{
    ordered_json* at = &document;
    for (std::size_t start = 0; start <= key.size();) {
        const std::size_t end = std::min(key.find('.', start), key.size());
        at = &(*at)[key.substr(start, end - start)];
        start = end + 1;
    }
    return *at;
}

std::string scalar(const ordered_json& value)
{
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

void write(const ordered_json& value, const std::string& indent, std::string& out)
{
    const std::string inner = indent + "  ";
    const auto lines = [&](char open, char close, auto write_item) {
        out += open;
        bool first = true;
        for (const auto& [key, item] : value.items()) {
            out += (first ? "\n" : ",\n") + inner;
            first = false;
            write_item(key, item);
        }
        out += "\n" + indent + close;
    };
    if (value.is_object() && !value.empty()) {
        lines('{', '}', [&](const std::string& key, const ordered_json& item) {
            out += scalar(key) + ": ";
            write(item, inner, out);
        });
    } else if (value.is_array() && !value.empty() && value.front().is_array()) {
        lines('[', ']', [&](const std::string&, const ordered_json& row) { write(row, inner, out); });
    } else if (value.is_array()) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i)
            out += (i == 0 ? "" : ", ") + scalar(value[i]);
        out += ']';
    } else {
        out += scalar(value);
    }
}

}  // namespace

ordered_json write_experiment(const Experiment& experiment, const Catalogue& all)
{
    const DataParameters& data = all.data_of(experiment);
    ordered_json document = ordered_json::object();
    document["format"] = experiment_format;
    bool structures_written = false;
    for (const ParameterEntry& entry : all.entries()) {
        if (!entry.parameter.is_of(experiment))
            continue;
        // What the data are built on is read first: structures stand at the head of their section, behind its kind.
        const bool of_data = all.is_of_data(entry) && !entry.leads;
        if (of_data && !std::exchange(structures_written, true))
            for (const Structure& structure : data.structures)
                document[data.section][structure.name] = structure.write(experiment);
        place(document, entry.parameter.key) = entry.get(experiment);
    }
    return document;
}

json to_json(const Experiment& experiment)
{
    return write_experiment(experiment, catalogue());
}

std::string format_experiment(const Experiment& experiment)
{
    std::string text;
    write(write_experiment(experiment, catalogue()), "", text);
    return text + "\n";
}

Experiment with_files_named(Experiment experiment)
{
    if (const auto name = catalogue().data_of(experiment).name_files_from)
        name(experiment, {});
    return experiment;
}

std::string format_document(Experiment experiment, const std::filesystem::path& path)
{
    const DataParameters& data = catalogue().data_of(experiment);
    if (data.name_files_from == nullptr)
        return format_experiment(experiment);
    data.name_files_from(experiment, std::filesystem::absolute(path).lexically_normal().parent_path());
    ordered_json document = write_experiment(experiment, catalogue());
    document[data.section]["folder"] = nullptr;  // the document's own, wherever it is moved together with them
    std::string text;
    write(document, "", text);
    return text + "\n";
}

}  // namespace disentangle
