// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/verbs.h"
#include "core/base/standard_streams.h"

int main(int argc, char** argv)
{
    disentangle::fill_closed_streams();
    return disentangle::run_program(argc, argv);
}
