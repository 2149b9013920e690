# One target a folder: stemma_folder(base DEPENDS … LIBRARIES …) makes the object library
# stemma_base of src/base/**.cpp. The library `stemma` is made of all of them.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

add_library(stemma_options INTERFACE)
target_compile_options(stemma_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  $<$<BOOL:${STEMMA_WERROR}>:-Werror>
  # GCC 12 reports maybe-uninitialized and restrict inside its own headers (GCC bugs 105562, 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict>
  # Clang reports libstdc++ 12's own std::stable_sort, which uses a deprecated function.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
  -ffp-contract=off)
if(STEMMA_SANITIZE)
  target_compile_options(stemma_options INTERFACE
    -fsanitize=${STEMMA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(stemma_options INTERFACE -fsanitize=${STEMMA_SANITIZE})
endif()
if(STEMMA_FUZZ)
  target_compile_options(stemma_options INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(stemma_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
target_include_directories(stemma_options INTERFACE
  ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)

set_property(GLOBAL PROPERTY STEMMA_FOLDERS "")
set_property(GLOBAL PROPERTY STEMMA_LIBRARIES "")

function(stemma_folder name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  add_library(stemma_${name} OBJECT ${sources})
  target_link_libraries(stemma_${name} PRIVATE stemma_options)
  set_property(GLOBAL APPEND PROPERTY STEMMA_FOLDERS stemma_${name})
  set_property(GLOBAL APPEND PROPERTY STEMMA_LIBRARIES ${ARG_LIBRARIES})
endfunction()
