# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target that carries the warnings and sanitizers of our own code, never of a library's.
add_library(disentangle_warnings INTERFACE)
target_compile_options(disentangle_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Werror
  # g++ 12 reports false positives from inlined std::string and std::vector code at -O2.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-error=restrict -Wno-error=stringop-overflow -Wno-error=array-bounds>
  # In a batch of files no file is the main one, and g++ then warns of every Impl that holds a type of its file.
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${DISENTANGLE_UNITY}>>:-Wno-subobject-linkage>
  # There, too, a local name would hide one of another file's: -Wshadow is for builds of single files.
  $<IF:$<BOOL:${DISENTANGLE_UNITY}>,$<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>,-Wshadow>)
if(DISENTANGLE_SANITIZE)
  # The checks that a sanitizer adds hide from g++ 12 that <regex> sets what it copies.
  target_compile_options(disentangle_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-error=maybe-uninitialized>)
  # Whatever is found ends the program: a test that prints a finding and passes has found nothing.
  target_compile_options(disentangle_warnings INTERFACE
    -fsanitize=${DISENTANGLE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(disentangle_warnings INTERFACE -fsanitize=${DISENTANGLE_SANITIZE})
endif()
if(DISENTANGLE_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "libFuzzer comes with clang: configure with --preset fuzz")
  endif()
  # Coverage that libFuzzer steers by; only its own programs link its main().
  target_compile_options(disentangle_warnings INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(disentangle_warnings INTERFACE -fsanitize=fuzzer-no-link)
endif()
