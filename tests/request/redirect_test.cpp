// SPDX-License-Identifier: MIT
#include <dct/request/redirect.hpp>

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

/// @param uri  empty: there is none
request::ReceivedRequest received(const std::string& uri) {
  request::ReceivedRequest result;
  if (!uri.empty()) result.request.redirect_uri = uri;
  return result;
}

struct Case {
  std::string list;  ///< syncRedirectDomain
  std::string uri;
  bool is_signed = false;
};

request::RedirectRule rule_of(const Case& c) {
  const auto document =
      parse(R"({"syncPubKeyDomain": "example.com", "syncRedirectDomain": ")" +
            c.list + R"("})");
  auto request = received(c.uri);
  request.signature.verified = c.is_signed;
  return request::redirect_rule(templates::read_template(document), request);
}

}  // namespace

TEST_CASE("a provider redirects into the list only, or as the signature says",
          "[redirect]") {
  const auto allows = [](const Case& c) { return rule_of(c).is_allowed; };
  CHECK(allows({"a.example, B.example", "https://b.example./x"}));
  CHECK(allows({"a.example", "https://www.a.example/"}));
  CHECK_FALSE(allows({"a.example", "https://xa.example/"}));
  CHECK_FALSE(allows({"a.example", "https://b.example/"}));
  CHECK(allows({"a.example", "https://b.example/", true}));
  CHECK_FALSE(allows({"", "https://b.example/", true}));
  CHECK_FALSE(allows({"a.example", "https://a.example@b.example/"}));
  CHECK_FALSE(allows({"a.example", "/done"}));
  CHECK_FALSE(allows({"a.example", "javascript:alert(1)"}));
  CHECK_FALSE(allows({"a.example", ""}));
}

TEST_CASE("state and errors go into the query, before the fragment",
          "[redirect]") {
  const auto document = parse(R"({"syncRedirectDomain": "a.example"})");
  const auto tmpl = templates::read_template(document);
  auto request = received("https://a.example/done?x=1#top");
  request.request.state = "a b&c";
  const auto answers = request::redirect_answers(tmpl, request);
  REQUIRE(answers.size() == 9);
  CHECK(answers[0].location ==
        "https://a.example/done?x=1&state=a%20b%26c#top");
  CHECK(answers[1].location ==
        "https://a.example/done?x=1&error=access_denied"
        "&error_description=user_cancel&state=a%20b%26c#top");
  request.request.state.reset();
  request.request.redirect_uri = "https://a.example";
  CHECK(request::redirect_answers(tmpl, request)[0].location ==
        "https://a.example");
  CHECK(request::redirect_answers(tmpl, request)[3].location ==
        "https://a.example?error=invalid_request");
}

TEST_CASE("where no redirect is allowed, no answer has a location",
          "[redirect]") {
  const auto document = parse(R"({"syncRedirectDomain": "a.example"})");
  const auto request = received("https://b.example/");
  for (const auto& answer :
       request::redirect_answers(templates::read_template(document), request)) {
    CHECK(answer.location.empty());
    CHECK_FALSE(answer.event.empty());
  }
}
