# SPDX-License-Identifier: GPL-3.0-or-later
# disentangle_precompile(TARGET [headers...]): the libraries' headers that most files read are read once for a target, for
# they are a fourth of what compiling costs. Not where files are compiled singly: that build shows which file forgets an
# include of its own.
function(disentangle_precompile target)
  if(DISENTANGLE_UNITY)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <chrono> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <ranges> <set> <span>
      <sstream> <string> <string_view> <variant> <vector> <Eigen/Core> <nlohmann/json.hpp> ${ARGN})
  endif()
endfunction()

# disentangle_precompile_as(TARGET OTHER): TARGET, compiled with the same options, uses what OTHER has read.
function(disentangle_precompile_as target other)
  if(DISENTANGLE_UNITY)
    target_precompile_headers(${target} REUSE_FROM ${other})
  endif()
endfunction()
