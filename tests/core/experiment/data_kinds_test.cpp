// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/data_kinds.h"

#include "core/base/error.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("kinds of data are found by name, and an unknown name is answered with those there are")
{
    for (const DataKind& kind : data_kinds())
        CHECK(data_kind(kind.name).name == kind.name);
    CHECK_THROWS_WITH_AS(data_kind("dreamt"), "data.kind: found 'dreamt', expected synthetic, scene, table, tasks",
                         InputError);
}

TEST_CASE("an experiment's data are of its kind, and its graph is known without them")
{
    Experiment experiment = preset_experiment("ActionDiag");
    experiment.world.train = 100;
    const Data data = make_data(experiment, 1);
    CHECK(data.source->rows(Split::train) == 100);
    CHECK(*data.truth->graph() == experiment.world.graph);
    CHECK(data_kind(experiment.data_kind).graph(experiment) == &experiment.world.graph);
}
