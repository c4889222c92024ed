// SPDX-License-Identifier: MIT
#pragma once

/// Whether a request fits a template. The same checks run before it is sent
/// (build_apply_url) and after it was received (check_received).

#include <dct/request/apply_url.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

struct RequestCheck {
  const templates::Template& tmpl;
  const ApplyRequest& request;
  /// By a provider: what it can't know, or has to ignore, is not an error.
  bool is_received = false;
  /// The request is signed; if it was received, the signature was verified.
  bool is_signed = false;
  std::vector<diagnostic::Problem> found{};

  void error(std::string_view id, std::string message, std::string help);
  void warning(std::string_view id, std::string message, std::string help);
  /// An error before it is sent, a warning after it was received.
  void error_unless_received(std::string_view id, std::string message,
                             std::string help);
  void add(std::string_view id, diagnostic::Severity severity,
           std::string message, std::string help);
  void add_all(std::vector<diagnostic::Problem> problems);
};

/// Messages for a template and a request of which only one has to do with
/// signatures.
inline constexpr char kSignatureMissing[] =
    "the template has syncPubKeyDomain: providers refuse requests that are not "
    "signed";
inline constexpr char kSignatureIgnored[] =
    "the template does not have syncPubKeyDomain: providers ignore the "
    "signature and warn the user";

/// Everything but the signature itself.
void check_request(RequestCheck& check);

}  // namespace dct::request
