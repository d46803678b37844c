# SPDX-License-Identifier: GPL-3.0-or-later
# Turns text files into a C++ source at build time, so that no file is needed at run time.
#   ms_embed_text(OUTPUT embedded.cpp NAMESPACE ms::workspace FUNCTION embeddedMigrations FILES a.sql b.sql)
# The function returns std::span<const EmbeddedText> (name without folder, text), in the order of FILES; the header that
# declares both is HEADER. Called with -P, this file is its own generator.
if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(MS_EMBED_TEXT_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
    function(ms_embed_text)
        cmake_parse_arguments(EMBED "" "OUTPUT;HEADER;NAMESPACE;FUNCTION" "FILES" ${ARGN})
        string(REPLACE ";" "|" files "${EMBED_FILES}")
        add_custom_command(OUTPUT ${EMBED_OUTPUT}
            COMMAND ${CMAKE_COMMAND} -DOUTPUT=${EMBED_OUTPUT} -DHEADER=${EMBED_HEADER} -DNAMESPACE=${EMBED_NAMESPACE}
                    -DFUNCTION=${EMBED_FUNCTION} "-DFILES=${files}" -P ${MS_EMBED_TEXT_SCRIPT}
            DEPENDS ${EMBED_FILES} ${MS_EMBED_TEXT_SCRIPT} VERBATIM)
    endfunction()
    return()
endif()

string(REPLACE "|" ";" FILES "${FILES}")
list(LENGTH FILES count)
set(source "// Generated from ${count} text files; edit those.\n#include \"${HEADER}\"\n\n#include <array>\n#include <string_view>\n\n")
string(APPEND source "namespace ${NAMESPACE} {\nnamespace {\nusing namespace std::string_view_literals;\nconstexpr std::array<EmbeddedText, ${count}> texts{{\n")
foreach(path IN LISTS FILES)
    get_filename_component(name ${path} NAME)
    file(READ ${path} text)
    string(APPEND source "    {\"${name}\", R\"embedded(${text})embedded\"sv},\n")
endforeach()
string(APPEND source "}};\n} // namespace\n\nstd::span<const EmbeddedText> ${FUNCTION}()\n{\n    return texts;\n}\n\n} // namespace ${NAMESPACE}\n")
file(WRITE ${OUTPUT} "${source}")
