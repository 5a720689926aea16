// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/blas.h"

#include <dlfcn.h>

#include <climits>
#include <cstdlib>
#include <filesystem>

namespace disentangle {

std::string blas_library()
{
    // The symbol that is bound at run time tells, not the library that was linked: Debian switches between them by a
    // link to libblas.so.3.
    void* product = dlsym(RTLD_DEFAULT, "sgemm_");
    if (product == nullptr)
        product = dlsym(RTLD_DEFAULT, "cblas_sgemm");
    Dl_info info{};
    if (product == nullptr || dladdr(product, &info) == 0 || info.dli_fname == nullptr)
        return "";
    std::error_code error;
    const std::filesystem::path resolved = std::filesystem::canonical(info.dli_fname, error);
    return error ? std::string(info.dli_fname) : resolved.string();
}

bool blas_is_slow()
{
    return blas_library().find("/blas/libblas") != std::string::npos;
}

void use_blas_threads(int threads)
{
    using Get = int (*)();
    using Set = void (*)(int);
    static const auto get = reinterpret_cast<Get>(dlsym(RTLD_DEFAULT, "openblas_get_num_threads"));
    static const auto set = reinterpret_cast<Set>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
    if (set != nullptr && (get == nullptr || get() != threads))
        set(threads);
}

}  // namespace disentangle
