#include "core/base/file.h"
#include "core/learn/elbo_case.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;

// Sources: tests/golden/elbo.json holds values from independent code, in float64; agreement asked for in its description
// is 1e-9 relative in double and 1e-4 in float.

TEST_CASE("the autograd backend reproduces the reference objective and every gradient")
{
    const std::string file = DISENTANGLE_GOLDEN_DIR "/elbo.json";
    const auto cases = nlohmann::json::parse(read_file(file));
    REQUIRE(cases.size() == 3);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        CAPTURE(i);
        const ElboCase reference = parse_elbo_case(cases[i], file, std::to_string(i));
        const auto in_double = make_autograd<double>(reference.layout, 1);
        const ElboDeviation exact = compare(*in_double, reference);
        CAPTURE(exact.worst_gradient);
        CHECK(exact.negative_elbo < 1e-9);
        CHECK(exact.reconstruction_loss < 1e-9);
        CHECK(exact.kl < 1e-9);
        CHECK(exact.gradients < 1e-9);

        const auto in_float = make_autograd<float>(reference.layout, 1);
        const ElboDeviation rounded = compare(*in_float, reference);
        CHECK(rounded.negative_elbo < 1e-4);
        CHECK(rounded.gradients < 1e-4);
    }
}
