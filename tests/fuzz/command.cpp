// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/control.h"
#include "promises.h"
#include "targets.h"

#include <nlohmann/json.hpp>

namespace disentangle::fuzz {

namespace {

using nlohmann::json;

constexpr int d_z = 3;

/// The line that asks for the same.
std::string line_of(const Command& command)
{
    json line{{"do", command.name}, {"id", command.id}};
    switch (command.what) {
    case Command::Do::step: line["count"] = command.count; break;
    case Command::Do::set:
        line["key"] = command.key;
        line["value"] = command.value;
        break;
    case Command::Do::pace:
        if (command.steps_per_second)
            line["steps_per_second"] = *command.steps_per_second;
        if (command.evaluate_every)
            line["evaluate_every"] = *command.evaluate_every;
        break;
    case Command::Do::decode:
        for (std::size_t at = 0; at < command.z.size(); at += d_z)
            line["z"].push_back(std::vector<float>(command.z.begin() + static_cast<std::ptrdiff_t>(at),
                                                   command.z.begin() + static_cast<std::ptrdiff_t>(at) + d_z));
        if (command.at_step)
            line["step"] = *command.at_step;
        break;
    default: break;
    }
    return line.dump();
}

bool same(const Command& a, const Command& b)
{
    return a.what == b.what && a.name == b.name && a.id == b.id && a.count == b.count && a.key == b.key &&
           a.value == b.value && a.steps_per_second == b.steps_per_second && a.evaluate_every == b.evaluate_every &&
           a.z == b.z && a.at_step == b.at_step;
}

}  // namespace

void command(std::string_view bytes)
{
    json id, id_again;
    Command read;
    try {
        read = parse_command(std::string(bytes), d_z, id);
    } catch (const InputError& error) {
        require_presentable(error.what());
        // The engine's answer.
        json{{"ok", false}, {"id", id}, {"error", error.what()}}.dump();
        return;
    }
    require(same(parse_command(line_of(read), d_z, id_again), read) && id == id_again,
            "a command that is written and read is the same");
}

}  // namespace disentangle::fuzz
