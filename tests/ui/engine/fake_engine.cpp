// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks the engine's line protocol without training, and misbehaves as DISENTANGLE_FAKE_ENGINE tells it to:
//   (unset)  obeys; one evaluation every 10 steps of 100, and one step for every line that it reads or waits for
//   killed   starts, then kills itself          words    says why on standard error and exits with 3
//   error    reports an error and exits with 1   silent   exits with 0 without a "finished"
//   flood    progress without end until "stop"   garbage  lines that are no JSON, then obeys
//   endless  one line without an end             deaf     ignores "stop"
//   idle     says that beta_Ga acts no more, then obeys
// `reproduce rotation` answers at once with a few points, whatever it is told.
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <unistd.h>

using nlohmann::json;

namespace {

constexpr int steps = 100;
constexpr int evaluate_every = 10;

void say(const json& line)
{
    std::cout << line.dump() << std::endl;
}

void say_state(bool paused, int step)
{
    say({{"event", "state"}, {"state", paused ? "paused" : "running"}, {"step", step}});
}

int finish(const char* reason, int step)
{
    say({{"event", "finished"}, {"reason", reason}, {"step", step}, {"result", json::object()}});
    return 0;
}

void advance(int& step)
{
    ++step;
    say({{"event", "progress"}, {"step", step}, {"steps_per_second", 50.0}, {"eta", steps - step}});
    if (step % evaluate_every == 0)
        say({{"event", "evaluated"}, {"step", step}});
}

int flood()
{
    std::atomic<bool> stopped = false;
    std::thread speaker([&stopped] {
        for (int step = 0; !stopped; ++step)
            std::cout << R"({"event":"progress","step":)" << step << R"(,"steps_per_second":1e6,"eta":1})" << '\n';
    });
    std::string line;
    while (std::getline(std::cin, line) && line.find("stop") == std::string::npos) {
    }
    stopped = true;
    speaker.join();
    return finish("stop", 0);
}

/// Lasso falls as features are turned, Ridge stays, more rows help both.
int rotation()
{
    json points = json::array();
    for (const double share : {0.05, 0.2, 0.8})
        for (const int n : {50, 100, 150})
            for (const double mcc : {1.0, 0.9, 0.25})
                points.push_back({{"share", share},
                                  {"n", n},
                                  {"mcc", mcc},
                                  {"lasso", {{"mean", mcc - 0.1}, {"coefficients", {0, n, -1}}}},
                                  {"ridge", {{"mean", n / 200.0}, {"coefficients", {1, 2, 3}}}}});
    std::cout << json{{"points", points}} << std::endl;
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    const char* told = std::getenv("DISENTANGLE_FAKE_ENGINE");
    const std::string mode = told ? told : "";
    if (argc > 2 && argv[2] == std::string("rotation"))
        return rotation();
    bool paused = false;
    for (int i = 1; i < argc; ++i)
        paused |= std::string(argv[i]) == "--paused";
    if (mode == "words") {
        std::cerr << "experiment.json: world.graph.Ga: row 3 has 4 entries, expected 5\n";
        return 3;
    }
    say({{"event", "started"}, {"run", argc > 4 ? argv[4] : ""}, {"step", 0}, {"steps", steps}});
    int step = 0;
    if (mode == "idle")
        say({{"event", "idle"},
             {"keys", {{"sparsity.beta_Ga", "does nothing any more; it acts until a search has begun"}}}});
    say_state(paused, step);
    if (mode == "killed") {
        std::cerr << "Rotated to the sparsest coordinates found" << std::endl;
        ::kill(::getpid(), SIGKILL);
    }
    if (mode == "silent")
        return 0;
    if (mode == "error") {
        say({{"event", "error"}, {"text", "the loss is not finite at step 7"}});
        return 1;
    }
    if (mode == "flood")
        return flood();
    if (mode == "garbage")
        std::cout << "{\"event\": \"progress\", \"st\nnot JSON at all\n[1, 2]\n\xff\xfe\n" << std::endl;
    if (mode == "endless")
        std::cout << std::string(12 * 1024 * 1024, 'x') << std::flush;
    if (mode == "deaf")
        std::signal(SIGTERM, SIG_IGN);

    std::string line;
    while (std::getline(std::cin, line)) {
        const json command = json::parse(line);
        const std::string verb = command.at("do");
        json answer{{"ok", true}, {"do", verb}, {"step", step}};
        if (verb == "set" && command.at("key") != "beta_Ga")
            answer = {{"ok", false}, {"error", command.at("key").get<std::string>() + ": cannot be changed"}};
        answer["id"] = command.value("id", json());
        if (verb == "decode")
            answer["x"] = command.at("z");  // each latent is observed as it is
        say(answer);
        if (verb == "stop" && mode != "deaf")
            return finish("stop", step);
        if (verb == "pause" || verb == "resume") {
            paused = verb == "pause";
            say_state(paused, step);
        } else if (verb == "step") {
            for (int i = 0; i < command.value("count", 1); ++i)
                advance(step);
            say_state(true, step);
        } else if (verb == "evaluate") {
            do
                advance(step);
            while (step % evaluate_every != 0);
            say_state(true, step);
        }
        if (step >= steps)
            return finish("steps", step);
    }
    while (mode == "deaf")
        ::pause();
    return finish("interrupt", step);
}
