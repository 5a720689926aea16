// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/verbs.h"

int main(int argc, char** argv)
{
    return disentangle::run_program(argc, argv);
}
