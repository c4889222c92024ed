// SPDX-License-Identifier: MIT
#include "request/checks/request_check.hpp"

#include <iterator>

#include "request/checks/check_groups.hpp"
#include "request/checks/check_names.hpp"
#include "request/checks/check_place.hpp"
#include "request/checks/check_redirect.hpp"
#include "request/checks/check_variables.hpp"
#include "template/http_url.hpp"
#include "template/identifier.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

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
                "the template has syncBlock: providers refuse all its apply "
                "URLs",
                "use the asynchronous flow, or remove syncBlock");
  }
}

// Received URLs have their path taken away (apply_path.hpp).
void check_provider_path(RequestCheck& check, std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  const bool is_whole = path.find("/domainTemplates") != std::string_view::npos;
  if (!is_whole && !path.ends_with("/v2")) return;
  check.error("sync-ux-path",
              "urlSyncUX " + text::quote(check.request.url_sync_ux) +
                  (is_whole ? " has the path of an apply URL, which is added "
                              "to it"
                            : " ends with /v2, which is added to it: the path "
                              "would begin with /v2/v2"),
              "leave out everything from /v2 on");
}

void check_provider_url(RequestCheck& check) {
  const std::string& text = check.request.url_sync_ux;
  const auto url = templates::parse_http_url(text);
  if (!url || text.find_first_of("?#") != std::string::npos) {
    check.error("sync-ux-url",
                "urlSyncUX is " + text::quote(text) +
                    "; it has to be an absolute URL without query and fragment",
                "copy urlSyncUX from the provider's settings "
                "(_domainconnect), as in https://dns.example.net");
    return;
  }
  check_provider_path(check, url->path);
  if (!url->is_https) {
    check.warning("sync-ux-http",
                  "urlSyncUX " + text::quote(text) +
                      " is not https; others can read and change the values "
                      "on their way",
                  "use https");
  }
}

}  // namespace

void RequestCheck::error(std::string_view id, std::string message,
                         std::string help) {
  add(id, diagnostic::Severity::error, std::move(message), std::move(help));
}

void RequestCheck::warning(std::string_view id, std::string message,
                           std::string help) {
  add(id, diagnostic::Severity::warning, std::move(message), std::move(help));
}

void RequestCheck::error_unless_received(std::string_view id,
                                         std::string message,
                                         std::string help) {
  add(id,
      is_received ? diagnostic::Severity::warning : diagnostic::Severity::error,
      std::move(message), std::move(help));
}

void RequestCheck::add(std::string_view id, diagnostic::Severity severity,
                       std::string message, std::string help) {
  found.push_back(
      diagnostic::problem(id, severity, std::move(message), std::move(help)));
}

void RequestCheck::add_all(std::vector<diagnostic::Problem> problems) {
  std::move(problems.begin(), problems.end(), std::back_inserter(found));
}

void check_request(RequestCheck& check) {
  check_template(check);
  // A query alone does not say to which URL it was sent.
  if (!check.is_received || !check.request.url_sync_ux.empty()) {
    check_provider_url(check);
  }
  check_place(check);
  check_variables(check);
  check_groups(check);
  check_names(check);
  check_redirect(check);
}

}  // namespace dct::request
