// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/make_data.h"

#include "core/base/error.h"
#include "core/experiment/catalogue.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("every kind of data can be made, and an unknown one is named")
{
    for (const DataParameters* kind : catalogue().data_kinds())
        CHECK((kind->make != nullptr));
    Experiment experiment = preset_experiment("ActionDiag");
    experiment.data_kind = "dreamt";
    CHECK_THROWS_WITH_AS(make_data(experiment, 1), "there is no kind of data 'dreamt'", Error);
}

TEST_CASE("an experiment's data are of its kind, and its graph is known without them")
{
    Experiment experiment = preset_experiment("ActionDiag");
    experiment.world.train = 100;
    const Data data = make_data(experiment, 1);
    CHECK(data.source->rows(Split::train) == 100);
    CHECK(*data.truth->graph() == experiment.world.graph);
    CHECK(variables_of(experiment).graph == &experiment.world.graph);
}
