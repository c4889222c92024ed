// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <dct/vet/consent.hpp>

#include <algorithm>

using namespace dct;
using Kind = vet::ConsentLine::Kind;

namespace {

vet::Consent preview(const std::string& records,
                     const std::string& members = "") {
  const auto document = json::Document::parse(
      {"t.json", "{" + members + "\"records\": [" + records + "]}"});
  return vet::preview_consent(templates::read_template(document));
}

bool says(const vet::Consent& consent, Kind kind, std::string_view words) {
  return std::any_of(consent.lines.begin(), consent.lines.end(),
                     [&](const vet::ConsentLine& line) {
                       return line.kind == kind &&
                              line.say.find(words) != std::string::npos;
                     });
}

}  // namespace

TEST_CASE("a customer reads where mail goes and where it went", "[vet]") {
  const auto consent = preview(
      R"({"type": "MX", "host": "@", "pointsTo": "mx.shop.example",
          "priority": 1, "ttl": 600})");
  CHECK(says(consent, Kind::replaces,
             "Mail for example.com is delivered to mx.shop.example, not any "
             "more to "));
  CHECK(consent.added.size() == 1);
  CHECK_FALSE(consent.removed.empty());
}

TEST_CASE("a customer reads a name's U-label beside its A-label", "[vet]") {
  const auto consent = preview(
      R"({"type": "CNAME", "host": "kunden",
          "pointsTo": "xn--bcher-kva.example", "ttl": 600})");
  CHECK(says(consent, Kind::adds,
             "kunden.example.com leads to "
             "b\xC3\xBC"
             "cher.example (xn--bcher-kva.example)"));
}

TEST_CASE("a customer reads of records that go without another in their place",
          "[vet]") {
  // An alias takes the place of every record at its name.
  const auto consent = preview(
      R"({"type": "NS", "host": "www", "pointsTo": "ns1.shop.example",
          "ttl": 600})");
  CHECK(says(consent, Kind::removes, "www.example.com does not lead to "));
  CHECK(says(consent, Kind::adds,
             "www.example.com and all names below it are in the hands of "
             "ns1.shop.example"));
  CHECK(consent.lines.front().kind == Kind::removes);
}

TEST_CASE("the preview of a template that needs a host is at a host", "[vet]") {
  const auto consent = preview(
      R"({"type": "CNAME", "host": "@", "pointsTo": "shop.example",
          "ttl": 600})",
      R"("hostRequired": true, )");
  CHECK(consent.host == "shop");
  CHECK(says(consent, Kind::adds, "shop.example.com leads to shop.example"));
}

TEST_CASE("a template that no zone takes has no preview", "[vet]") {
  const auto consent = preview(
      R"({"type": "A", "host": "@", "pointsTo": "not an address",
          "ttl": 600})");
  CHECK(consent.zone.empty());
  CHECK(consent.lines.empty());
}
