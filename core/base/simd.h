// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks a function whose loops are compiled for several vector widths; the widest that the processor has is chosen when
/// the program starts, so one portable build runs as fast as one built for the machine. Where -ffp-contract=off is set and
/// nothing is summed across lanes, as in core/data/synthetic, all versions give the same bits. The choice needs IFUNC,
/// which clang 14 lacks for this attribute and which runs before a sanitizer is ready.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__gnu_linux__) &&                       \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && defined(__OPTIMIZE__)
#define DISENTANGLE_SIMD __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
/// A template that is inlined into each of those versions, and so compiled for its width.
#define DISENTANGLE_SIMD_BODY [[gnu::always_inline]] inline
#else
#define DISENTANGLE_SIMD
#define DISENTANGLE_SIMD_BODY inline
#endif
