# Installs dct into a folder of its own, looks at what was installed, builds a
# project of somebody else against it, and runs that.
set(prefix ${BUILD_DIR}/consumer-test/prefix)
set(build ${BUILD_DIR}/consumer-test/build)
file(REMOVE_RECURSE ${BUILD_DIR}/consumer-test)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status
                  OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

# expect TEXT WHAT: the last output has the text
function(expect text what)
  string(FIND "${output}" "${text}" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "${what}: there is no \"${text}\" in: ${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix})
set(library ${prefix}/${LIBDIR}/libdct.so)

# --- The library exports what is dct's, nothing else.
if(EXISTS ${library})
  run(nm -DC --defined-only ${library})
  string(REGEX REPLACE
    "[0-9a-f]+ . (typeinfo (name )?for |vtable for )?dct::[^\n]*\n" ""
    left "${output}")
  if(NOT left STREQUAL "")
    message(FATAL_ERROR "libdct.so exports: ${left}")
  endif()
endif()

# --- Each program finds the library wherever it was moved to, and looks for it
# nowhere else: an empty part of a run path is the current directory.
file(GLOB built ${BUILD_DIR}/bin/dct-* ${BUILD_DIR}/libexec/dct/*)
file(GLOB installed ${prefix}/bin/* ${prefix}/libexec/dct/*)
foreach(program ${built} ${installed})
  run(readelf -d ${program})
  string(REGEX MATCH "R(UN)?PATH.*: \\[([^\n]*)\\]" path "${output}")
  set(path "${CMAKE_MATCH_2}")
  if(NOT path MATCHES "^\\$ORIGIN/[a-z0-9_./-]*$")
    message(FATAL_ERROR "the run path of ${program} is \"${path}\"")
  endif()
endforeach()

# --- With CMake.
run(${CMAKE_COMMAND} -G Ninja -S ${SOURCE_DIR} -B ${build}
    -D CMAKE_PREFIX_PATH=${prefix} -D TEMPLATE=${TEMPLATE}
    -D CMAKE_CXX_COMPILER=${CXX} -D CMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}
    "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}")
run(${CMAKE_COMMAND} --build ${build} -- -k 0)
run(${build}/consumer)
expect(json-syntax consumer)
run(${build}/examples)

# --- With pkg-config.
separate_arguments(flags UNIX_COMMAND "${CXX_FLAGS}")
set(ENV{PKG_CONFIG_PATH} ${prefix}/${LIBDIR}/pkgconfig)
run(pkg-config --cflags --libs dct)
separate_arguments(dct UNIX_COMMAND "${output}")
run(${CXX} -std=c++20 ${flags} ${SOURCE_DIR}/main.cpp -o ${build}/by-pkg-config
    ${dct} -Wl,-rpath,${prefix}/${LIBDIR})
run(${build}/by-pkg-config)
expect(json-syntax by-pkg-config)

# --- The helper that fetches logos is found where it was installed, also
# through a link. This logo is refused before anything is sent.
run(${prefix}/bin/dct-lint --version)
file(WRITE ${build}/logo.json [[{"logoUrl": "https://127.0.0.1/logo.svg"}]])
file(CREATE_LINK ${prefix}/bin/dct-lint ${build}/linked-lint SYMBOLIC)
foreach(program ${prefix}/bin/dct-lint ${build}/linked-lint)
  run(${program} --check-logos --select logo-unreachable --fail-on never
      ${build}/logo.json)
  expect("`127.0.0.1` is the visitor's own computer" "${program}")
endforeach()

foreach(file man/man1/dct-lint.1 bash-completion/completions/dct-lint
        zsh/site-functions/_dct-lint fish/vendor_completions.d/dct-lint.fish
        doc/dct/LICENSE doc/dct/README.md)
  file(SIZE ${prefix}/share/${file} size)
  if(size LESS 1000)
    message(FATAL_ERROR "${file} was installed with ${size} bytes")
  endif()
endforeach()
