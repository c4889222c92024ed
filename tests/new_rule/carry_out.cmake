# Adds the rule of CONTRIBUTING.md to a copy of the rules, and its function to a
# copy of the family's file.
#   cmake -D SOURCE_DIR=.. -D OUTPUT_DIR=.. -D EMBED=dct_embed -P carry_out.cmake
file(READ ${SOURCE_DIR}/CONTRIBUTING.md page)
if(NOT page MATCHES "`rules/([a-z/-]+\\.yaml)`:\n\n```yaml\n([^`]+)```")
  message(FATAL_ERROR "CONTRIBUTING.md has no YAML file of a rule")
endif()
set(rule_file ${CMAKE_MATCH_1})
set(rule "${CMAKE_MATCH_2}")
if(NOT page MATCHES "`lib/rules/([a-z_]+\\.cpp)`:\n\n```cpp\n([^`]+)```")
  message(FATAL_ERROR "CONTRIBUTING.md has no function of a rule")
endif()
set(family_file ${CMAKE_MATCH_1})
set(function "${CMAKE_MATCH_2}")

file(REMOVE_RECURSE ${OUTPUT_DIR}/yaml)
file(COPY ${SOURCE_DIR}/rules/ DESTINATION ${OUTPUT_DIR}/yaml
     FILES_MATCHING PATTERN *.yaml PATTERN *.txt)
file(WRITE ${OUTPUT_DIR}/yaml/${rule_file} "${rule}")

file(READ ${SOURCE_DIR}/lib/rules/${family_file} family)
string(REPLACE "}  // namespace dct::rules\n"
       "${function}\n}  // namespace dct::rules\n" family "${family}")
file(WRITE ${OUTPUT_DIR}/family.cpp "${family}")

file(MAKE_DIRECTORY ${OUTPUT_DIR}/lint ${OUTPUT_DIR}/rules)
file(GLOB rules ${OUTPUT_DIR}/yaml/*/*.yaml)
list(FILTER rules EXCLUDE REGEX "/yaml/data/")
execute_process(
  COMMAND ${EMBED} rules ${OUTPUT_DIR}
          ${OUTPUT_DIR}/yaml/data/registry-rules.txt ${rules}
  COMMAND_ERROR_IS_FATAL ANY)
