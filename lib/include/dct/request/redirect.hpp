// SPDX-License-Identifier: MIT
#pragma once

/// Where a DNS provider sends the browser when it is done with a request
/// (draft-ietf-dconn-domainconnect-05 sections 8.3.5 and 8.3.6): what a service
/// has to be ready for, without a provider to try it on.
///
///   using namespace dct;
///   const auto document = json::Document::parse({"template.json", "{}"});
///   const auto tmpl = templates::read_template(document);
///   const auto received = request::check_received(
///       tmpl, "domain=example.com&redirect_uri=https%3A%2F%2Fa.example", {});
///   for (const auto& answer : request::redirect_answers(tmpl, received))
///     std::cout << answer.event << ": " << answer.location << '\n';

#include <dct/export.h>
#include <dct/request/received_request.hpp>
#include <dct/template/template.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

struct RedirectAnswer {
  std::string_view event{};        ///< "the user cancels"
  std::string_view error{};        ///< "access_denied"; empty: success
  std::string_view description{};  ///< error_description; may be empty
  /// Empty: the provider ends the flow on a page of its own.
  std::string location{};
};

struct RedirectRule {
  bool is_allowed = false;
  /// Why, as a sentence; of an allowed one what some providers see otherwise.
  std::string reason{};
};

/// Whether the provider may redirect to the request's redirect_uri. The host
/// has to be one of syncRedirectDomain or below it (some providers compare
/// exactly); a verified signature allows any other.
[[nodiscard]] DCT_EXPORT RedirectRule
redirect_rule(const templates::Template& tmpl, const ReceivedRequest& received);

/// The answer to each way a request can end: success, the user cancels, and
/// every error that the draft allows (RFC 6749 section 4.1.2.1). `state` is
/// echoed.
[[nodiscard]] DCT_EXPORT std::vector<RedirectAnswer> redirect_answers(
    const templates::Template& tmpl, const ReceivedRequest& received);

}  // namespace dct::request
