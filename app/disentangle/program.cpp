// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/failure.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <sstream>

namespace disentangle {

namespace {

std::vector<std::string> verb_names(const CLI::App& program)
{
    std::vector<std::string> names;
    for (const CLI::App* verb : program.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(verb->get_name());
    return names;
}

/// A first word that is no verb: CLI11 would call it "not expected" without saying what is.
void check_verb(const CLI::App& program, int argc, const char* const* argv)
{
    if (argc < 2 || argv[1][0] == '-' || argv[1][0] == '\0')
        return;
    const std::vector<std::string> names = verb_names(program);
    const std::string word = argv[1];
    if (std::find(names.begin(), names.end(), word) != names.end())
        return;
    std::string message = "'" + word + "' is no verb";
    if (const std::string suggestion = closest_name(word, names); !suggestion.empty()) {
        message += ", did you mean '" + suggestion + "'?";
    } else {
        message += "; the verbs are";
        for (const std::string& name : names)
            message += (name == names.front() ? " " : ", ") + name;
    }
    throw InputError(message);
}

/// "disentangle train" for the verb on the command line, else "disentangle".
std::string command_so_far(const CLI::App& program)
{
    const auto parsed = program.get_subcommands();
    return parsed.empty() ? program.get_name() : program.get_name() + " " + parsed.front()->get_name();
}

/// A mistyped option, which CLI11 takes for a further argument, and so complains first of one that is missing.
std::string mistyped_option(const CLI::App& program, int argc, const char* const* argv)
{
    const auto parsed = program.get_subcommands();
    if (parsed.empty())
        return {};
    std::vector<std::string> known;
    for (const CLI::Option* option : parsed.front()->get_options())
        for (const std::string& name : option->get_lnames())
            known.push_back("--" + name);
    for (int i = 2; i < argc && std::string_view(argv[i]) != "--"; ++i) {
        const std::string word = argv[i];
        const std::string name = word.substr(0, word.find('='));
        if (!name.starts_with("--") || std::find(known.begin(), known.end(), name) != known.end())
            continue;
        if (const std::string meant = closest_name(name, known); !meant.empty())
            return name + " is no option of '" + command_so_far(program) + "', did you mean " + meant + "?";
    }
    return {};
}

}  // namespace

int run_program(int argc, const char* const* argv)
{
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no further is an error like a full disk
    CLI::App program("Draw a causal graph, see at once what theory says can be disentangled, generate data from it,\n"
                     "and train a model that learns it.",
                     "disentangle");
    program.set_version_flag("--version", std::string("disentangle ") + DISENTANGLE_VERSION);
    program.require_subcommand(0, 1);
    program.footer("Example:\n"
                   "  disentangle train ActionDiag --out first.run\n"
                   "  disentangle show first.run --figure first.svg\n"
                   "Every verb has its own --help with an example.\n"
                   "Exit codes: 0 done, 1 failed, 2 bad input or usage.");
    Action action;
    add_presets(program, action);
    add_verdict(program, action);
    add_generate(program, action);
    add_data(program, action);
    add_train(program, action);
    add_resume(program, action);
    add_select(program, action);
    add_sweep(program, action);
    add_show(program, action);
    add_encode(program, action);
    add_decode(program, action);
    add_weights(program, action);
    add_stability(program, action);
    add_figure(program, action);
    add_lesson(program, action);
    add_metrics(program, action);
    add_reproduce(program, action);
    add_selftest(program, action);
    for (CLI::App* verb : program.get_subcommands([](CLI::App*) { return true; }))
        verb->get_formatter()->column_width(34);

    try {
        check_verb(program, argc, argv);
        program.parse(argc, argv);
        if (!action) {
            say(program.help());
            return exit_bad_input;
        }
        return action();
    } catch (const CLI::Success& asked) {  // --help, --version
        std::ostringstream out, unused;
        program.exit(asked, out, unused);
        try {
            print(out.str());
        } catch (const Error& error) {
            say(std::string("disentangle: ") + error.what());
            return exit_failed;
        }
        return exit_done;
    } catch (const CLI::ParseError& error) {
        const std::string mistyped = mistyped_option(program, argc, argv);
        say("disentangle: " + (mistyped.empty() ? error.what() : mistyped));
        say("Try '" + command_so_far(program) + " --help'.");
        return exit_bad_input;
    } catch (const InputError& error) {
        say(std::string("disentangle: ") + error.what());
        return exit_bad_input;
    } catch (const std::exception& error) {
        say("disentangle: " + failure_in_words(error));
        return exit_failed;
    }
}

}  // namespace disentangle
