# Cuts the examples out of the installed headers: the lines that begin with
# "///   " before the first #include. An example sees dct, a few headers of the
# standard library, and `text`, that of a template. The examples of a module are
# one file.

# The code of an example; empty if there is none.
function(read_example header result)
  file(READ ${header} text)
  string(REGEX REPLACE "\n#include.*" "\n" text "${text}")
  string(REGEX REPLACE "\n///   " "\n\t" text "${text}")
  string(REGEX REPLACE "(^|\n)(/|#)[^\n]*" "" text "${text}")
  string(STRIP "${text}" text)
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

# @returns the sources of a program that runs all examples
function(cut_examples result)
  get_target_property(directory dct::dct INTERFACE_INCLUDE_DIRECTORIES)
  file(GLOB_RECURSE headers RELATIVE ${directory} ${directory}/dct/*.hpp)
  set(modules)
  set(declarations)
  set(calls)
  foreach(header ${headers})
    read_example(${directory}/${header} code)
    if(code STREQUAL "")
      message(SEND_ERROR "${header} has no example at its head")
    endif()
    string(REGEX REPLACE "[/.]" "_" name ${header})
    string(REGEX REPLACE "^dct/([^/.]+).*" "\\1" module ${header})
    list(APPEND modules ${module})
    string(APPEND functions_${module} "
void ${name}();
void ${name}() {
#line 1 \"the example of ${header}\"
	${code}
}
")
    string(APPEND declarations "void ${name}();\n")
    string(APPEND calls "  ${name}();\n")
  endforeach()

  list(REMOVE_DUPLICATES modules)
  set(sources)
  foreach(module ${modules})
    set(source ${CMAKE_CURRENT_BINARY_DIR}/cut/${module}.cpp)
    set(functions "${functions_${module}}")
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [==[
#include <dct/dct.hpp>

#include <cassert>
#include <iostream>
#include <string>
#include <vector>

extern const std::string text;
@functions@]==])
    list(APPEND sources ${source})
  endforeach()
  file(READ ${TEMPLATE} template)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/cut/main.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [==[
#include <string>

@declarations@
extern const std::string text;
const std::string text = R"json(@template@)json";

int main() {
@calls@}
]==])
  list(APPEND sources ${source})
  set(${result} ${sources} PARENT_SCOPE)
endfunction()
