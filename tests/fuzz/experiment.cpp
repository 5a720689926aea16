// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment.h"
#include "promises.h"
#include "targets.h"

namespace disentangle::fuzz {

void experiment(std::string_view bytes)
{
    Experiment read;
    if (!accepts([&] { read = parse_experiment(std::string(bytes), input_name); }))
        return;
    const std::string text = format_experiment(read);
    const Experiment again = parse_experiment(text, input_name);
    require(again == read, "an experiment that is written and read is the same");
    require(format_experiment(again) == text, "writing it again gives the same text");
    require_presentable(choices_in_words(read));
}

}  // namespace disentangle::fuzz
