# A rule that was added as CONTRIBUTING.md says is a rule like any other.
#   cmake -D LINT=dct-lint -D LIBRARY_DIR=.. -P test.cmake
set(ENV{LD_LIBRARY_PATH} ${LIBRARY_DIR})

# expect TEXT ARGUMENT...: what dct-lint prints has the text
function(expect text)
  execute_process(COMMAND ${LINT} ${ARGN} OUTPUT_VARIABLE output
                  ERROR_VARIABLE output)
  string(FIND "${output}" "${text}" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "dct-lint ${ARGN}: no \"${text}\" in: ${output}")
  endif()
endfunction()

set(template [[{"records": [
  {"type": "A", "host": "a", "pointsTo": "198.51.100.1", "ttl": 3600},
  {"type": "A", "host": "b", "pointsTo": "198.51.100.1", "ttl": 3601}]}]])
file(WRITE ${LIBRARY_DIR}/t.json "${template}")
expect("t.json:3:65: info[ttl-not-round]: A record 2: ttl is 3601"
       --select ttl-not-round ${LIBRARY_DIR}/t.json)
expect("0 errors, 0 warnings, 1 info" --select ttl-not-round
       ${LIBRARY_DIR}/t.json)
expect("A ttl is not a whole number of minutes" --explain ttl-not-round)
expect("## ttl-not-round" --handbook)
