# SPDX-License-Identifier: GPL-3.0-or-later
# A room is one folder under src/, one static library, one namespace. It says what it may include:
#   USES   rooms whose every header it may include (and which it links)
#   TYPES  rooms of which it may include types.h only
#   LINKS  libraries from outside
# tests/house/tst_include_directions reads the list this leaves in rooms.txt and every #include under src/.
function(ms_add_room name)
    cmake_parse_arguments(ROOM "QT" "" "SOURCES;USES;TYPES;LINKS" ${ARGN})
    string(REPLACE "/" "_" target "ms_${name}")
    add_library(${target} STATIC ${ROOM_SOURCES})
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    foreach(used IN LISTS ROOM_USES)
        string(REPLACE "/" "_" used_target "ms_${used}")
        target_link_libraries(${target} PUBLIC ${used_target})
    endforeach()
    target_link_libraries(${target} PUBLIC ${ROOM_LINKS})
    if(ROOM_QT)
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
    endif()
    ms_note_room(${name} USES ${ROOM_USES} TYPES ${ROOM_TYPES})
endfunction()

# For rooms that are programs or plugins, not libraries.
function(ms_note_room name)
    cmake_parse_arguments(ROOM "" "" "USES;TYPES" ${ARGN})
    string(REPLACE ";" " " uses "${ROOM_USES}")
    string(REPLACE ";" " " types "${ROOM_TYPES}")
    set_property(GLOBAL APPEND PROPERTY MS_ROOMS "${name}|${uses}|${types}")
endfunction()

function(ms_write_room_list)
    get_property(rooms GLOBAL PROPERTY MS_ROOMS)
    string(REPLACE ";" "\n" lines "${rooms}")
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/rooms.txt CONTENT "${lines}\n" @ONLY)
endfunction()
