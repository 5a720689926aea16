#include "app/disentangle/verbs.h"

int main(int argc, char** argv)
{
    return disentangle::run_program(argc, argv);
}
