// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/verbs/verdict_tasks.h"

#include "app/disentangle/console.h"
#include "app/disentangle/text.h"
#include "core/data/tasks/law.h"
#include "core/theory/tasks/verdict.h"

#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

/// "{z1, z2} {z3}": supports by name.
std::string supports_as_text(const std::vector<std::uint64_t>& supports, const std::vector<std::string>& names)
{
    std::string text;
    for (const std::uint64_t support : supports) {
        std::string members;
        for_each_bit(support,
                     [&](int j) { members += (members.empty() ? "" : ", ") + names[static_cast<std::size_t>(j)]; });
        text += (text.empty() ? "{" : " {") + members + "}";
    }
    return text;
}

std::string task_verdict_as_text(const TaskVerdict& verdict, const TaskFamily& family)
{
    std::string text = wrapped(verdict.summary, 0) + "\nAssumptions of Theorem 1\n";
    for (const Assumption& assumption : verdict.assumptions)
        text += hanging(assumption.holds ? "  + " : "  - ",
                        std::to_string(assumption.number) + " " + assumption.name + ": " + assumption.reason);
    text += "\nFactors, and supports that do without them and hold the others\n";
    for (std::size_t i = 0; i < verdict.factors.size(); ++i) {
        const FactorVerdict& factor = verdict.factors[i];
        const std::string cover = supports_as_text(factor.cover, family.factors);
        text += hanging(factor.recovered ? "  + " : "  - ", factor.reason + (cover.empty() ? "" : " " + cover));
    }
    return text + "\nPermitted pattern C (row = true factor, column = factor it may absorb)\n" +
           draw_matrix(verdict.permitted, family.factors, family.factors) + '\n' +
           promise_as_text(promise_of(verdict, family));
}

}  // namespace

std::string promise_as_text(const Promise& promise)
{
    std::string text = "What theory promises of the scores\n";
    for (const ScorePromise* score : {&promise.mcc, &promise.r_con, &promise.r})
        text += hanging(score->ceiling ? "  + " : "  - ", score->reason);
    return promise.caveat.empty() ? text : text + wrapped(promise.caveat, 2);
}

void print_task_verdict(const Experiment& experiment, bool as_json)
{
    const TaskFamily family = task_family(experiment.own.get<TasksSpec>());
    const TaskVerdict verdict = judge(family, experiment.own.get<TasksSpec>().seed);
    if (!as_json)
        return print(task_verdict_as_text(verdict, family));
    nlohmann::json json = to_json(verdict, family);
    json["promise"] = to_json(promise_of(verdict, family), family.factors);
    print(json.dump() + '\n');
}

}  // namespace disentangle
