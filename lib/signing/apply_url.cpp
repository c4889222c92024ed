// SPDX-License-Identifier: MIT
#include <dct/apply_url.hpp>
#include <dct/signing.hpp>

#include "json/quote.hpp"
#include "signing/request_checks.hpp"

namespace dct {
namespace {

// draft-05 section 8.3.1: a provider may refuse longer ones.
constexpr std::size_t kLongestUrl = 8000;

std::vector<Parameter> parameters_of(const ApplyRequest& request) {
  std::vector<Parameter> all = request.variables;
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

}  // namespace

ApplyUrl build_apply_url(const Template& tmpl, const ApplyRequest& request,
                         const Signer* signer) {
  ApplyUrl built{.mistakes = check_request(tmpl, request, signer)};
  const auto parameters = parameters_of(request);
  built.signed_text = canonical_query(parameters);
  if (has_error(built.mistakes)) return built;
  built.url = request.url_sync_ux;
  while (built.url.ends_with('/')) built.url.pop_back();
  built.url += "/v2/domainTemplates/providers/" +
               percent_encode(tmpl.provider_id.string()) + "/services/" +
               percent_encode(tmpl.service_id.string()) + "/apply?" +
               (signer ? sign_query(parameters, signer->key, signer->algorithm,
                                    signer->key_label)
                       : built.signed_text);
  if (built.url.size() > kLongestUrl) {
    built.mistakes.push_back({"url-long", Severity::warning,
                              "the URL has " + count(built.url.size(), "byte") +
                                  "; providers have to accept 8000 only",
                              "pass less in it"});
  }
  return built;
}

}  // namespace dct
