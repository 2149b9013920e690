# Installs the command, the library with its headers, the data, find_package and pkg-config files.
include(CMakePackageConfigHelpers)

install(TARGETS stemma_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS stemma EXPORT stemma-targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/stemma DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/stemma)
install(EXPORT stemma-targets NAMESPACE stemma:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/stemma)

configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/stemma-config.cmake.in ${PROJECT_BINARY_DIR}/stemma-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/stemma PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/stemma-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/stemma-config.cmake
              ${PROJECT_BINARY_DIR}/stemma-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/stemma)

get_property(libraries GLOBAL PROPERTY STEMMA_LIBRARIES)
list(TRANSFORM libraries PREPEND "-l")
list(JOIN libraries " " STEMMA_PC_LIBRARIES)
# The installed tree may be moved: the file finds its prefix from where it lies.
file(RELATIVE_PATH STEMMA_PC_UP /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${PROJECT_SOURCE_DIR}/cmake/stemma.pc.in ${PROJECT_BINARY_DIR}/stemma.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/stemma.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
