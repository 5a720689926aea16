# SPDX-License-Identifier: GPL-3.0-or-later
# disentangle_translations(TARGET): each file of resources/translations, disentangle_LANGUAGE.ts, compiled and built in as
# :/translations/disentangle_LANGUAGE.qm. `ninja -C build translations` collects from the sources what is to be translated.
function(disentangle_translations target)
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/translations/*.ts)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/translations)
  set_source_files_properties(${files} PROPERTIES OUTPUT_LOCATION ${folder})
  qt_add_translation(compiled ${files})
  set(entries)
  foreach(file ${compiled})
    cmake_path(GET file FILENAME name)
    string(APPEND entries "    <file>${name}</file>\n")
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/translations.qrc
       CONTENT "<RCC>\n  <qresource prefix=\"/translations\">\n${entries}  </qresource>\n</RCC>\n")
  add_custom_command(OUTPUT ${folder}/translations.cpp
    COMMAND Qt6::rcc --name translations ${folder}/translations.qrc -o ${folder}/translations.cpp
    DEPENDS ${compiled} ${folder}/translations.qrc COMMENT "" VERBATIM)
  set_source_files_properties(${folder}/translations.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON
                                                                    SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${folder}/translations.cpp)

  # Functions that are tr() by another name, so that those of one batch of files differ.
  set(aliases tr+=verbText,tr+=columnText,tr+=markText,tr+=orderText)
  add_custom_target(translations
    COMMAND Qt6::lupdate -silent -I . -locations none -no-obsolete -tr-function-alias ${aliases}
            ui app/studio resources/translations/core_texts.h -ts ${files}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endfunction()
