// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/json_document.h"
#include "core/experiment/defaults.h"
#include "core/experiment/document/migrate.h"

namespace disentangle {

namespace {

using nlohmann::json;

/// Turns a migrated document into an experiment: its kinds, then names, so that a misspelt key is reported before anything
/// that follows from its absence, then values, in the order in which defaults depend on each other.
class Reader {
public:
    Reader(const JsonDocument& document, const Catalogue& all) : document_(document), all_(all) {}

    Experiment read() const
    {
        if (!document_.json.is_object())
            fail("", "found " + describe(document_.json), "an object with the keys " + all_.listed("", &bare_));
        Experiment e = read_kinds();
        require_known(e, "", document_.json);
        apply(e, [](const ParameterEntry& entry) { return entry.parameter.key == "settings"; });
        read_data(e);
        all_.estimator_of(e).use_leading_defaults(e);
        apply(e, [this](const ParameterEntry& entry) { return entry.leads && !all_.is_of_data(entry); });
        e = with_defaults(std::move(e), all_);
        apply(e, [this](const ParameterEntry& entry) { return !entry.leads && !all_.is_of_data(entry); });
        locating([&] { require_consistent(e, document_.file, all_); });
        return e;
    }

private:
    /// Does what may throw an InputError and adds the line of the key it names, where that is known.
    template <class Action>
    void locating(Action&& action) const
    {
        try {
            action();
        } catch (const InputError& error) {
            const auto line = document_.lines.find(error.place());
            if (error.place().empty() || line == document_.lines.end())
                throw;
            throw error.at_line(line->second);
        }
    }

    [[noreturn]] void fail(const std::string& place, const std::string& found, const std::string& expected) const
    {
        const InputError error(document_.file, place, found, expected);
        locating([&error] { throw error; });
        throw error;
    }

    /// The kinds of data and of estimator, which say what other keys there are.
    Experiment read_kinds() const
    {
        Experiment e;
        std::string_view section;
        for (const DataParameters* kind : all_.data_kinds()) {
            if (kind->section == section || !document_.json.contains(kind->section))
                continue;
            if (!section.empty())
                fail(std::string(kind->section), "found beside " + std::string(section), "one of the two");
            section = kind->section;
            e.data_kind = kind->name;
        }
        for (const char* key : {"data.kind", "world.kind", "estimator.kind"}) {
            const ParameterEntry* entry = all_.find(key);
            if (entry == nullptr || !entry->parameter.is_of(e))
                continue;
            if (section == "data" && find(key) == nullptr && all_.is_of_data(*entry))
                fail(key, "found nothing", expected_text(entry->parameter));
            apply(e, *entry);
        }
        return e;
    }

    void require_known(const Experiment& e, const std::string& section, const json& object) const
    {
        const std::vector<std::string> names = all_.names_in_section(section, &e);
        for (const auto& [name, value] : object.items()) {
            const std::string path = key_path(section, name);
            if (std::ranges::find(names, name) == names.end())
                fail_unknown(section, name, names, e);
            const bool is_section = !all_.names_in_section(path, &e).empty();
            if (is_section && !value.is_object())
                fail(path, "found " + describe(value), "an object with the keys " + all_.listed(path, &e));
            if (is_section)
                require_known(e, path, value);
        }
    }

    [[noreturn]] void fail_unknown(const std::string& section, const std::string& name,
                                   const std::vector<std::string>& names, const Experiment& e) const
    {
        const std::string path = key_path(section, printable(name, 40));
        for (const Parameter& parameter : all_.parameters())
            if (!parameter.is_of(e) && (parameter.key == path || parameter.key.starts_with(path + ".")))
                fail(path, "belongs to " + parameter.kinds.front(),
                     "one of " + all_.listed(section, &e) + ", as " +
                         (all_.is_of_data(*all_.find(parameter.key)) ? "the data are " + e.data_kind
                                                                     : "estimator.kind is " + e.estimator_kind));
        std::string meant = closest_name(name, names);
        if (meant.empty())
            meant = all_.suggest_key(name);
        if (meant.empty())
            fail(path, "unknown key " + in_quotes(name), "one of " + all_.listed(section, &e));
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

    /// Every parameter of the kinds that is one of `chosen`, in the document's order.
    template <class Chosen>
    void apply(Experiment& e, Chosen chosen) const
    {
        for (const ParameterEntry& entry : all_.entries())
            if (entry.parameter.is_of(e) && chosen(entry))
                apply(e, entry);
    }

    void read_data(Experiment& e) const
    {
        const DataParameters& kind = all_.data_of(e);
        for (const Structure& structure : kind.structures) {
            const std::string place = key_path(std::string(kind.section), std::string(structure.name));
            locating([&] { structure.read(e, find(place), document_.file, place); });
        }
        kind.use_defaults(e);
        apply(e, [this](const ParameterEntry& entry) { return all_.is_of_data(entry); });
        if (kind.look_up != nullptr)
            locating([&] { kind.look_up(e, document_.file); });
    }

    const JsonDocument& document_;
    const Catalogue& all_;
    const Experiment bare_;
};

Experiment read_document(JsonDocument document, const Catalogue& all)
{
    migrate(document);
    return Reader(document, all).read();
}

}  // namespace

Experiment read_experiment(const json& document, const std::string& file, const Catalogue& all)
{
    return read_document({document, file, {}}, all);
}

Experiment parse_experiment(const std::string& text, const std::string& file)
{
    return read_document(parse_json_document(text, file), catalogue());
}

Experiment load_experiment(const std::filesystem::path& path)
{
    return parse_experiment(read_file(path), path.string());
}

Experiment experiment_from_json(const json& document, const std::string& file)
{
    return read_experiment(document, file, catalogue());
}

}  // namespace disentangle
