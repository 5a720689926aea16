// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/sweep/slurm.h"

#include "app/disentangle/sweep/shell.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sys/wait.h>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

// Slurm's own limit on the numbers of tasks (MaxArraySize) is 1001 unless a site has changed it.
constexpr std::size_t most_tasks = 1000;

struct ShellAnswer {
    std::string text;
    bool succeeded = false;
};

/// Runs a command by the shell; what it says on standard error reaches people.
ShellAnswer ask_shell(const std::string& command)
{
    ShellAnswer answer;
    FILE* const pipe = ::popen(command.c_str(), "re");
    if (pipe == nullptr)
        throw Error("cannot run " + command);
    std::array<char, 4096> buffer;
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        answer.text.append(buffer.data(), count);
    const int status = ::pclose(pipe);
    answer.succeeded = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return answer;
}

}  // namespace

std::string submit_to_slurm(const fs::path& folder, const std::vector<std::string>& commands, int threads,
                            const std::vector<std::string>& options)
{
    const fs::path place = fs::absolute(folder);
    const fs::path script = place / "sweep.sbatch", list = place / "sweep.commands";
    write_file_atomically(script, sbatch_script);
    std::string lines;
    for (const std::string& command : commands)
        lines += command + '\n';
    write_file_atomically(list, lines);

    const std::size_t tasks = std::min(commands.size(), most_tasks);
    std::vector<std::string> words{"sbatch", "--parsable", "--array=0-" + std::to_string(tasks - 1),
                                   "--cpus-per-task=" + std::to_string(threads),
                                   "--output=" + (place / "slurm-%A_%a.log").string()};
    words.insert(words.end(), options.begin(), options.end());
    words.push_back(script.string());
    words.push_back(list.string());
    const ShellAnswer answer = ask_shell(command_line(words));
    const std::string job = answer.text.substr(0, answer.text.find_first_of(";\n"));
    if (!answer.succeeded || job.empty())
        throw Error("sbatch did not take the sweep; the command was: " + command_line(words) +
                    ". Where there is no Slurm, --list prints the commands for another scheduler");
    return job;
}

bool is_in_queue(const std::string& job)
{
    if (job.empty())
        return false;
    const ShellAnswer answer =
        ask_shell(command_line({"squeue", "--noheader", "--format=%T", "--jobs=" + job}) + " 2>/dev/null");
    return answer.succeeded && !answer.text.empty();
}

}  // namespace disentangle
