// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/verbs/selftest.h"

#include "app/disentangle/console.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using nlohmann::json;

struct SelftestOptions {
    std::vector<std::string> files;
    std::string backend;
    bool json = false;
};

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2g", value);
    return text;
}

std::string as_text(const SelftestReport& report)
{
    std::string text = report.file + ": " + std::to_string(report.cases) +
                       (report.cases == 1 ? " case (" : " cases (") + report.format + ")\n";
    for (const Deviation& deviation : report.quantities) {
        text += "  " + padded(deviation.quantity, 38) + padded_left(number(deviation.largest), 9) + "   tolerance " +
                padded_left(number(deviation.tolerance), 7) +
                (deviation.within() ? "   ok" : "   BEYOND TOLERANCE, " + deviation.where) + '\n';
    }
    return text;
}

json as_json(const SelftestReport& report)
{
    json quantities = json::array();
    for (const Deviation& deviation : report.quantities) {
        quantities.push_back({{"quantity", deviation.quantity},
                              {"deviation", deviation.largest},
                              {"tolerance", deviation.tolerance},
                              {"ok", deviation.within()},
                              {"where", deviation.where}});
    }
    return {{"file", report.file},
            {"format", report.format},
            {"cases", report.cases},
            {"quantities", quantities},
            {"notes", report.notes}};
}

bool within(const SelftestReport& report)
{
    return std::all_of(report.quantities.begin(), report.quantities.end(),
                       [](const Deviation& deviation) { return deviation.within(); });
}

int selftest(const SelftestOptions& options)
{
    std::vector<SelftestReport> reports;
    for (const std::string& file : options.files)
        reports.push_back(selftest_file(file, options.backend));
    const bool ok = std::all_of(reports.begin(), reports.end(), within);
    json list = json::array();
    std::string text;
    for (const SelftestReport& report : reports) {
        list.push_back(as_json(report));
        text += as_text(report);
        for (const std::string& note : report.notes)
            say(report.file + ": " + note);
    }
    print(options.json ? json{{"ok", ok}, {"files", list}}.dump() + '\n' : text);
    say(ok ? "All quantities are within tolerance." : "Some quantities are beyond tolerance.");
    return ok ? exit_done : exit_failed;
}

/// A quantity that no case mentions has not been tested.
SelftestReport only_tested(SelftestReport report)
{
    std::erase_if(report.quantities, [](const Deviation& deviation) { return deviation.where.empty(); });
    if (report.quantities.empty())
        throw InputError(report.file, "", "no quantity to check", "at least one case with a reference value");
    return report;
}

}  // namespace

void Deviation::observe(double deviation, const std::string& place)
{
    if (where.empty() || (!std::isnan(largest) && !(deviation <= largest))) {
        largest = deviation;
        where = place;
    }
}

std::string case_place(std::size_t index)
{
    return "case " + std::to_string(index + 1);
}

SelftestReport selftest_file(const std::string& file, const std::string& backend)
{
    json document = parse_json(read_file(file), file);
    if (document.is_object() && (document.contains("group_lasso") || document.contains("assumption7"))) {
        SelftestReport report{file, "multitask", 0, check_multitask(document, file), {}};
        for (const char* list : {"group_lasso", "assumption7"})
            report.cases += document.contains(list) ? document[list].size() : 0;
        return only_tested(std::move(report));
    }
    if (document.is_object() && (document.contains("cases") || document.contains("udr"))) {
        std::size_t count = 0;
        for (const char* key : {"cases", "udr"})
            count += document.contains(key) ? document[key].size() : 0;
        return {file, "scores", count, check_scores(document, file), {}};
    }
    if (document.is_object())
        document = json::array({std::move(document)});  // a single case without its list
    if (!document.is_array() || document.empty())
        throw InputError(file, "", document.is_array() ? "an empty list" : kind_of(document), "a list of cases");
    if (!document[0].is_object())
        throw InputError(file, case_place(0), kind_of(document[0]), "an object");
    SelftestReport report{file, "", document.size(), {}, {}};
    const json& first = document[0];
    if (first.contains("kind") && first.contains("loss")) {
        report.format = "baselines";
        report.quantities = check_baselines(document, file);
    } else if (first.contains("negative_elbo") || first.contains("parameters")) {
        report.format = "elbo";
        report.quantities = check_elbo(document, file, backend, report.notes);
    } else if (first.contains("dci_ols")) {
        report.format = "scores";
        report.quantities = check_scores({{"cases", document}}, file);
    } else if (first.contains("z_hat") || first.contains("mcc")) {
        report.format = "metrics";
        report.quantities = check_metrics(document, file);
    } else if (first.contains("permitted")) {
        report.format = "consistency";
        report.quantities = check_consistency(document, file);
    } else {
        throw InputError(
            file, case_place(0), "an object without the keys of any known format",
            "a consistency (permitted), metrics (z_hat), scores (dci_ols), elbo (negative_elbo) or baseline (kind, loss) case, "
            "or an object of multi-task cases (group_lasso, assumption7)");
    }
    return only_tested(std::move(report));
}

void add_selftest(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("selftest", "Evaluate files of reference values and print the deviations");
    auto options = std::make_shared<SelftestOptions>();
    verb->add_option("files", options->files,
                     "Files of consistency, metrics, scores, elbo, baseline or multi-task cases")
        ->required()
        ->type_name("FILE...");
    verb->add_option("--backend", options->backend, "Of elbo cases: fused or autograd (default: each there is)")
        ->type_name("NAME")
        ->check(CLI::IsMember({"fused", "autograd"}));
    verb->add_flag("--json", options->json, "Print one JSON object");
    verb->footer("Exits with 1 when a quantity deviates by more than its tolerance.\n"
                 "Example:\n"
                 "  disentangle selftest tests/golden/consistency.json tests/golden/elbo.json");
    verb->callback([&action, options] { action = [options] { return selftest(*options); }; });
}

}  // namespace disentangle
