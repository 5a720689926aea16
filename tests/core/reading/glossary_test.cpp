// SPDX-License-Identifier: GPL-3.0-or-later
// The glossary says what the tables say that the program itself goes by.
#include "core/reading/latents.h"
#include "core/reading/phases.h"
#include "core/record/catalogue.h"
#include "core/words/glossary.h"

#include <doctest/doctest.h>
#include <string>

using namespace disentangle;

namespace {

/// An entry may go on where the table's sentence ends.
void check_entry(std::string_view id, std::string_view name, std::string_view sentence)
{
    CAPTURE(std::string(id));
    const GlossaryTerm* term = find_glossary_term(id);
    REQUIRE(term != nullptr);
    CHECK(term->name == name);
    CHECK(term->sentence.starts_with(sentence));
}

}  // namespace

TEST_CASE("every metric is in the glossary under its label, with its sentence")
{
    for (const MetricInfo& info : metric_table())
        check_entry(info.name, info.label, info.sentence);
}

TEST_CASE("every phase of a training and every assumption of a promise is in the glossary")
{
    for (const TrainingPhase phase : {TrainingPhase::free, TrainingPhase::search, TrainingPhase::masks,
                                      TrainingPhase::under_graph, TrainingPhase::straightened})
        check_entry("phase " + std::string(name_of(phase)), name_of(phase), sentence_of(phase));
    for (const AssumptionWords& words : assumption_table())
        if (words.assumption != PromiseAssumption::none)
            check_entry("assumption " + std::string(words.name), words.name, words.sentence);
}
