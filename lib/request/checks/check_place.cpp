// SPDX-License-Identifier: MIT
#include "request/checks/check_place.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include "dns/domain_name.hpp"
#include "dns/public_suffix.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

std::string without_dot(std::string text) {
  if (text.ends_with('.')) text.pop_back();
  return text;
}

void check_domain(RequestCheck& check) {
  const std::string& domain = check.request.domain;
  if (!dns::is_domain_name(domain)) {
    check.error(domain.empty() ? "domain-missing" : "domain-syntax",
                domain.empty() ? "the domain is missing"
                               : "domain is " + text::quote(domain) +
                                     ", which is not a valid domain name",
                "write the zone apex, as in example.com");
    return;
  }
  if (domain.ends_with('.')) {
    check.warning("domain-dot",
                  "domain " + text::quote(domain) +
                      " ends with a dot, which providers do not expect",
                  "write it without the dot");
  }
  const std::string apex = dns::registrable_domain(domain);
  if (!apex.empty() && apex != without_dot(text::to_lower(domain))) {
    check.warning("domain-below-apex",
                  "domain " + text::quote(domain) + " is below " +
                      text::quote(apex) + "; it has to be the apex of a zone",
                  "pass " + text::quote(apex) +
                      " as domain and the rest as host, "
                      "unless " +
                      text::quote(domain) + " is a zone of its own");
  }
}

void check_host(RequestCheck& check) {
  const std::string host = check.request.host.value_or("");
  if (host.empty()) {
    if (check.tmpl.host_required.boolean()) {
      check.error("host-missing",
                  "the template has hostRequired, but the request has no host",
                  "pass the sub-domain as host");
    }
    return;
  }
  if (host == "@") {
    check.error_unless_received(
        "host-at", "host is \"@\", which is not a name in a request",
        "leave host out for the domain itself");
    return;
  }
  if (host.find(',') != std::string::npos) {
    check.error("host-list",
                "host is " + text::quote(host) + "; it has to be one name",
                "make one request for each name");
    return;
  }
  const auto defect = dns::check_name(host, dns::NameUse::host);
  if (defect || templates::has_variable(host) || host.ends_with('.')) {
    check.error("host-syntax",
                "host " + text::quote(host) +
                    " is not a valid name below the domain" +
                    (defect ? ": " + defect->message : std::string()),
                "write the labels below the domain, as in www");
    return;
  }
  const std::string domain = without_dot(text::to_lower(check.request.domain));
  if (text::to_lower(host) == domain ||
      text::to_lower(host).ends_with("." + domain)) {
    check.error_unless_received(
        "host-whole",
        "host " + text::quote(host) +
            " includes the domain; providers append it once more",
        "pass only what is below the domain");
  }
}

}  // namespace

void check_place(RequestCheck& check) {
  check_domain(check);
  check_host(check);
}

}  // namespace dct::request
