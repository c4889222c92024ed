// SPDX-License-Identifier: MIT

/// In place of verify_request.cpp where the library is built without signing.

#include "cli/output.hpp"
#include "dct-simulate/verify_request.hpp"

namespace dct::tools {

void add_verify_options(CLI::App& /*app*/, VerifyOptions& /*options*/) {}

void check_verify_options(const CLI::App& /*app*/,
                          const VerifyOptions& /*options*/) {}

VerifiedRequest verify_query(const VerifyOptions& /*options*/,
                             const templates::Template& /*tmpl*/,
                             const std::string& /*query*/,
                             std::vector<std::string>& /*complaints*/) {
  throw Trouble("this program was built without signing");
}

Redirects redirects_of(const VerifyOptions& /*options*/,
                       const templates::Template& /*tmpl*/,
                       const std::string& /*query*/, bool /*as_json*/,
                       std::vector<std::string>& /*complaints*/) {
  throw Trouble("this program was built without signing");
}

std::vector<diagnostic::Problem> check_inputs(
    const templates::Template& /*tmpl*/, const QueryInput& /*input*/,
    const apply::VariableValues& /*values*/) {
  return {};
}

}  // namespace dct::tools
