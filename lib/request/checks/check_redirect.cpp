// SPDX-License-Identifier: MIT
#include "request/checks/check_redirect.hpp"

#include "request/redirect_host.hpp"
#include "template/http_url.hpp"
#include "template/redirect_entries.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

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
  const RedirectHost found = find_redirect_host(list, url->host);
  if (found.match == RedirectHost::Match::exact) return;
  if (found.match == RedirectHost::Match::none) {
    check_foreign(check, url->host, list);
    return;
  }
  check.warning("redirect-sub-domain",
                "the host " + text::quote(url->host) +
                    " of redirect_uri is not in syncRedirectDomain, only " +
                    text::quote(found.entry) +
                    " above it: providers that accept sub-domains redirect, "
                    "those that compare exactly do not",
                "add " + text::quote(url->host) + " to syncRedirectDomain");
}

}  // namespace dct::request
