# One interface target that carries the warnings and sanitizers of our own code, never of a library's.
add_library(disentangle_warnings INTERFACE)
target_compile_options(disentangle_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  # g++ 12 reports false positives from inlined std::string and std::vector code at -O2.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-error=restrict -Wno-error=stringop-overflow -Wno-error=array-bounds>)
if(DISENTANGLE_SANITIZE)
  # Whatever is found ends the program: a test that prints a finding and passes has found nothing.
  target_compile_options(disentangle_warnings INTERFACE
    -fsanitize=${DISENTANGLE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(disentangle_warnings INTERFACE -fsanitize=${DISENTANGLE_SANITIZE})
endif()
if(DISENTANGLE_FUZZ)
  # Coverage that libFuzzer steers by; only its own programs link its main().
  target_compile_options(disentangle_warnings INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(disentangle_warnings INTERFACE -fsanitize=fuzzer-no-link)
endif()
