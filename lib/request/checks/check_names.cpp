// SPDX-License-Identifier: MIT
#include "request/checks/check_names.hpp"

#include <algorithm>

#include "template/identifier.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

/// `state` of RFC 6749 appendix A.5.
bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c <= '~'; });
}

void check_name(RequestCheck& check, const std::optional<std::string>& value,
                std::string_view parameter, bool shared,
                std::string_view flag) {
  if (!value) return;
  if (!shared) {
    check.error(
        "name-not-shared",
        text::code(parameter) + " is passed, but the template does not have " +
            text::code(flag),
        "leave it out, or add " + text::code(flag) + " to the template");
  }
  constexpr std::size_t kMaxName = 1020;  // 255 characters of UTF-8
  if (value->empty() || value->size() > kMaxName) {
    check.error("name-length",
                text::code(parameter) + " has " +
                    text::count(value->size(), "byte") +
                    "; it has to be a name of 1 to 255 characters",
                "shorten it, or leave it out");
  }
}

void check_state(RequestCheck& check) {
  const auto& state = check.request.state;
  if (!state) return;
  if (state->empty() || !is_printable_ascii(*state)) {
    check.error_unless_received(
        "state-characters",
        "state " + text::quote(*state) +
            " does not consist of printable ASCII characters",
        "encode it, for example as base64");
  }
  if (!check.request.redirect_uri) {
    check.warning("state-alone", "state is passed without redirect_uri",
                  "pass redirect_uri as well, or neither");
  }
}

}  // namespace

void check_names(RequestCheck& check) {
  const templates::Template& tmpl = check.tmpl;
  const ApplyRequest& request = check.request;
  check_name(check, request.provider_name, "providerName",
             tmpl.shared_provider_name.boolean() || tmpl.shared.boolean(),
             "sharedProviderName");
  check_name(check, request.service_name, "serviceName",
             tmpl.shared_service_name.boolean(), "sharedServiceName");
  if (request.instance_id && !templates::is_id(*request.instance_id)) {
    check.error(
        "instance-id",
        "instanceId " + text::quote(*request.instance_id) + " is not an id",
        "write 1 to 63 letters, digits, - _ and dots");
  }
  check_state(check);
}

}  // namespace dct::request
