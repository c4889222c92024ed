// SPDX-License-Identifier: MIT
#include <dct/vet/provider_identity.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

vet::Identity who(const std::string& members) {
  const auto document = parse("{" + members + "}");
  return vet::identify(templates::read_template(document));
}

}  // namespace

TEST_CASE("a provider is the domain that somebody registered", "[identity]") {
  CHECK(vet::domain_of("Shop.Example.CO.UK.") == "example.co.uk");
  CHECK(vet::domain_of("b\u00FCcher.com") == "xn--bcher-kva.com");
  CHECK(vet::domain_of("B\u00DCCHER.com") == "xn--bcher-kva.com");
  CHECK(vet::domain_of("www.xn--bcher-kva.com") == "xn--bcher-kva.com");
  CHECK(vet::domain_of("shop.vercel.app") == "shop.vercel.app");
  CHECK(vet::domain_of("vercel.app") == "vercel.app");
  CHECK(vet::domain_of("com") == "com");
  CHECK(vet::domain_of("just-a-word") == "just-a-word");
  CHECK(vet::domain_of("").empty());
  CHECK(vet::domain_of("..").size() <= 2);
  CHECK(vet::domain_of(std::string(100'000, 'a')).size() <= 253);
  CHECK_NOTHROW(vet::domain_of("\xFF\xC3(.com"));
}

TEST_CASE("what a template says of its provider", "[identity]") {
  const vet::Identity it = who(R"("providerId": "dc.example.com",
    "providerName": "Example", "serviceId": "web", "serviceName": "Site",
    "syncPubKeyDomain": "keys.example.com", "logoUrl": "https://example.com/l",
    "syncRedirectDomain": "example.com, ,app.example.net")");
  CHECK(it.domain == "example.com");
  CHECK(it.key_domain == "keys.example.com");
  CHECK(it.redirect_domains ==
        std::vector<std::string>{"example.com", "app.example.net"});
  CHECK(it.logo_url == "https://example.com/l");
  CHECK(it.key.answer == vet::KeyEvidence::Answer::not_asked);
  CHECK(it.questions.empty());
}

TEST_CASE("a template that says nothing, or nonsense", "[identity]") {
  CHECK(who("").domain.empty());
  CHECK(who(R"("providerId": 7, "logoUrl": [])").domain.empty());
}
