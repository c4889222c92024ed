// SPDX-License-Identifier: MIT
#include <dct/request/redirect.hpp>

#include <dct/text/percent.hpp>

#include <array>
#include <optional>

#include "request/redirect_host.hpp"
#include "template/http_url.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

struct End {
  std::string_view event;
  std::string_view error;
  std::string_view description;
};

// The errors are those of section 8.3.6; what each is for is RFC 6749's.
constexpr std::array<End, 9> kEnds = {{
    {"the records are written", "", ""},
    {"the user cancels", "access_denied", "user_cancel"},
    {"the domain is not the user's", "access_denied", ""},
    {"the request is wrong: a parameter, a signature", "invalid_request", ""},
    {"the service may not use this flow", "unauthorized_client", ""},
    {"the answer that is asked for is not supported",
     "unsupported_response_type", ""},
    {"the scope is not valid", "invalid_scope", ""},
    {"something fails at the provider", "server_error", ""},
    {"the provider is overloaded or maintained", "temporarily_unavailable", ""},
}};

void append(std::string& url, std::string_view name, std::string_view value) {
  url += url.find('?') == std::string::npos ? '?' : '&';
  url += name;
  url += '=';
  url += text::percent_encode(value);
}

// The parameters go into the query, before a fragment.
std::string location_of(std::string_view redirect_uri, const End& end,
                        const std::optional<std::string>& state) {
  const std::size_t fragment = redirect_uri.find('#');
  std::string url(redirect_uri.substr(0, fragment));
  if (!end.error.empty()) append(url, "error", end.error);
  if (!end.description.empty()) {
    append(url, "error_description", end.description);
  }
  if (state) append(url, "state", *state);
  if (fragment != std::string_view::npos) url += redirect_uri.substr(fragment);
  return url;
}

bool is_signed(const templates::Template& tmpl,
               const ReceivedRequest& received) {
  return received.signature.verified &&
         !tmpl.sync_pub_key_domain.string().empty();
}

}  // namespace

RedirectRule redirect_rule(const templates::Template& tmpl,
                           const ReceivedRequest& received) {
  const auto& uri = received.request.redirect_uri;
  if (!uri) return {.reason = "the request has no redirect_uri"};
  const auto url = templates::parse_http_url(*uri);
  if (!url) {
    return {.reason = "redirect_uri " + text::quote(*uri) +
                      " is not an absolute http or https URL"};
  }
  const std::string_view list = tmpl.sync_redirect_domain.string();
  if (list.empty()) {
    return {.reason = "the template does not have syncRedirectDomain"};
  }
  const RedirectHost host = find_redirect_host(list, url->host);
  switch (host.match) {
    case RedirectHost::Match::exact:
      return {.is_allowed = true,
              .reason = text::quote(url->host) + " is in syncRedirectDomain"};
    case RedirectHost::Match::below:
      return {.is_allowed = true,
              .reason = text::quote(url->host) + " is below " +
                        text::quote(host.entry) +
                        " of syncRedirectDomain; providers that compare "
                        "exactly do not redirect"};
    case RedirectHost::Match::none:
      break;
  }
  const std::string outside =
      text::quote(url->host) +
      " is neither in syncRedirectDomain nor below an entry of it";
  if (is_signed(tmpl, received)) {
    return {.is_allowed = true,
            .reason = outside +
                      ", but the request is signed; some providers do not "
                      "redirect"};
  }
  return {.reason = outside + ", and the request has no verified signature"};
}

std::vector<RedirectAnswer> redirect_answers(const templates::Template& tmpl,
                                             const ReceivedRequest& received) {
  const bool is_allowed = redirect_rule(tmpl, received).is_allowed;
  const ApplyRequest& request = received.request;
  std::vector<RedirectAnswer> answers;
  for (const End& end : kEnds) {
    RedirectAnswer answer{
        .event = end.event, .error = end.error, .description = end.description};
    if (is_allowed) {
      answer.location = location_of(*request.redirect_uri, end, request.state);
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace dct::request
