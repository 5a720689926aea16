// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstring>

// Every class of the tests, from the names of their files (CMakeLists.txt).
#define DISENTANGLE_TEST_CLASS(Class) int run##Class(int argc, char** argv);
#include "test_classes.inc"
#undef DISENTANGLE_TEST_CLASS

namespace {

struct TestClass {
    const char* name;
    int (*run)(int argc, char** argv);
};

#define DISENTANGLE_TEST_CLASS(Class) {#Class, run##Class},
constexpr TestClass classes[] = {
#include "test_classes.inc"
};

}  // namespace

/// ui_tests CLASS [arguments of Qt Test]
int main(int argc, char** argv)
{
    if (argc > 1)
        for (const TestClass& test : classes)
            if (std::strcmp(argv[1], test.name) == 0) {
                // The class takes the place of the program in the arguments that Qt Test sees.
                argv[1] = argv[0];
                return test.run(argc - 1, argv + 1);
            }
    std::fprintf(stderr, "%s names no test class; there are:\n", argc > 1 ? argv[1] : "Nothing");
    for (const TestClass& test : classes)
        std::fprintf(stderr, "  %s\n", test.name);
    return 2;
}
