// SPDX-License-Identifier: MIT
#include <dct/vet/known_providers.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using vet::Identity;

namespace {

Identity provider(const std::string& id, const std::string& name = "",
                  const std::string& service = "") {
  return {.provider_id = id,
          .provider_name = name,
          .service_id = "web",
          .service_name = service,
          .domain = vet::domain_of(id)};
}

vet::KnownProviders known(const std::vector<Identity>& providers) {
  vet::KnownProviders all;
  for (const Identity& who : providers) {
    all.add(who.provider_id + "." + who.service_id + ".json", who);
  }
  return all;
}

/// "kind other [kinds of more evidence]", a line each.
std::string asked(const vet::KnownProviders& all, Identity who) {
  all.ask_about(who);
  std::string lines;
  for (const vet::Question& q : who.questions) {
    for (const vet::Evidence& e : q.evidence) {
      lines += std::string(name(e.kind)) + " ";
    }
    lines += q.other + (q.precedent.empty() ? "\n" : " (settled)\n");
  }
  return lines;
}

}  // namespace

TEST_CASE("names that only look like another's", "[known-providers]") {
  const auto all = known({provider("paypal.com", "PayPal")});
  const std::string name = GENERATE(
      as<std::string>(), "P\u0430yP\u0430l", "PayPa\u04CF", "PayPaI",
      "Pay\u200BPal", "\u202ElaPyaP", "\u0420\u0430\u0443\u0420\u0430\u04CF");
  CAPTURE(name);
  CHECK(asked(all, provider("other.net", name)) ==
        "lookalike-name paypal.com\n");
  CHECK(asked(all, provider("other.net", "Other", name)) ==
        "lookalike-name paypal.com\n");
  CHECK(asked(all, provider("dev.paypal.com", name)).empty());
}

TEST_CASE("a question says what is strange, and where to look",
          "[known-providers]") {
  const auto all = known({provider("paypal.com", "PayPal")});
  Identity who = provider("other.net", "P\u0430yPal");
  all.ask_about(who);
  REQUIRE(who.questions.size() == 1);
  const vet::Question& q = who.questions.front();
  CHECK(q.say ==
        "Is other.net the same company as paypal.com, or could users take one "
        "for the other?");
  CHECK(q.evidence.front().say ==
        "providerName \"P\u0430yPal\" looks like \"PayPal\" of paypal.com, but "
        "has U+0430");
  CHECK(q.file == "paypal.com.web.json");
  CHECK(q.provider_id == "paypal.com");
}

TEST_CASE("domains that can be taken for another's", "[known-providers]") {
  const auto all = known({provider("shopify.com"), provider("apple.com"),
                          provider("xn--bcher-kva.com"), provider("abc.com")});
  const auto [id, questions] = GENERATE(table<std::string, std::string>({
      {"shopifv.com", "lookalike-domain shopify.com\n"},
      {"dc.shopfiy.com", "lookalike-domain shopify.com\n"},
      {"shopiffy.com", "lookalike-domain shopify.com\n"},
      {"shopif.com", "lookalike-domain shopify.com\n"},
      {"sh0pify.net", "lookalike-domain shopify.com\n"},
      {"shopify.net", "other-suffix shopify.com\n"},
      {"shopifv.net", ""},
      {"shoqifv.com", ""},
      {"abd.com", ""},
      // Cyrillic, as registries have it and as people read it
      {"xn--80ak6aa92e.com", "lookalike-domain apple.com\n"},
      {"\u0430\u0440\u0440\u04CF\u0435.com", "lookalike-domain apple.com\n"},
      {"bucher.com", "lookalike-domain xn--bcher-kva.com\n"},
      {"b\u00FCcher.com", ""},
      {"shopify.com", ""},
  }));
  CAPTURE(id);
  CHECK(asked(all, provider(id)) == questions);
}

TEST_CASE("one company with two domains", "[known-providers]") {
  const auto all = known({provider("example.com", "Example Inc.")});
  CHECK(asked(all, provider("example.net", "Example, Inc")) ==
        "same-name other-suffix example.com\n");
  CHECK(asked(all, provider("other.net", "EXAMPLE INC")) ==
        "same-name example.com\n");
  CHECK(asked(all, provider("other.net", "Example")) ==
        "name-is-domain example.com\n");
  CHECK(asked(all, provider("other.net", "www.example.com")) ==
        "name-is-domain example.com\n");
  CHECK(asked(all, provider("other.net", "Unknown.com")) ==
        "name-is-domain unknown.com\n");
  CHECK(asked(all, provider("other.net", "other.net")).empty());
  CHECK(asked(all, provider("other.net", "The Example Inc of India")) ==
        "name-contains example.com\n");
  CHECK(asked(all, provider("other.net", "Other", "Example Inc.")) ==
        "service-named-after example.com\n");
}

TEST_CASE("words of the trade are nobody's name", "[known-providers]") {
  std::vector<Identity> providers = {
      provider("custom-domain.com", "Custom Domain")};
  for (char c = 'a'; c <= 'h'; ++c) {
    providers.push_back(provider(std::string("company-") + c + ".com",
                                 std::string("Company ") + c,
                                 std::string("Custom domain ") + c));
  }
  const auto all = known(providers);
  CHECK(asked(all, provider("other.net", "Other", "Custom Domain")).empty());
  CHECK(asked(all, provider("other.net", "Other Custom Domain")).empty());
  CHECK(asked(all, provider("other.net", "Custom domain")) ==
        "same-name custom-domain.com\n");
}

TEST_CASE("keys and users that go to another domain", "[known-providers]") {
  const auto all = known({provider("example.com", "Example")});
  Identity who = provider("other.net");
  who.key_domain = "keys.example.com";
  who.redirect_domains = {"app.other.net", "a.example.com", "b.example.com",
                          "third.org", "shop.localhost"};
  CHECK(asked(all, who) ==
        "foreign-key-domain foreign-redirect-domain example.com\n"
        "foreign-redirect-domain third.org\n");
}

TEST_CASE("logos of others", "[known-providers]") {
  Identity owner = provider("example.com");
  owner.logo_url = "https://cdn.example.com/logo.svg";
  Identity who = provider("other.net");
  who.logo_url = owner.logo_url;
  CHECK(asked(known({owner}), who) == "same-logo same-logo example.com\n");
  who.logo_url = "https://cdn.examp1e.com/logo.svg";
  CHECK(asked(known({owner}), who) == "lookalike-logo-host example.com\n");
  who.logo_url = "https://[::1";
  CHECK(asked(known({owner}), who).empty());
  // A host that many use is nobody's.
  std::vector<Identity> many = {owner};
  for (const char* id : {"a.net", "b.net", "c.net"}) {
    many.push_back(provider(id));
    many.back().logo_url = owner.logo_url;
  }
  who.logo_url = owner.logo_url;
  CHECK(asked(known(many), who).empty());
}

TEST_CASE("what was asked of the provider before is settled",
          "[known-providers]") {
  Identity first = provider("other.net", "Other");
  first.key_domain = "example.com";
  Identity second = first;
  second.service_id = "mail";
  const auto all = known({provider("example.com", "Example"), first});
  CHECK(asked(all, second) == "foreign-key-domain example.com (settled)\n");
  // The template itself, of which this is a new version, is no precedent.
  CHECK(asked(all, first) == "foreign-key-domain example.com\n");
  second.provider_name = "Example";
  CHECK(asked(all, second) == "same-name foreign-key-domain example.com\n");
}

TEST_CASE("empty and hostile names", "[known-providers]") {
  const std::string hostile =
      "\x1b[31m`x`\n::error::\u202E<b>|\xFF\" " + std::string(10'000, 'a');
  const auto all = known({provider("", ""), provider("--", "-- --", "\u200B"),
                          provider(hostile, hostile, hostile),
                          provider("example.com", "E")});
  CHECK(asked(all, provider("", "", "")).empty());
  CHECK(asked(all, provider("other.net", "\u200B\u202E", "!")).empty());
  Identity who = provider("evil.net", hostile, hostile);
  who.key_domain = who.logo_url = hostile;
  who.redirect_domains = {hostile, ""};
  all.ask_about(who);
  REQUIRE(who.questions.size() == 1);
  for (const vet::Evidence& e : who.questions.front().evidence) {
    CHECK(e.say.size() < 1000);
    CHECK(std::none_of(e.say.begin(), e.say.end(), [](unsigned char c) {
      return c < 0x20 || c == 0x7F || c == 0xFF;
    }));
  }
}

TEST_CASE("many with one name are not all asked about", "[known-providers]") {
  std::vector<Identity> providers;
  for (int i = 0; i < 3000; ++i) {
    providers.push_back(provider("p" + std::to_string(i) + ".com", "One Name"));
  }
  Identity who = provider("other.net", "One Name");
  known(providers).ask_about(who);
  CHECK(who.questions.size() == vet::kMaxQuestions);
  CHECK(who.more_questions > 0);
}

TEST_CASE("the public registry has few open questions", "[known-providers]") {
  if (!have(shared("registry"))) return;
  std::vector<Identity> providers;
  for (const auto& path : templates_in(shared("registry"))) {
    const auto document = parse(read(path));
    providers.push_back(vet::identify(templates::read_template(document)));
  }
  const auto all = known(providers);
  std::size_t asked_about = 0;
  for (Identity& who : providers) {
    all.ask_about(who);
    asked_about +=
        !who.questions.empty() && who.questions.front().precedent.empty();
  }
  CHECK(asked_about * 10 < providers.size());
  CHECK(asked_about > 0);
}
