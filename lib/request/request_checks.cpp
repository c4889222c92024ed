// SPDX-License-Identifier: MIT
#include "request/request_checks.hpp"

#include <algorithm>

#include "template/http_url.hpp"
#include "template/identifier.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

/// `state` of RFC 6749 appendix A.5.
bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c <= '~'; });
}

void check_template(RequestCheck& check) {
  const templates::Template& tmpl = check.tmpl;
  for (const json::Value id : {tmpl.provider_id, tmpl.service_id}) {
    const bool provider = id == tmpl.provider_id;
    if (templates::is_id(id.string())) continue;
    check.error("template-id",
                std::string("the template has no usable ") +
                    (provider ? "providerId" : "serviceId") + ": " +
                    text::quote(id.string()),
                "write 1 to 63 letters, digits, - _ and dots");
  }
  if (tmpl.sync_block.boolean()) {
    check.error("sync-blocked",
                "the template has syncBlock: providers refuse every apply URL "
                "of it",
                "use the asynchronous flow, or remove syncBlock");
  }
}

void check_provider(RequestCheck& check) {
  const std::string& text = check.request.url_sync_ux;
  const auto url = templates::parse_http_url(text);
  if (!url || text.find_first_of("?#") != std::string::npos) {
    check.error("sync-ux-url",
                "urlSyncUX is " + text::quote(text) +
                    ", no absolute URL without query and fragment",
                "copy urlSyncUX from the provider's settings "
                "(_domainconnect), as in https://dns.example.net");
  } else if (!url->is_https) {
    check.warning("sync-ux-http",
                  "urlSyncUX " + text::quote(text) +
                      " is not https; values can be read "
                      "and altered on the way",
                  "use https");
  }
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
                    "; it is a name of 1 to 255 characters",
                "shorten it, or leave it out");
  }
}

void check_names(RequestCheck& check) {
  const templates::Template& tmpl = check.tmpl;
  const ApplyRequest& request = check.request;
  check_name(check, request.provider_name, "providerName",
             tmpl.shared_provider_name.boolean() || tmpl.shared.boolean(),
             "sharedProviderName");
  check_name(check, request.service_name, "serviceName",
             tmpl.shared_service_name.boolean(), "sharedServiceName");
  if (request.instance_id && !templates::is_id(*request.instance_id)) {
    check.error("instance-id",
                "instanceId " + text::quote(*request.instance_id) + " is no id",
                "write 1 to 63 letters, digits, - _ and dots");
  }
}

void check_state(RequestCheck& check) {
  const auto& state = check.request.state;
  if (!state) return;
  if (state->empty() || !is_printable_ascii(*state)) {
    check.error_unless_received(
        "state-characters", diagnostic::Severity::warning,
        "state " + text::quote(*state) +
            " is not made of printable ASCII characters",
        "encode it, for example as base64");
  }
  if (!check.request.redirect_uri) {
    check.warning("state-alone", "state is passed without redirect_uri",
                  "pass redirect_uri as well, or neither");
  }
}

}  // namespace

void check_request(RequestCheck& check) {
  check_template(check);
  // Who has received no more than a query does not know where it was sent.
  if (check.side == Side::sender || !check.request.url_sync_ux.empty()) {
    check_provider(check);
  }
  check_place(check);
  check_variables(check);
  check_groups(check);
  check_names(check);
  check_state(check);
  check_redirect(check);
}

}  // namespace dct::request
