#include "core/base/error.h"
#include "core/learn/network/objective.h"

#include <dlfcn.h>

#include <filesystem>

namespace disentangle {
namespace {

/// Beside the executable (build tree) or where it was installed to.
std::vector<std::filesystem::path> module_places()
{
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const char* const file = "libdisentangle_autograd.so";
    return {program / "../lib/disentangle" / file, program / ".." / DISENTANGLE_LIBDIR / "disentangle" / file};
}

void* load_module()
{
    std::string reasons;
    for (const auto& place : module_places()) {
        // RTLD_LOCAL: LibTorch brings libraries (another Qt among them) that nothing else here may see.
        if (void* module = dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL))
            return module;
        reasons += std::string("\n  ") + dlerror();
    }
    throw Error("the autograd backend needs LibTorch and its module libdisentangle_autograd.so, which could not be "
                "loaded; install libtorch1.13 and rebuild, or use the fused backend:" +
                reasons);
}

template <class Factory>
Factory factory(const char* name)
{
    static void* const module = load_module();
    if (void* symbol = dlsym(module, name))
        return reinterpret_cast<Factory>(symbol);
    throw Error(std::string("the autograd backend's module is of another build: it has no ") + name);
}

template <class Real>
using Make = Objective<Real>* (*)(const Layout&, int, const std::string&);

}  // namespace

template <>
std::unique_ptr<Objective<float>> make_autograd<float>(const Layout& layout, int threads, const std::string& device)
{
    return std::unique_ptr<Objective<float>>(
        factory<Make<float>>("disentangle_autograd_float")(layout, threads, device));
}

template <>
std::unique_ptr<Objective<double>> make_autograd<double>(const Layout& layout, int threads, const std::string& device)
{
    return std::unique_ptr<Objective<double>>(
        factory<Make<double>>("disentangle_autograd_double")(layout, threads, device));
}

}  // namespace disentangle
