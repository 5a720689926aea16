// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/json.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

std::string json_error_of(const std::string& text)
{
    try {
        parse_json(text, "e.json");
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("JSON is parsed as it stands")
{
    const auto json = parse_json("{\"a\": [1, 2.5, null, true], \"b\": {\"a\": \"x\"}}", "e.json");
    CHECK(json["a"][1] == 2.5);
    CHECK(json["b"]["a"] == "x");
}

TEST_CASE("a syntax error names file, line and column")
{
    CHECK(
        json_error_of("{\n  \"a\": x\n}") ==
        "e.json: line 2, column 8: found 'x', expected a value: a number, text in double quotes, true, false, null, a "
        "list or an object");
    CHECK(json_error_of("{\"a\": 1") == "e.json: line 1, column 8: the document ends, expected ',' or '}'");
    CHECK(json_error_of(" \n") == "e.json: is empty, expected a JSON document");
    CHECK(json_error_of("[1e999]") == "e.json: line 1, column 2: found '1e999', expected a number that fits 64 bits");
    CHECK(json_error_of("[1] x") == "e.json: line 1, column 5: found 'x', expected nothing more after the document");
}

TEST_CASE("a key that occurs twice in one object is an error, in two objects it is not")
{
    CHECK(json_error_of("{\"seed\": 1, \"seed\": 2}") ==
          "e.json: seed: the key is given in line 1 and again in line 1, expected one value");
    CHECK(json_error_of("[{\"a\": {\"a\": 1}}, {\"a\": 2}]") == "no error");
}

TEST_CASE("an error about bytes that are no UTF-8 is UTF-8 itself")
{
    const std::string error = json_error_of("{\"a\xFF\": 1}");
    CHECK(error.starts_with("e.json: line 1, column 4: "));
    CHECK_NOTHROW(nlohmann::json(error).dump());
}

TEST_CASE("what a document says is not taken for the parser's complaint about it")
{
    for (const std::string key : {"invalid string: x", "invalid number", "number overflow", "object key"})
        CHECK(json_error_of("{\"" + key + "\" 1}") == "e.json: line 1, column " + std::to_string(key.size() + 5) +
                                                          ": found '1', expected ':' between a key and its value");
}

TEST_CASE("ten thousand brackets are an error, not a crash")
{
    CHECK(json_error_of(std::string(10000, '[')).starts_with("e.json: "));
    CHECK(json_error_of(std::string(10000, '[') + std::string(10000, ']')) ==
          "e.json: found objects and arrays within each other, expected at most 64 levels");
    CHECK(json_error_of(std::string(64, '[') + std::string(64, ']')) == "no error");
}

TEST_CASE("keys that are far too long are an error, for each key within them would cost their length")
{
    const std::string key(600, 'k');
    CHECK(json_error_of("{\"" + key + "\": {\"a\": 1, \"b\": 2}}") == "no error");
    CHECK(json_error_of("{\"" + key + "\": {\"" + key + "\": 1}}") ==
          "e.json: " + std::string(120, 'k') + "...: the keys in one another have 1201 bytes, expected at most 1000");
}

TEST_CASE("the kind of a value is said in words")
{
    for (const auto& [text, kind] : std::initializer_list<std::pair<const char*, const char*>>{{"{}", "an object"},
                                                                                               {"[]", "an array"},
                                                                                               {"\"x\"", "a string"},
                                                                                               {"1", "a number"},
                                                                                               {"1.5", "a number"},
                                                                                               {"true", "true"},
                                                                                               {"false", "false"},
                                                                                               {"null", "null"}})
        CHECK(kind_of(parse_json(text, "")) == kind);
}
