#pragma once

/// Marks a function whose loops are compiled for several x86-64 generations and chosen at load time, so that one
/// portable binary uses AVX-512 or AVX2 where the processor has it. Off for other compilers and sanitizers, which cannot
/// see through the dispatch. Results may differ between processor types in the last bits.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define DISENTANGLE_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define DISENTANGLE_VECTORISED
#endif
