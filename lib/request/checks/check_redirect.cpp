// SPDX-License-Identifier: MIT
#include "request/checks/check_redirect.hpp"

#include <dct/text/ascii.hpp>

#include "template/http_url.hpp"
#include "template/redirect_entries.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

std::string comparable(std::string_view name) {
  std::string text = text::to_lower(name);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

void check_foreign(RequestCheck& check, const std::string& host,
                   std::string_view list) {
  const std::string message = "the host " + text::quote(host) +
                              " of redirect_uri is neither in "
                              "syncRedirectDomain nor below an entry of it";
  const std::string help =
      "add it there, or return to " +
      text::quote(templates::redirect_entries(list).front().text);
  if (check.is_signed && !check.tmpl.sync_pub_key_domain.string().empty()) {
    check.warning("redirect-foreign",
                  message + "; a signature allows it at some providers only",
                  help);
  } else {
    check.error("redirect-foreign", message, help);
  }
}

}  // namespace

// Whether an entry includes its sub-domains is not defined, and providers
// differ.
void check_redirect(RequestCheck& check) {
  if (!check.request.redirect_uri) return;
  const std::string& uri = *check.request.redirect_uri;
  const auto url = templates::parse_http_url(uri);
  if (!url) {
    check.error("redirect-syntax",
                "redirect_uri " + text::quote(uri) +
                    " is not an absolute http or https URL",
                "write all of it, as in https://shop.example.com/done");
    return;
  }
  if (!url->is_https) {
    check.warning("redirect-http",
                  "redirect_uri " + text::quote(uri) + " is not https",
                  "use https");
  }
  const std::string_view list = check.tmpl.sync_redirect_domain.string();
  if (list.empty()) {
    check.warning(
        "redirect-no-list",
        "the template does not have syncRedirectDomain; providers send "
        "nobody back to redirect_uri",
        "add it to the template");
    return;
  }
  const std::string host = comparable(url->host);
  std::string above;
  for (const templates::RedirectEntry& e : templates::redirect_entries(list)) {
    const std::string entry = comparable(e.text);
    if (entry.empty()) continue;
    if (host == entry) return;
    if (host.ends_with("." + entry)) above = entry;
  }
  if (above.empty()) {
    check_foreign(check, host, list);
    return;
  }
  check.warning("redirect-sub-domain",
                "the host " + text::quote(host) +
                    " of redirect_uri is not in syncRedirectDomain, only " +
                    text::quote(above) +
                    " above it: providers that accept sub-domains redirect, "
                    "those that compare exactly do not",
                "add " + text::quote(host) + " to syncRedirectDomain");
}

}  // namespace dct::request
