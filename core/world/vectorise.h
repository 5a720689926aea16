#pragma once

/// Marks a function over Lanes that is compiled for several vector widths; the widest that the processor has is chosen
/// when the program starts. The results are the same bits: nothing in this room is fused or summed across lanes. The
/// choice needs IFUNC, which clang 14 lacks for this attribute and which runs before a sanitizer is ready.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__gnu_linux__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && defined(__OPTIMIZE__)
#define DISENTANGLE_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define DISENTANGLE_VECTORISED
#endif
