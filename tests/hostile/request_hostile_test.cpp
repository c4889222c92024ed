// SPDX-License-Identifier: MIT

/// Requests from strangers: nothing that was altered verifies, any bytes are
/// judged, and what is shown of them does nothing in any format.

#include <dct/report/change_formats.hpp>
#include <dct/request/received_request.hpp>
#include <dct/text/base64.hpp>
#include <dct/text/percent.hpp>

#include <catch2/catch.hpp>
#include <cctype>

#include "support/keys.hpp"
#include "support/random.hpp"
#include "support/report.hpp"
#include "support/rounds.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

constexpr char kPath[] =
    "https://dns.example.net/v2/domainTemplates/providers/shop.example.com/"
    "services/storefront/apply?";

constexpr char kTemplate[] =
    R"({"providerId": "shop.example.com", "serviceId": "storefront",
  "providerName": "Shop", "serviceName": "Store", "hostRequired": true,
  "syncPubKeyDomain": "shop.example.com", "records": [
    {"type": "A", "host": "@", "pointsTo": "%ip%", "ttl": 60}]})";

const std::vector<request::QueryParameter> kParameters = {
    {"text", "a+b c"},
    {"domain", "Example.com"},
    {"host", "shop"},
    {"token", "x=y="},
    {"empty", ""}};

keys::KeyRecord record(keys::KeyKind kind) {
  return keys::read_key_record(keys::publish(private_key(kind).public_key(),
                                             keys::default_algorithm(kind)));
}

/// Sends one text with the signature of another.
std::string send(std::string_view sent, std::string_view text) {
  return request::append_signature(
      sent, "_dck1",
      request::sign(text, private_key(keys::KeyKind::rsa),
                    keys::Algorithm::rs256));
}

}  // namespace

TEST_CASE("an altered query, signature or key never verifies",
          "[signing][hostile]") {
  Random random(11);
  const std::string canonical = request::canonical_query(kParameters);
  for (const keys::KeyKind kind :
       {keys::KeyKind::rsa, keys::KeyKind::p256, keys::KeyKind::ed25519}) {
    const std::string query = request::sign_query(
        kParameters, private_key(kind), keys::default_algorithm(kind), "_dck1");
    const std::size_t sig = query.find("&sig=") + 5;
    const std::size_t label = query.find("_dck1");
    const keys::KeyRecord published = record(kind);
    REQUIRE(request::verify(query, published, "_dck1").verified);
    for (Rounds rounds(60); rounds.next();) {
      const std::size_t at = random.below(query.size());
      std::string changed = query;
      changed[at] = static_cast<char>(changed[at] ^ (1U << random.below(8)));
      // Two spellings of one thing: digits of %2B, and case of a DNS label.
      if ((at >= sig || (at >= label && at < label + 5)) &&
          std::tolower(changed[at]) == std::tolower(query[at]) &&
          text::percent_decode(changed.substr(sig)) ==
              text::percent_decode(query.substr(sig))) {
        continue;
      }
      INFO(changed);
      const request::Verification v =
          request::verify(changed, published, "_dck1");
      CHECK_FALSE(v.verified);
      CHECK(diagnostic::has_error(v.problems));
    }
    const auto texts = keys::publish(private_key(kind).public_key(),
                                     keys::default_algorithm(kind));
    for (Rounds rounds(400); rounds.next();) {
      auto changed = texts;
      std::string& text = changed[random.below(changed.size())][0];
      const std::size_t at = random.below(text.size());
      text[at] = static_cast<char>(text[at] ^ (1U << random.below(8)));
      INFO(text);
      const keys::KeyRecord read = keys::read_key_record(changed);
      CHECK(read.key.has_value() != diagnostic::has_error(read.problems));
      if (read.key) {
        CHECK_FALSE(read.key->verifies(
            read.algorithm, canonical,
            *text::from_base64(*text::percent_decode(query.substr(sig)))));
      }
    }
  }
}

TEST_CASE("verification takes any bytes", "[signing][hostile]") {
  Random random(5);
  const keys::KeyRecord published = record(keys::KeyKind::rsa);
  for (Rounds rounds(300); rounds.next();) {
    std::string query = send("a=1&b=2", "a=1");
    for (unsigned i = random.below(6); i > 0; --i) {
      query[random.below(query.size())] = random.byte();
    }
    const request::Verification v = request::verify(query, published);
    CHECK_FALSE(v.verified);
    CHECK(diagnostic::has_error(v.problems));
  }
}

TEST_CASE("any bytes are a request that is judged", "[signing][hostile]") {
  Random random(20261124);
  const json::Document document = parse(kTemplate);
  const keys::KeyRecord published = record(keys::KeyKind::rsa);
  const templates::Template tmpl = templates::read_template(document);
  const std::string text = "domain=example.com&ip=192.0.2.1&host=www";
  const std::string good = send(text, text);
  REQUIRE_FALSE(
      request::check_received(tmpl, kPath + good, &published).is_refused());
  for (Rounds rounds(300); rounds.next();) {
    std::string url = kPath + good;
    for (unsigned i = 1 + random.below(6); i > 0; --i) {
      url[random.below(url.size())] = random.byte();
    }
    INFO(url);
    const request::ReceivedRequest received =
        request::check_received(tmpl, url, &published);
    // Only what no signature covers can change and still be taken: where it is
    // sent to, the label of the key, and how sig is percent-encoded.
    if (received.is_refused()) continue;
    CHECK(received.signature.verified);
    CHECK(received.request.variables ==
          std::vector<request::QueryParameter>{{"ip", "192.0.2.1"}});
    CHECK(received.request.host == "www");
  }
}

TEST_CASE("text of strangers in a request does nothing where it is shown",
          "[change][hostile]") {
  const std::string bad = text::percent_encode(
      "a|b `c` <script>x</script> @team #1\n::error::\x1b[1m\u202E ]]>");
  const json::Document document =
      parse(R"({"providerId": "a", "serviceId": "b", "records": []})");
  const std::string url =
      "https://dns.example.net/v2/domainTemplates/providers/" + bad +
      "/services/" + bad + "/apply?" + bad + "=" + bad;
  std::string query = url;
  for (const char* name : {"domain", "host", "groupId", "redirect_uri", "state",
                           "instanceId", "providerName", "crit"}) {
    query += "&" + std::string(name) + "=" + bad;
  }
  const request::ReceivedRequest received = request::check_received(
      templates::read_template(document), query, nullptr);
  CHECK(received.problems.size() > 8);
  const templates::Template tmpl = templates::read_template(document);
  const zone::Zone zone(received.request.domain);
  const report::RequestVerdict verdict{.refused = received.is_refused(),
                                       .problems = received.all_problems()};
  const diagnostic::Result<apply::Change> result = received.refusals();
  const auto written = [&](report::ChangeFormat format) {
    return report::write(report::ChangeReport{.title = "a.b",
                                              .domain = zone.apex(),
                                              .host = {},
                                              .groups = {},
                                              .records = tmpl.records,
                                              .zone = zone,
                                              .result = result,
                                              .request = &verdict},
                         format);
  };
  for (const auto format :
       {report::ChangeFormat::text, report::ChangeFormat::zone,
        report::ChangeFormat::markdown, report::ChangeFormat::json}) {
    const std::string out = written(format);
    INFO(out);
    for (const char c : out) {
      CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    }
    CHECK(out.find("\u202E") == std::string::npos);
    CHECK(out.find("\n::error") == std::string::npos);
    if (format != report::ChangeFormat::zone) continue;
    for (std::size_t at = 0; at < out.size(); at = out.find('\n', at) + 1) {
      CHECK(out[at] == ';');
    }
  }
  const Markdown page = parse_markdown(written(report::ChangeFormat::markdown));
  CHECK(page.prose.find("<script>") == std::string::npos);
  CHECK(page.prose.find("@team") == std::string::npos);
}
