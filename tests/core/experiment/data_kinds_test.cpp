#include "core/experiment/data_kinds.h"

#include "core/base/error.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("the document knows every kind of data that can be made, and no other")
{
    std::vector<std::string> names;
    for (const DataKind& kind : data_kinds())
        names.emplace_back(kind.name);
    CHECK(find_parameter("data.kind")->choices == names);
    CHECK_THROWS_WITH_AS(data_kind("dreamt"), "data.kind: found 'dreamt', expected synthetic", InputError);
}

TEST_CASE("an experiment's data are of its kind, and its graph is known without them")
{
    Experiment experiment = preset_experiment("ActionDiag");
    experiment.world.train = 100;
    const Data data = make_data(experiment, 1);
    CHECK(data.source->rows(Split::train) == 100);
    CHECK(*data.truth->graph() == experiment.world.graph);
    CHECK(data_kind(experiment.data.kind).graph(experiment) == &experiment.world.graph);
}
