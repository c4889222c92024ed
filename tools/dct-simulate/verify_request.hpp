// SPDX-License-Identifier: MIT
#pragma once

/// dct-simulate --verify: what a provider would refuse is not simulated.

#include <dct/request/received_request.hpp>

#include <string>
#include <vector>

#include "net/txt_source.hpp"

namespace dct::tools {

struct VerifyOptions {
  bool wanted = false;
  std::string public_key;
  TxtOptions txt;
};

/// After --query.
void add_verify_options(CLI::App& app, VerifyOptions& options);

/// @throws Trouble when an option says what only the request may say
void check_verify_options(const CLI::App& app, const VerifyOptions& options);

/// Looks for the key where the template and the query say, if they do.
/// @param complaints  lines of a zone file that can't be read
/// @throws Trouble when a file or DNS does not answer
request::ReceivedRequest verify_query(const VerifyOptions& options,
                                      const templates::Template& tmpl,
                                      const std::string& query,
                                      std::vector<std::string>& complaints);

}  // namespace dct::tools
