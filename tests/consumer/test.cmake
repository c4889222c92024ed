# Installs dct into a folder of its own, builds a project of a stranger against
# it, and runs that.
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

run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix})
run(${CMAKE_COMMAND} -G Ninja -S ${SOURCE_DIR} -B ${build}
    -D CMAKE_PREFIX_PATH=${prefix} "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}")
run(${CMAKE_COMMAND} --build ${build})
run(${build}/consumer)
string(FIND "${output}" "json-syntax" found)
if(found EQUAL -1)
  message(FATAL_ERROR "the consumer printed: ${output}")
endif()
run(${prefix}/bin/dct-lint --version)

# The module that fetches logos is found where it was installed. This logo is
# refused before anything is sent.
file(WRITE ${build}/logo.json [[{"logoUrl": "https://127.0.0.1/logo.svg"}]])
run(${prefix}/bin/dct-lint --check-logos --select logo-unreachable
    --fail-on never ${build}/logo.json)
string(FIND "${output}" "`127.0.0.1` is the visitor's own computer" found)
if(found EQUAL -1)
  message(FATAL_ERROR "the logo was not refused: ${output}")
endif()

foreach(page man/man1/dct-lint.1 bash-completion/completions/dct-lint
        zsh/site-functions/_dct-lint fish/vendor_completions.d/dct-lint.fish)
  file(SIZE ${prefix}/share/${page} size)
  if(size LESS 1000)
    message(FATAL_ERROR "${page} was installed with ${size} bytes")
  endif()
endforeach()
