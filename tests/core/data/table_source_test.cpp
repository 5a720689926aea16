// SPDX-License-Identifier: GPL-3.0-or-later
// Data from files: what is wrong with them is said, and rows come out standardised.
#include "core/base/error.h"
#include "core/base/npz.h"
#include "core/base/random.h"
#include "core/data/table/read.h"
#include "core/data/table/source.h"
#include "core/data/table/survey.h"
#include "core/data/units.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <span>
#include <filesystem>
#include <fstream>

using namespace disentangle;

namespace {

namespace fs = std::filesystem;

/// A folder for files, removed in the end.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("disentangle-table-" + std::to_string(count_++)))
    {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    const Folder& with(const std::string& name, const std::string& content) const
    {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return *this;
    }
    TableSpec spec(const char* x, const char* a = nullptr, const char* z = nullptr) const
    {
        TableSpec spec;
        spec.folder = path_.string();
        spec.x = {x, {}, {}};
        if (a)
            spec.a = TablePart{a, {}, {}};
        if (z)
            spec.z = TablePart{z, {}, {}};
        return spec;
    }
    std::string place(const std::string& name) const { return (path_ / name).string(); }

private:
    static inline int count_ = 0;
    fs::path path_;
};

/// Rows "i,i*i" under a header, i from 0.
std::string squares(int rows)
{
    std::string text = "i,square\n";
    for (int i = 0; i < rows; ++i)
        text += std::to_string(i) + "," + std::to_string(i * i) + "\n";
    return text;
}

std::vector<std::string> sentences(const TableSpec& spec, bool errors)
{
    std::vector<std::string> result;
    for (const TableProblem& problem : read_table_data(spec).problems)
        if (problem.error == errors)
            result.push_back(problem.sentence);
    return result;
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("rows of files come out standardised by the training rows, and Facts say by what")
{
    const Folder folder;
    folder.with("x.csv", squares(100))
        .with(
            "a.csv", "dose\n" + [] {
                std::string text;
                for (int i = 0; i < 100; ++i)
                    text += std::to_string(i % 4) + "\n";
                return text;
            }());
    const Data data = make_table(folder.spec("x.csv", "a.csv"));
    CHECK(data.truth == nullptr);
    const Facts& facts = data.source->facts();
    CHECK(facts.d_x() == 2);
    CHECK(facts.d_a == 1);
    CHECK(facts.steps == 1);
    CHECK(is_measured(facts));
    CHECK(data.source->rows(Split::train) == 80);
    CHECK(data.source->rows(Split::test) == 10);

    const Rows train = first_rows(*data.source, Split::train, 1000);
    for (const int column : {0, 1}) {
        double sum = 0, squares_sum = 0;
        for (std::size_t row = 0; row < 80; ++row) {
            const auto value = static_cast<double>(train.x[2 * row + static_cast<std::size_t>(column)]);
            sum += value;
            squares_sum += value * value;
        }
        CHECK(sum == doctest::Approx(0).epsilon(1e-4).scale(80));
        CHECK(squares_sum == doctest::Approx(80).epsilon(1e-4));
    }
    // Back in their own units, rows are those of the file: i and i * i, with the action i mod 4.
    const std::vector<float> given = x_as_given(facts, train.x);
    for (std::size_t row = 0; row < 80; ++row) {
        const double i = std::round(static_cast<double>(given[2 * row]));
        CHECK(static_cast<double>(given[2 * row + 1]) == doctest::Approx(i * i).epsilon(1e-4).scale(1000));
        const double dose = static_cast<double>(train.a[row]) * facts.a_scale[0] + facts.a_mean[0];
        CHECK(dose == doctest::Approx(std::fmod(i, 4)).epsilon(1e-4).scale(1));
    }
    const std::vector<float> back = standardised_x(facts, given);
    CHECK(static_cast<double>(back[7]) == doctest::Approx(static_cast<double>(train.x[7])).epsilon(1e-3));
}

TEST_CASE("a file may hold all parts, by names or numbers of columns")
{
    const Folder folder;
    std::string text = "id,raf,mek,dose,truth\n";
    for (int i = 0; i < 30; ++i)
        text += std::to_string(i) + "," + std::to_string(i % 7) + "," + std::to_string(i % 5) + "," +
                std::to_string(i % 2) + "," + std::to_string(-i) + "\n";
    folder.with("all.csv", text);
    TableSpec spec = folder.spec("all.csv", "all.csv", "all.csv");
    spec.a->columns = {{"dose", 0}};
    spec.z->columns = {{{}, 5}};
    const TableData data = read_table_data(spec);
    CHECK(data.x.names == std::vector<std::string>{"raf", "mek"});  // what is left, but the numbering
    CHECK(data.a.names == std::vector<std::string>{"dose"});
    CHECK(data.z.names == std::vector<std::string>{"truth"});
    const Data made = make_table(spec);
    REQUIRE(made.truth != nullptr);
    CHECK(made.truth->d_z() == 1);
    CHECK(made.truth->graph() == nullptr);
    const std::vector<float> z = made.truth->latents(Split::test, consecutive_rows(0, 3));
    REQUIRE(z.size() == 3);
    CHECK(z[0] <= 0);
    spec.a->columns = {{"dosis", 0}};
    CHECK_THROWS_WITH_AS(read_table_data(spec),
                         (folder.place("all.csv") + ": has no column 'dosis', did you mean 'dose'?").c_str(),
                         InputError);
}

TEST_CASE("what is wrong with files is said with column, line and what to do")
{
    const Folder folder;
    folder.with("gap.csv", "u,v\n1,2\n2,\n3,4\n4,\n5,6\n");
    const std::string gap = folder.place("gap.csv");
    CHECK(sentences(folder.spec("gap.csv"), true) ==
          Sentences{gap + ": column 'v', line 3: is missing, the first of 2; fill it in, leave the column out by "
                          "\"columns\", or such rows by data.missing = drop"});
    TableSpec dropping = folder.spec("gap.csv");
    dropping.missing = MissingValues::drop;
    CHECK(sentences(dropping, true).empty());
    CHECK(read_table_data(dropping).examples(0).size() == 1);

    folder.with("inf.csv", "u,v\n1,2\n2,inf\n3,4\n");
    CHECK(sentences(folder.spec("inf.csv"), true) ==
          Sentences{folder.place("inf.csv") + ": column 'v', line 3: is infinite; fill it in, leave the column out by "
                                              "\"columns\", or such rows by data.missing = drop"});

    folder.with("word.csv", "u,v\n1,2\n2,high\n3,4\n");
    CHECK(sentences(folder.spec("word.csv"), true) ==
          Sentences{folder.place("word.csv") +
                    ": column 'v', line 3: found 'high', expected a number; leave the column out "
                    "by \"columns\", or write numbers in its place"});

    folder.with("same.csv", "u,v,w,c\n1,2,1,5\n2,7,2,5\n3,4,3,5\n9,8,9,5\n");
    CHECK(sentences(folder.spec("same.csv"), false) ==
          Sentences{folder.place("same.csv") + ": column 'c': is constant; it says nothing and may be left out by "
                                               "\"columns\"",
                    folder.place("same.csv") + ": column 'w' equals column 'u'; one of them may be left out by "
                                               "\"columns\""});

    folder.with("x.csv", squares(20)).with("a.csv", squares(19));
    CHECK(sentences(folder.spec("x.csv", "a.csv"), true) ==
          Sentences{folder.place("a.csv") + ": a has 19 rows, expected 20, as many as x (" + folder.place("x.csv") +
                    ")"});
    folder.with("two.csv", squares(2));
    CHECK(sentences(folder.spec("two.csv"), true).front().find("has too few rows to train") != std::string::npos);
    CHECK_THROWS_AS(make_table(folder.spec("gap.csv")), InputError);
    CHECK_THROWS_WITH_AS(read_table_data(folder.spec("none.csv")),
                         (folder.place("none.csv") + ": there is no such file, expected the name of a file; names are "
                                                     "relative to the folder of the document")
                             .c_str(),
                         InputError);
    // Nor is it its name that is wrong with a folder that is not there.
    CHECK_THROWS_WITH_AS(read_table_data(folder.spec("none")),
                         (folder.place("none") + ": there is no such file, expected the name of a file; names are "
                                                 "relative to the folder of the document")
                             .c_str(),
                         InputError);
}

TEST_CASE("one word among numbers, and a name that occurs twice, are said before a column is left out for it")
{
    std::string text = "p,p,q\n";
    for (int i = 0; i < 30; ++i)
        text += std::to_string(i) + ',' + std::to_string(i * i % 7) + ',' + (i == 8 ? "n.d.?" : std::to_string(i % 5)) +
                '\n';
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "disentangle-survey.csv";
    std::ofstream(path) << text;
    TableFiles read;
    const TableSurvey survey = survey_of(std::span(&path, 1), read);
    std::filesystem::remove(path);
    std::string all;
    for (const TableProblem& problem : survey.problems)
        all += problem.sentence + '\n';
    CAPTURE(all);
    CHECK(all.find("column 'q', line 10: found 'n.d.?' among numbers, so the column counts as words and is left out") !=
          std::string::npos);
    CHECK(all.find("column 2 is called 'p' as column 1 is") != std::string::npos);
    CHECK(survey.is_usable());
}

TEST_CASE("a constant column becomes 0 rather than no number")
{
    const Folder folder;
    folder.with("c.csv", "u,c\n1,5\n2,5\n3,5\n4,5\n5,5\n");
    const Rows rows = first_rows(*make_table(folder.spec("c.csv")).source, Split::train, 9);
    for (std::size_t i = 1; i < rows.x.size(); i += 2)
        CHECK(rows.x[i] == 0);
}

TEST_CASE("categories become one action for each value")
{
    const Folder folder;
    std::string text = "x,drug,site\n";
    for (int i = 0; i < 12; ++i)
        text += std::to_string(i) +
                (i % 3 == 0   ? ",ctrl,"
                 : i % 3 == 1 ? ",pma,"
                              : ",ly,") +
                std::to_string(i % 2 + 1) + "\n";
    folder.with("t.csv", text);
    TableSpec spec = folder.spec("t.csv", "t.csv");
    spec.a->columns = {{"drug", 0}, {"site", 0}};
    spec.actions = ActionColumns::categories;
    const TableData data = read_table_data(spec);
    CHECK(data.a.names == std::vector<std::string>{"drug=ctrl", "drug=ly", "drug=pma", "site=1", "site=2"});
    CHECK(std::vector(data.a.columns[2]->begin(), data.a.columns[2]->begin() + 4) == std::vector<double>{0, 1, 0, 0});
    spec.actions = ActionColumns::numbers;
    CHECK(sentences(spec, true).size() == 1);  // words are no numbers unless asked for
}

TEST_CASE("time: pairs of rows, y beside x, and episodes that no pair crosses")
{
    const Folder folder;
    std::string text = "trial,x,a\n";
    for (int i = 0; i < 40; ++i)
        text += std::to_string(i / 20) + "," + std::to_string(i) + "," + std::to_string(100 + i) + "\n";
    folder.with("t.csv", text);
    TableSpec spec = folder.spec("t.csv", "t.csv");
    spec.x.columns = {{"x", 0}};
    spec.a->columns = {{"a", 0}};
    spec.order = RowOrder::episodes;
    spec.episode = TablePart{"t.csv", {{"trial", 0}}, {}};
    const Data data = make_table(spec);
    const Facts& facts = data.source->facts();
    CHECK(facts.steps == 2);
    const Rows rows = first_rows(*data.source, Split::train, 100);
    CHECK(rows.count == 30);  // 15 of the 16 earliest rows of each trial
    const std::vector<float> given = x_as_given(facts, rows.x);
    for (std::size_t row = 0; row < 30; ++row) {
        CHECK(static_cast<double>(given[2 * row + 1] - given[2 * row]) == doctest::Approx(1).epsilon(1e-4));
        // The action of a row leads to the next one.
        const double action = static_cast<double>(rows.a[row]) * facts.a_scale[0] + facts.a_mean[0];
        CHECK(action == doctest::Approx(100 + static_cast<double>(given[2 * row])).epsilon(1e-5));
    }

    spec.order = RowOrder::pairs;
    spec.episode.reset();
    const TableData pairs = read_table_data(spec);
    CHECK(pairs.examples(0).size() + pairs.examples(1).size() + pairs.examples(2).size() == 20);
    CHECK(std::ranges::all_of(pairs.examples(0), [](const TableExample& e) { return e.row % 2 == 0; }));

    folder.with("before.csv", "x\n1\n2\n3\n4\n").with("after.csv", "x\n11\n12\n13\n14\n");
    TableSpec beside = folder.spec("before.csv");
    beside.y = TablePart{"after.csv", {}, {}};
    beside.order = RowOrder::pairs;
    CHECK(*read_table_data(beside).x.columns[0] == std::vector<double>{1, 11, 2, 12, 3, 13, 4, 14});
}

TEST_CASE("arrays of an NPZ file are found by their usual names or by their key")
{
    const Folder folder;
    const std::vector<float> x{1, 2, 3, 4, 5, 6, 7, 9}, actions{0, 1, 0, 1};
    const std::vector<NamedArray> arrays{{"x", {4, 2}, x}, {"actions", {4, 1}, actions}, {"mine", {4, 2}, x}};
    folder.with("d.npz", format_npz(arrays));
    const TableData data = read_table_data(folder.spec("d.npz", "d.npz"));
    CHECK(data.x.names == std::vector<std::string>{"x1", "x2"});
    CHECK(*data.a.columns[0] == std::vector<double>{0, 1, 0, 1});
    TableSpec spec = folder.spec("d.npz");
    spec.x.key = "mine";
    CHECK(read_table_data(spec).x.rows == 4);
    spec.x.key = "yours";
    CHECK_THROWS_AS(read_table_data(spec), InputError);
}

TEST_CASE("no more latents are proposed than can be learned")
{
    // 70 columns that have nothing to do with each other.
    Random random(8, "columns");
    std::string text;
    for (int row = 0; row < 1200; ++row)
        for (int c = 0; c < 70; ++c)
            text += std::to_string(random.normal()) + (c == 69 ? "\n" : ",");
    const Folder folder;
    folder.with("x.csv", text);
    const LatentsProposal proposal = propose_latents(read_table_data(folder.spec("x.csv")), 1);
    CHECK(proposal.latents == 64);
    CHECK(proposal.reason == "no direction of x is predicted by the others, and no more than 64 can be learned");
}

TEST_CASE("files that have changed since a run was begun are refused")
{
    const Folder folder;
    folder.with("x.csv", squares(20));
    TableSpec spec = folder.spec("x.csv");
    const TableData data = read_table_data(spec);
    spec.found = found_in(data, propose_latents(data, 1));
    CHECK_NOTHROW(make_table(spec));
    folder.with("x.csv", squares(21));
    CHECK_THROWS_AS(make_table(spec), InputError);
}
