// SPDX-License-Identifier: MIT
#include <dct/keys/key_owner.hpp>
#include <dct/request/apply_path.hpp>
#include <dct/request/apply_url.hpp>
#include <dct/request/signature.hpp>

#include "request/checks/request_check.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

std::vector<QueryParameter> parameters_of(const ApplyRequest& request) {
  std::vector<QueryParameter> all = request.variables;
  all.push_back({"domain", request.domain});
  std::string groups;
  for (const std::string& g : request.group_ids) {
    groups += (groups.empty() ? "" : ",") + g;
  }
  if (!groups.empty()) all.push_back({"groupId", groups});
  const auto add = [&all](const char* name,
                          const std::optional<std::string>& value) {
    if (value) all.push_back({name, *value});
  };
  add("host", request.host);
  add("providerName", request.provider_name);
  add("serviceName", request.service_name);
  add("instanceId", request.instance_id);
  add("redirect_uri", request.redirect_uri);
  add("state", request.state);
  return all;
}

void check_signature(RequestCheck& check, const Signer* signer) {
  const std::string_view domain = check.tmpl.sync_pub_key_domain.string();
  if (!signer) {
    if (!domain.empty()) {
      check.error("signature-missing", kSignatureMissing,
                  "sign it, as with dct-sign url --key FILE --label LABEL");
    }
    return;
  }
  if (domain.empty()) {
    check.warning("signature-ignored", kSignatureIgnored,
                  "add syncPubKeyDomain to the template");
  }
  check.add_all(keys::check_key_label(signer->key_label, domain));
  const keys::PublicKey key = signer->key.public_key();
  if (key.kind() != keys::key_kind(signer->algorithm)) {
    check.error(
        "algorithm-kind",
        "the key can't sign by " + std::string(name(signer->algorithm)),
        "use " + std::string(name(keys::default_algorithm(key.kind()))));
  } else if (signer->algorithm != keys::Algorithm::rs256) {
    check.warning(
        "algorithm-optional",
        "providers have to support RS256 only, not " +
            std::string(name(signer->algorithm)),
        "use an RSA key and RS256 unless you know all your providers");
  }
  check.add_all(key.weaknesses());
}

}  // namespace

ApplyUrl build_apply_url(const templates::Template& tmpl,
                         const ApplyRequest& request, const Signer* signer) {
  RequestCheck check{
      .tmpl = tmpl, .request = request, .is_signed = signer != nullptr};
  check_request(check);
  check_signature(check, signer);
  ApplyUrl built{.problems = std::move(check.found)};
  const auto parameters = parameters_of(request);
  built.signed_text = canonical_query(parameters);
  if (diagnostic::has_error(built.problems)) return built;
  built.url = request.url_sync_ux;
  while (built.url.ends_with('/')) built.url.pop_back();
  built.url += apply_path(tmpl.provider_id.string(), tmpl.service_id.string()) +
               "?" +
               (signer ? sign_query(parameters, signer->key, signer->algorithm,
                                    signer->key_label)
                       : built.signed_text);
  if (built.url.size() > kLongestUrl) {
    built.problems.push_back(diagnostic::warning(
        "url-long",
        "the URL has " + text::count(built.url.size(), "byte") +
            "; providers have to accept 8000 only",
        "pass less in it"));
  }
  return built;
}

}  // namespace dct::request
