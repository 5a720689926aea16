# SPDX-License-Identifier: GPL-3.0-or-later
# Run by CPack on what is about to be packed: Debian wants manual pages and news compressed, with no time in them.
file(GLOB_RECURSE documents ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/man/man1/*.1
                            ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/doc/*/NEWS
                            ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/doc/*/changelog)
foreach(document IN LISTS documents)
  execute_process(COMMAND gzip -9n ${document} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
