// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/entry.h"

namespace disentangle {

ParameterEntry ParameterEntry::live(Parameter::Live how) &&
{
    parameter.live = how;
    return std::move(*this);
}

ParameterEntry ParameterEntry::leading() &&
{
    leads = true;
    return std::move(*this);
}

ParameterEntry ParameterEntry::acts_when(bool (*acts)(const Experiment&), const char* words) &&
{
    parameter.acts = acts;
    parameter.acts_when = words;
    return std::move(*this);
}

ParameterEntry ParameterEntry::one_of(std::vector<std::string> choices) &&
{
    parameter.type = Parameter::Type::choice;
    parameter.choices = std::move(choices);
    return std::move(*this);
}

}  // namespace disentangle
