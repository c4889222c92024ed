// SPDX-License-Identifier: MIT
#include "signing/request_checks.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <dct/key_record.hpp>
#include <dct/variables.hpp>

#include "json/quote.hpp"
#include "rules/context.hpp"
#include "template/names.hpp"
#include "template/request.hpp"
#include "template/url.hpp"

namespace dct {
namespace {

/// `dc-prop-value`, and `state` of RFC 6749 appendix A.5.
bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c <= '~'; });
}

/// draft-05 section 10.3: without groupId all records, else those without a
/// group and those of the groups.
Template with_groups(const Template& tmpl,
                     const std::vector<std::string>& groups) {
  Template active = tmpl;
  if (groups.empty()) return active;
  std::erase_if(active.records, [&groups](const Record& r) {
    return !r.group().empty() &&
           std::find(groups.begin(), groups.end(), r.group()) == groups.end();
  });
  return active;
}

class Check {
 public:
  Check(const Template& tmpl, const ApplyRequest& request, const Signer* signer)
      : tmpl_(tmpl), request_(request), signer_(signer) {}

  std::vector<Mistake> run() {
    check_template();
    check_provider();
    check_domain();
    check_host();
    check_variables();
    check_groups();
    check_names();
    check_redirect();
    check_signer();
    return std::move(found_);
  }

 private:
  void error(std::string_view id, std::string message, std::string help) {
    found_.push_back(
        {id, Severity::error, std::move(message), std::move(help)});
  }
  void warning(std::string_view id, std::string message, std::string help) {
    found_.push_back(
        {id, Severity::warning, std::move(message), std::move(help)});
  }

  void check_template() {
    for (const json::Value id : {tmpl_.provider_id, tmpl_.service_id}) {
      const bool provider = id == tmpl_.provider_id;
      if (is_id(id.string())) continue;
      error("template-id",
            std::string("the template has no usable ") +
                (provider ? "providerId" : "serviceId") + ": " +
                quote(id.string()),
            "write 1 to 63 letters, digits, - _ and dots");
    }
    if (tmpl_.sync_block.boolean()) {
      error("sync-blocked",
            "the template has syncBlock: providers refuse every apply URL of "
            "it",
            "use the asynchronous flow, or remove syncBlock");
    }
  }

  void check_provider() {
    const std::string& text = request_.url_sync_ux;
    const auto url = parse_http_url(text);
    if (!url || text.find_first_of("?#") != std::string::npos) {
      error("sync-ux-url",
            "urlSyncUX is " + quote(text) +
                ", no absolute URL without query and fragment",
            "copy urlSyncUX from the provider's settings "
            "(_domainconnect), as in https://dns.example.net");
    } else if (!url->is_https) {
      warning("sync-ux-http",
              "urlSyncUX " + quote(text) +
                  " is not https; values can be read "
                  "and altered on the way",
              "use https");
    }
  }

  void check_domain() {
    const std::string& domain = request_.domain;
    if (!is_domain_name(domain)) {
      error("domain-syntax",
            domain.empty() ? "there is no domain"
                           : "domain is " + quote(domain) + ", no domain name",
            "write the zone apex, as in example.com");
      return;
    }
    if (domain.ends_with('.')) {
      warning("domain-dot",
              "domain " + quote(domain) +
                  " ends with a dot, which providers don't expect",
              "write it without");
    }
    const std::string apex = registrable_domain(domain);
    if (!apex.empty() && apex != without_dot(to_lower(domain))) {
      warning("domain-below-apex",
              "domain " + quote(domain) + " is below " + quote(apex) +
                  "; it has to be the apex of a zone",
              "pass " + quote(apex) +
                  " as domain and the rest as host, unless " + quote(domain) +
                  " is a zone of its own");
    }
  }

  static std::string without_dot(std::string text) {
    if (text.ends_with('.')) text.pop_back();
    return text;
  }

  void check_host() {
    const std::string host = request_.host.value_or("");
    if (host.empty()) {
      if (tmpl_.host_required.boolean()) {
        error("host-missing",
              "the template has hostRequired, and the request no host",
              "pass the sub-domain as host");
      }
      return;
    }
    if (host == "@") {
      error("host-at", "host is \"@\", which is no name in a request",
            "leave host out for the domain itself");
      return;
    }
    if (host.find(',') != std::string::npos) {
      error("host-list", "host is " + quote(host) + "; it is one name",
            "make a request for each");
      return;
    }
    const auto defect = find_name_defect(host, NameUse::host);
    if (defect || has_variable(host) || host.ends_with('.')) {
      error("host-syntax",
            "host " + quote(host) + " is no name below the domain" +
                (defect ? ": " + defect->message : std::string()),
            "write the labels below the domain, as in www");
      return;
    }
    const std::string domain = without_dot(to_lower(request_.domain));
    if (to_lower(host) == domain || to_lower(host).ends_with("." + domain)) {
      error("host-whole",
            "host " + quote(host) +
                " has the domain in it; providers add it "
                "once more",
            "pass only what is below the domain");
    }
  }

  void check_variables() {
    std::map<std::string, std::string> passed;
    for (const Parameter& v : request_.variables) {
      check_variable(v);
      if (!passed.emplace(v.name, v.value).second) {
        error("variable-twice",
              "the variable " + code(v.name) + " is passed twice",
              "pass it once");
      }
    }
    const auto used =
        rules::used_variables(with_groups(tmpl_, request_.group_ids));
    for (const auto& [name, place] : used) {
      if (reserved_parameter(name) == name) {
        error("variable-reserved",
              "the template's variable " + code("%" + name + "%") +
                  " is named like a parameter of the protocol; no request can "
                  "pass it",
              "rename it in the template");
      } else if (passed.count(name) == 0) {
        error("variable-missing",
              "the template needs the variable " + code(name) + nearly(name),
              "pass a value for it");
      }
    }
    for (const auto& [name, value] : passed) {
      if (used.count(name) == 0 && reserved_parameter(name) != name) {
        warning("variable-unused",
                "the template has no variable " + code(name) +
                    (request_.group_ids.empty() ? "" : " in these groups") +
                    "; providers ignore it",
                "leave it out, or correct its name");
      }
    }
  }

  /// Whether a variable was passed in another letter case.
  std::string nearly(const std::string& name) const {
    for (const Parameter& v : request_.variables) {
      if (v.name != name && to_lower(v.name) == to_lower(name)) {
        return ", and the request has " + code(v.name) + " (case counts)";
      }
    }
    return ", and the request does not have it";
  }

  void check_variable(const Parameter& v) {
    if (reserved_parameter(v.name) == v.name) {
      error("parameter-reserved",
            code(v.name) + " is a parameter of the protocol, no variable",
            is_built_in(v.name) ? "pass domain and host; providers build the "
                                  "rest from them"
            : v.name == "sig" || v.name == "key"
                ? "leave it out; signing adds it"
                : "pass it as that parameter");
    } else if (!is_variable_name(v.name)) {
      error("variable-name", quote(v.name) + " is no name of a variable",
            "use letters, digits, - and _ only");
    }
    if (!is_printable_ascii(v.value)) {
      error("variable-value",
            "the value " + quote(v.value) + " of " + code(v.name) +
                " has other than printable ASCII characters",
            "write names as A-labels (xn--..), and other bytes as \\DDD");
    }
  }

  void check_groups() {
    std::set<std::string> known;
    for (const Record& r : tmpl_.records) {
      if (!r.group().empty()) known.emplace(r.group());
    }
    std::set<std::string> seen;
    for (const std::string& group : request_.group_ids) {
      if (!is_id(group)) {
        error("group-syntax", "groupId " + quote(group) + " is no id",
              "write 1 to 63 letters, digits, - _ and dots");
      } else if (known.count(group) == 0) {
        error("group-unknown",
              "no record of the template has the groupId " + quote(group),
              known.empty()
                  ? std::string("leave groupId out; no record has one")
                  : "use " + printable(join(known, " or ")) + " (case counts)");
      } else if (!seen.insert(group).second) {
        warning("group-twice", "groupId " + quote(group) + " is passed twice",
                "pass it once");
      }
    }
  }

  void check_names() {
    const auto check_shared = [this](const std::optional<std::string>& value,
                                     std::string_view parameter, bool shared,
                                     std::string_view flag) {
      if (!value) return;
      if (!shared) {
        error("name-not-shared",
              code(parameter) + " is passed, but the template does not have " +
                  code(flag),
              "leave it out, or add " + code(flag) + " to the template");
      }
      if (value->empty() || value->size() > 4 * 255) {
        error("name-length",
              code(parameter) + " has " + count(value->size(), "byte") +
                  "; it is a name of 1 to 255 characters",
              "shorten it, or leave it out");
      }
    };
    check_shared(request_.provider_name, "providerName",
                 tmpl_.shared_provider_name.boolean() || tmpl_.shared.boolean(),
                 "sharedProviderName");
    check_shared(request_.service_name, "serviceName",
                 tmpl_.shared_service_name.boolean(), "sharedServiceName");
    if (request_.instance_id && !is_id(*request_.instance_id)) {
      error("instance-id",
            "instanceId " + quote(*request_.instance_id) + " is no id",
            "write 1 to 63 letters, digits, - _ and dots");
    }
    if (request_.state &&
        (request_.state->empty() || !is_printable_ascii(*request_.state))) {
      error("state-characters",
            "state " + quote(*request_.state) +
                " is not made of printable ASCII characters",
            "encode it, for example as base64");
    }
  }

  // draft-05 section 8.3.5. What an entry says of its sub-domains is not
  // defined, and providers differ.
  void check_redirect() {
    if (!request_.redirect_uri) {
      if (request_.state) {
        warning("state-alone", "state is passed without redirect_uri",
                "pass redirect_uri as well, or neither");
      }
      return;
    }
    const auto url = parse_http_url(*request_.redirect_uri);
    if (!url) {
      error("redirect-syntax",
            "redirect_uri " + quote(*request_.redirect_uri) +
                " is no absolute http or https URL",
            "write all of it, as in https://shop.example.com/done");
      return;
    }
    if (!url->is_https) {
      warning("redirect-http",
              "redirect_uri " + quote(*request_.redirect_uri) + " is not https",
              "use https");
    }
    const std::string list(tmpl_.sync_redirect_domain.string());
    if (list.empty()) {
      warning("redirect-no-list",
              "the template has no syncRedirectDomain; providers send nobody "
              "back to redirect_uri",
              "add it to the template");
      return;
    }
    const std::string host = without_dot(to_lower(url->host));
    std::string above;
    for (const RedirectEntry& e : redirect_entries(list)) {
      const std::string entry = without_dot(to_lower(e.text));
      if (entry.empty()) continue;
      if (host == entry) return;
      if (host.ends_with("." + entry)) above = entry;
    }
    if (!above.empty()) {
      warning("redirect-sub-domain",
              "the host " + quote(host) +
                  " of redirect_uri is not in "
                  "syncRedirectDomain, only " +
                  quote(above) +
                  " above it: providers that accept sub-domains redirect, "
                  "those that compare exactly do not",
              "add " + quote(host) + " to syncRedirectDomain");
      return;
    }
    const std::string message = "the host " + quote(host) +
                                " of redirect_uri is neither in "
                                "syncRedirectDomain nor below an entry of it";
    const std::string help = "add it there, or return to " +
                             quote(redirect_entries(list).front().text);
    if (signer_ && !tmpl_.sync_pub_key_domain.string().empty()) {
      warning("redirect-foreign",
              message + "; a signature allows it at some providers only", help);
    } else {
      error("redirect-foreign", message, help);
    }
  }

  void check_signer() {
    const std::string_view domain = tmpl_.sync_pub_key_domain.string();
    if (!signer_) {
      if (!domain.empty()) {
        error("signature-missing",
              "the template has syncPubKeyDomain: providers refuse requests "
              "that are not signed",
              "sign it, and name the key's label");
      }
      return;
    }
    if (domain.empty()) {
      warning("signature-ignored",
              "the template has no syncPubKeyDomain: providers ignore the "
              "signature and warn the user",
              "add syncPubKeyDomain to the template");
    }
    for (Mistake& m : check_key_label(signer_->key_label, domain)) {
      found_.push_back(std::move(m));
    }
    const PublicKey key = signer_->key.public_key();
    if (key.kind() != key_kind(signer_->algorithm)) {
      error("algorithm-kind",
            "the key can't sign by " + std::string(name(signer_->algorithm)),
            "use " + std::string(name(default_algorithm(key.kind()))));
    } else if (signer_->algorithm != Algorithm::rs256) {
      warning("algorithm-optional",
              "providers have to support RS256 only, not " +
                  std::string(name(signer_->algorithm)),
              "use an RSA key and RS256 unless you know all your providers");
    }
    for (Mistake& m : key.weaknesses()) found_.push_back(std::move(m));
  }

  const Template& tmpl_;
  const ApplyRequest& request_;
  const Signer* signer_;
  std::vector<Mistake> found_;
};

}  // namespace

std::vector<Mistake> check_request(const Template& tmpl,
                                   const ApplyRequest& request,
                                   const Signer* signer) {
  return Check(tmpl, request, signer).run();
}

}  // namespace dct
