# SPDX-License-Identifier: GPL-3.0-or-later
# ms_add_test(inventory tst_safety_stock.cpp LINKS ms_inventory [TIMEOUT seconds] [LABELS ...])
# One Qt Test program a file, named tst_<room>_<file>. It ends its file with #include "tst_<file>.moc".
# The engines under test are optimised in full; optimising the tests themselves only takes time.
set(MS_TEST_OPTIONS $<$<CONFIG:Release>:-O1>)

# What every test includes is read once: it is half of what a test costs to compile.
function(ms_add_test_prelude)
    file(WRITE ${CMAKE_BINARY_DIR}/test_prelude.cpp "int main()\n{\n    return 0;\n}\n")
    add_executable(test_prelude ${CMAKE_BINARY_DIR}/test_prelude.cpp)
    target_link_libraries(test_prelude PRIVATE Qt6::Core)
    target_compile_options(test_prelude PRIVATE ${MS_TEST_OPTIONS})
    # Nothing of Qt Test: its macros differ by the folder of a test and the Qt modules that it links.
    target_precompile_headers(test_prelude PRIVATE <QObject> <QString> <QVariant> <QTimer> <QEventLoop> <QTemporaryDir>
        <QFile> <QJsonObject> <algorithm> <cmath> <filesystem> <functional> <map> <memory> <optional> <span> <string> <vector>)
endfunction()

function(ms_add_test room source)
    cmake_parse_arguments(TEST "" "TIMEOUT" "LINKS;LABELS;DEFINES" ${ARGN})
    get_filename_component(stem ${source} NAME_WE)
    string(REGEX REPLACE "^tst_" "" stem ${stem})
    string(REPLACE "/" "_" room_name ${room})
    set(target tst_${room_name}_${stem})
    add_executable(${target} ${source})
    set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${target} PRIVATE ${TEST_LINKS} Qt6::Test)
    target_precompile_headers(${target} REUSE_FROM test_prelude)
    target_compile_options(${target} PRIVATE ${MS_TEST_OPTIONS})
    target_compile_definitions(${target} PRIVATE ${TEST_DEFINES}
        MS_SOURCE_DIR="${PROJECT_SOURCE_DIR}" MS_BINARY_DIR="${CMAKE_BINARY_DIR}"
        MS_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared")
    add_test(NAME ${room}/${stem} COMMAND ${target})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    set_tests_properties(${room}/${stem} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${room};${TEST_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;OMP_NUM_THREADS=1")
endfunction()

# Benchmarks are programs that print size and time; ctest does not run them.
function(ms_add_benchmark name)
    cmake_parse_arguments(BENCH "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${BENCH_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/benchmarks)
    target_link_libraries(${name} PRIVATE ${BENCH_LINKS})
    target_compile_definitions(${name} PRIVATE MS_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared"
        MS_BINARY_DIR="${CMAKE_BINARY_DIR}")
endfunction()
