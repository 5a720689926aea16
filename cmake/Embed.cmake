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

# disentangle_embed_folder(TARGET OUTPUT HEADER NAMESPACE FUNCTION TYPE FOLDER file...): a source file that defines FUNCTION,
# declared in HEADER as `const std::vector<TYPE>& FUNCTION()`, each element the name of a file, from FOLDER, and its text, in
# the order given.
function(disentangle_embed_folder target output header namespace function type folder)
  set(text "// Made by cmake/Embed.cmake.\n#include \"${header}\"\n\nnamespace ${namespace} {\n\n")
  string(APPEND text "const std::vector<${type}>& ${function}()\n{\n    static const std::vector<${type}> files{\n")
  foreach(file ${ARGN})
    file(READ ${file} content)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${folder} OUTPUT_VARIABLE name)
    string(APPEND text "        {\"${name}\", R\"~file~(${content})~file~\"},\n")
  endforeach()
  string(APPEND text "    };\n    return files;\n}\n\n}  // namespace ${namespace}\n")
  file(CONFIGURE OUTPUT ${output} CONTENT "${text}" @ONLY)
  target_sources(${target} PRIVATE ${output})
  # A file may be longer than the text that every compiler must take.
  set_source_files_properties(${output} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON
                                                   COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()
