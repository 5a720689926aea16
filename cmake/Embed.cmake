# SPDX-License-Identifier: GPL-3.0-or-later
# disentangle_embed(TARGET OUTPUT HEADER NAMESPACE name=file...): a source file that defines each name, declared in HEADER as
# an extern const std::string_view, as the text of its file.
function(disentangle_embed target output header namespace)
  set(text "// Made by cmake/Embed.cmake.\n#include \"${header}\"\n\nnamespace ${namespace} {\n\n")
  foreach(pair ${ARGN})
    string(REGEX MATCH "^([^=]+)=(.*)$" _ ${pair})
    set(name ${CMAKE_MATCH_1})
    set(file ${CMAKE_MATCH_2})
    file(READ ${file} content)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    string(APPEND text "const std::string_view ${name} = R\"~page~(${content})~page~\";\n")
  endforeach()
  string(APPEND text "\n}  // namespace ${namespace}\n")
  file(CONFIGURE OUTPUT ${output} CONTENT "${text}" @ONLY)
  target_sources(${target} PRIVATE ${output})
  set_source_files_properties(${output} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
