# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages, made by packaging/deb: the two programs, and apart from them the LibTorch backend, which few need
# and which would bring 400 MB along. What the programs link is found by dpkg-shlibdeps; what else they need to run is
# the list of packaging/dependencies.
install(FILES ${PROJECT_SOURCE_DIR}/packaging/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/disentangle)
install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/disentangle
        RENAME NEWS)
# Debian's own form of a change log, which says when a package was made (or SOURCE_DATE_EPOCH) and sends to the news.
set(DISENTANGLE_CONTACT "The Disentangle Studio developers <studio@disentangle.invalid>")
string(TIMESTAMP DISENTANGLE_PACKAGED "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${PROJECT_SOURCE_DIR}/packaging/changelog.in ${PROJECT_BINARY_DIR}/changelog @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/changelog DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/disentangle)

# A package holds what was built, whether or not tests were.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

file(STRINGS ${PROJECT_SOURCE_DIR}/packaging/dependencies lines)
set(DISENTANGLE_RUN_PACKAGES)
set(section)
foreach(line IN LISTS lines)
  if(line MATCHES "^# -- to ([a-z]+)")
    set(section ${CMAKE_MATCH_1})
  elseif(section STREQUAL "run" AND NOT line MATCHES "^#" AND NOT line STREQUAL "")
    list(APPEND DISENTANGLE_RUN_PACKAGES ${line})
  endif()
endforeach()
list(JOIN DISENTANGLE_RUN_PACKAGES ", " DISENTANGLE_RUN_PACKAGES)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME disentangle)
set(CPACK_PACKAGE_VENDOR "Disentangle Studio")
set(CPACK_PACKAGE_CONTACT ${DISENTANGLE_CONTACT})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/compress_documents.cmake)
set(CPACK_COMPONENTS_ALL Unspecified)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_NAME disentangle)
set(CPACK_DEBIAN_UNSPECIFIED_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_DEPENDS "${DISENTANGLE_RUN_PACKAGES}, libqt6svg6")
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_RECOMMENDS "bash-completion, fonts-noto-cjk, qt6-translations-l10n, qt6-wayland, shared-mime-info")
set(CPACK_COMPONENT_UNSPECIFIED_DESCRIPTION "Disentangle Studio shows when a sparse causal graph lets a model recover the
hidden factors behind observations: one draws the graph, reads theory's
verdict, trains a model in seconds, scrubs back through how it learned, and
exports figures. The engine does the same on the command line.")

if(DISENTANGLE_TORCH)
  list(APPEND CPACK_COMPONENTS_ALL autograd)
  install(FILES ${PROJECT_SOURCE_DIR}/packaging/copyright ${PROJECT_BINARY_DIR}/changelog
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/disentangle-autograd COMPONENT autograd)
  install(FILES ${PROJECT_SOURCE_DIR}/packaging/lintian-overrides
          DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME disentangle-autograd COMPONENT autograd)
  set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_SUGGESTS "disentangle-autograd")
  set(CPACK_DEBIAN_AUTOGRAD_PACKAGE_NAME disentangle-autograd)
  set(CPACK_DEBIAN_AUTOGRAD_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_AUTOGRAD_PACKAGE_DEPENDS "disentangle (= ${PROJECT_VERSION})")
  set(CPACK_COMPONENT_AUTOGRAD_DESCRIPTION "This is the LibTorch backend of Disentangle Studio's engine. With it the
engine can train on a GPU, and check its hand-derived gradients against
automatic ones.")
endif()
include(CPack)
