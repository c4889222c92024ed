// SPDX-License-Identifier: MIT
#pragma once

/// dct-simulate --verify: a request that a provider would refuse is not
/// simulated. Where the library is built without signing, there is no --verify:
/// verify_request_off.cpp takes the place of verify_request.cpp.

#include <dct/apply/apply.hpp>
#include <dct/report/changes.hpp>
#include <dct/template/template.hpp>

#include <string>
#include <vector>

#include "dct-simulate/inputs.hpp"
#include "net/txt_source.hpp"

namespace dct::tools {

struct VerifyOptions {
  bool wanted = false;
  bool redirect = false;  ///< --redirect, which works without --verify too
  std::string public_key;
  TxtOptions txt;
};

/// --verify, --redirect and what goes with them; after --query.
void add_verify_options(CLI::App& app, VerifyOptions& options);

/// @throws Trouble when an option says what only the request may say
void check_verify_options(const CLI::App& app, const VerifyOptions& options);

/// A request, and what a provider says about it.
struct VerifiedRequest {
  QueryInput input;
  apply::VariableValues values;
  report::RequestVerdict verdict;
  std::vector<diagnostic::Problem> refusals;  ///< empty unless it is refused
};

/// Looks up the key where the template and the query say, if they do.
/// @param complaints  errors of the zone file, a line each
/// @throws Trouble when a file can't be read or DNS does not answer
VerifiedRequest verify_query(const VerifyOptions& options,
                             const templates::Template& tmpl,
                             const std::string& query,
                             std::vector<std::string>& complaints);

/// Where a provider sends the browser at each end of the request.
struct Redirects {
  bool is_allowed = false;
  std::string report;  ///< text or JSON
};

/// @throws Trouble as verify_query()
Redirects redirects_of(const VerifyOptions& options,
                       const templates::Template& tmpl,
                       const std::string& query, bool as_json,
                       std::vector<std::string>& complaints);

/// What dct-sign says of the values and the host when it makes a URL of them:
/// an error for what no request can say. Nothing in a build without signing.
std::vector<diagnostic::Problem> check_inputs(
    const templates::Template& tmpl, const QueryInput& input,
    const apply::VariableValues& values);

}  // namespace dct::tools
