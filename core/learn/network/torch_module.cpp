// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/torch_module.h"

#include "core/base/error.h"

#include <dlfcn.h>

#include <filesystem>
#include <vector>

namespace disentangle {
namespace {

/// Beside the executable (build tree) or where it was installed to.
std::vector<std::filesystem::path> module_places()
{
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const char* const file = "libdisentangle_autograd.so";
    return {program / "../lib/disentangle" / file, program / ".." / DISENTANGLE_LIBDIR / "disentangle" / file};
}

void* load_module(const std::string& wanted, const std::string& instead)
{
    std::string reasons;
    for (const auto& place : module_places()) {
        // RTLD_LOCAL: LibTorch brings libraries (another Qt among them) that nothing else here may see.
        if (void* module = dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL))
            return module;
        reasons += std::string("\n  ") + dlerror();
    }
    throw Error(wanted +
                " needs LibTorch and its module libdisentangle_autograd.so, which could not be loaded; install "
                "libtorch1.13 and rebuild" +
                instead + ":" + reasons);
}

}  // namespace

void* torch_symbol(const char* name, const std::string& wanted, const std::string& instead)
{
    static void* const module = load_module(wanted, instead);
    if (void* symbol = dlsym(module, name))
        return symbol;
    throw Error("the module libdisentangle_autograd.so is of another build: it has no " + std::string(name));
}

}  // namespace disentangle
