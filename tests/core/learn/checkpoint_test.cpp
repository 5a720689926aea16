#include "core/learn/checkpoint.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

std::string sample()
{
    CheckpointWriter writer;
    writer.header = {{"step", 12}, {"changes", nlohmann::json::object()}};
    writer.add("weights", std::vector<float>{1.5F, -2, 3});
    writer.add("empty", std::vector<float>{});
    return writer.bytes();
}

}  // namespace

TEST_CASE("a checkpoint gives back what was put in")
{
    const CheckpointReader reader(sample());
    CHECK(reader.number<int>("step") == 12);
    CHECK(reader.array("weights", 3) == std::vector<float>{1.5F, -2, 3});
    CHECK(reader.array("empty", 0).empty());
}

TEST_CASE("every truncation and every foreign beginning of a checkpoint is refused")
{
    const std::string bytes = sample();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        CHECK_THROWS_AS(CheckpointReader(bytes.substr(0, length)), InputError);
    }
    CHECK_THROWS_AS(CheckpointReader(bytes + "x"), InputError);
    CHECK_THROWS_AS(CheckpointReader("something else entirely, but long enough"), InputError);
}

TEST_CASE("asking a checkpoint for an array of another size names both sizes")
{
    const CheckpointReader reader(sample());
    CHECK_THROWS_WITH_AS(reader.array("weights", 4), doctest::Contains("3 numbers, expected 4"), InputError);
    CHECK_THROWS_WITH_AS(reader.array("biases", 4), doctest::Contains("biases"), InputError);
}
