// SPDX-License-Identifier: GPL-3.0-or-later
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

/// Bytes of a checkpoint with that header and these many bytes of arrays.
std::string with_header(const std::string& header, std::size_t data = 0)
{
    const auto length = static_cast<std::uint32_t>(header.size());
    std::string bytes = "DSCK0001";
    bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
    return bytes + header + std::string(data, '\0');
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

TEST_CASE("a header nested too deeply to be copied is refused")
{
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    CHECK_THROWS_WITH_AS(CheckpointReader(with_header(R"({"arrays": [], "changes": {"rate": )" + deep + "}}")),
                         doctest::Contains("a header that cannot be read"), InputError);
}

TEST_CASE("two arrays of one name are refused, as nobody could tell which is meant")
{
    const std::string arrays = R"({"arrays": [{"name": "a", "size": 1}, {"name": "a", "size": 2}], "changes": {}})";
    CHECK_THROWS_WITH_AS(CheckpointReader(with_header(arrays, 12)), doctest::Contains("two arrays 'a'"), InputError);
}

TEST_CASE("an integer of a checkpoint is one, and of its range")
{
    const auto step_of = [](const std::string& step) {
        return CheckpointReader(with_header(R"({"arrays": [], "changes": {}, "step": )" + step + "}"))
            .number<int>("step");
    };
    CHECK(step_of("-7") == -7);
    for (const char* step : {"1e300", "1.5", "2147483648", "-2147483649", "18446744073709551615", "null"})
        CHECK_THROWS_WITH_AS(step_of(step), doctest::Contains("expected an integer of its range"), InputError);
}
