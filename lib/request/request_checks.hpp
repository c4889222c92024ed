// SPDX-License-Identifier: MIT
#pragma once

/// What is wrong with a request for a template: asked by whoever is about to
/// send it, and by the provider that has received it.

#include <dct/request/apply_url.hpp>

#include <string>
#include <vector>

namespace dct::request {

/// What a provider can't know, or has to ignore, fails nothing there.
enum class Side { sender, provider };

struct RequestCheck {
  const templates::Template& tmpl;
  const ApplyRequest& request;
  Side side = Side::sender;
  /// A signature stands behind it. On the provider's side: a verified one.
  bool is_signed = false;
  std::vector<diagnostic::Problem> found{};

  void error(std::string_view id, std::string message, std::string help) {
    add(id, diagnostic::Severity::error, std::move(message), std::move(help));
  }
  void warning(std::string_view id, std::string message, std::string help) {
    add(id, diagnostic::Severity::warning, std::move(message), std::move(help));
  }
  /// An error for the sender, `received` for the provider.
  void error_unless_received(std::string_view id, diagnostic::Severity received,
                             std::string message, std::string help) {
    add(id, side == Side::sender ? diagnostic::Severity::error : received,
        std::move(message), std::move(help));
  }
  void add(std::string_view id, diagnostic::Severity severity,
           std::string message, std::string help) {
    found.push_back(
        diagnostic::problem(id, severity, std::move(message), std::move(help)));
  }
};

/// A template and a request where only one has to do with signatures.
inline constexpr char kSignatureMissing[] =
    "the template has syncPubKeyDomain: providers refuse requests that are not "
    "signed";
inline constexpr char kSignatureIgnored[] =
    "the template has no syncPubKeyDomain: providers ignore the signature and "
    "warn the user";

/// Everything below. Signatures are judged elsewhere.
void check_request(RequestCheck& check);

void check_place(RequestCheck& check);      ///< domain and host
void check_variables(RequestCheck& check);  ///< and their values
void check_groups(RequestCheck& check);
void check_redirect(RequestCheck& check);

}  // namespace dct::request
