# Cuts the examples out of the installed headers: the lines that begin with
# "///   " before the first #include. An example sees its own header, a few of
# the standard library, and `text`, the text of a template.

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
  list(REMOVE_ITEM headers dct/version.hpp)
  file(STRINGS ${CMAKE_CURRENT_SOURCE_DIR}/pending.txt pending REGEX "^dct/")
  set(sources)
  set(declarations)
  set(calls)
  foreach(header ${headers})
    read_example(${directory}/${header} code)
    if(header IN_LIST pending)
      continue()
    endif()
    if(code STREQUAL "")
      message(SEND_ERROR "${header} has no example at its head")
    endif()
    string(REGEX REPLACE "[/.]" "_" name ${header})
    set(source ${CMAKE_CURRENT_BINARY_DIR}/cut/${name}.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [==[
#include <@header@>

#include <iostream>
#include <string>
#include <vector>

void @name@(const std::string& text);
void @name@([[maybe_unused]] const std::string& text) {
#line 1 "the example of @header@"
	@code@
}
]==])
    list(APPEND sources ${source})
    string(APPEND declarations "void ${name}(const std::string& text);\n")
    string(APPEND calls "  ${name}(text);\n")
  endforeach()
  file(READ ${TEMPLATE} template)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/cut/main.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [==[
#include <string>

@declarations@
int main() {
  const std::string text = R"json(@template@)json";
@calls@}
]==])
  list(APPEND sources ${source})
  set(${result} ${sources} PARENT_SCOPE)
endfunction()
