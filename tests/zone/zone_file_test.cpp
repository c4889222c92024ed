// SPDX-License-Identifier: MIT
#include <dct/zone/difference.hpp>
#include <dct/zone/zone_file.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "support/files.hpp"

using namespace dct;
using namespace dct::test;
using zone::ZoneFileKind;

namespace {

std::string sample(const std::string& name) {
  return read(project("samples/zones/exports/" + name));
}

zone::Zone zone_of(const std::string& name, const std::string& apex = {}) {
  auto file = zone::read_zone_file(sample(name), name, apex);
  INFO(name << ": " << (file ? "" : file.why()));
  REQUIRE(file);
  CHECK(diagnostic::to_text(file->problems).empty());
  return std::move(file->zone);
}

/// The records at an owner, as "TTL TYPE DATA" in the order of the text.
std::string at(const zone::Zone& zone, const std::string& owner) {
  std::string text;
  for (const zone::RecordView& r : zone.find(owner)) {
    if (!text.empty()) text += "; ";
    text += std::to_string(r.ttl.value_or(0)) + ' ' + std::string(r.type) + ' ';
    if (r.priority) text += std::to_string(*r.priority) + ' ';
    text += r.data;
  }
  return text;
}

std::string why(const std::string& text, const std::string& apex = {}) {
  const auto file = zone::read_zone_file(text, "zone.txt", apex);
  return file ? "read" : file.problems().front().rule + ": " + file.why();
}

bool is_equal(const zone::Zone& a, const zone::Zone& b) {
  const auto d = zone::difference(a, b);
  return a.apex() == b.apex() && d.added.empty() && d.removed.empty() &&
         d.changed.empty();
}

}  // namespace

TEST_CASE("five name servers write one zone in five ways", "[zone-file]") {
  const zone::Zone bind = zone_of("bind.txt");
  CHECK(bind.apex() == "example.com");
  CHECK(bind.size() == 10);
  CHECK(is_equal(bind, zone_of("dig-axfr.txt")));
  CHECK(is_equal(bind, zone_of("knot.txt")));
  CHECK(is_equal(bind, zone_of("powerdns.txt")));
  CHECK(is_equal(bind, zone_of("nsd.txt", "example.com")));
}

TEST_CASE("a zone is the same with other line ends and a byte order mark",
          "[zone-file]") {
  for (const char* name : {"bind.txt", "cloudflare.txt", "route53.json"}) {
    std::string text = sample(name);
    for (std::size_t i = 0; (i = text.find('\n', i)) != std::string::npos;
         i += 2) {
      text.replace(i, 1, "\r\n");
    }
    const auto file = zone::read_zone_file("\xEF\xBB\xBF" + text, name);
    REQUIRE(file);
    CHECK(is_equal(file->zone, zone_of(name)));
  }
}

TEST_CASE("an export of Cloudflare has the names and TTLs it means",
          "[zone-file]") {
  const zone::Zone zone = zone_of("cloudflare.txt");
  CHECK(zone.apex() == "example.com");
  CHECK(at(zone, "shop") == "300 A 192.0.2.11");
  CHECK(at(zone, "www") == "300 CNAME example.com");
  CHECK_THAT(at(zone, "@"), Catch::StartsWith("3600 SOA anna.dns.example.net"));
  CHECK(is_equal(zone, zone_of("cloudflare.txt", "Example.com.")));
}

TEST_CASE("a TTL of 1 is one second in any other file", "[zone-file]") {
  const auto file = zone::read_zone_file("a 1 A 192.0.2.1\n", "z", "b.example");
  REQUIRE(file);
  CHECK(at(file->zone, "a") == "1 A 192.0.2.1");
}

TEST_CASE("record sets of Route 53 become records", "[zone-file]") {
  const zone::Zone zone = zone_of("route53.json");
  CHECK(zone.apex() == "example.com");
  CHECK(at(zone, "*.apps") == "60 CNAME apps-eu.hosting.example.net");
  CHECK(at(zone, "_dmarc") == "300 TXT v=DMARC1; p=none");
  CHECK_THAT(at(zone, "@"),
             Catch::Contains("APEXCNAME d111111abcdef8.cdn.example.net; ") &&
                 Catch::Contains("300 MX 10 mx1.mail.example.net; ") &&
                 Catch::Contains("TXT v=spf1 include:mail.example.net -all") &&
                 Catch::Contains("SRV 10 sip.voice.example.net"));
  CHECK(zone.size() == 12);
}

TEST_CASE("a zone of octoDNS is that of its file's name", "[zone-file]") {
  const zone::Zone zone = zone_of("example.com.yaml");
  CHECK(zone.apex() == "example.com");
  CHECK(at(zone, "_dmarc") == "3600 TXT v=DMARC1; p=none");
  CHECK(at(zone, "*.apps") == "3600 CNAME apps.hosting.example.net");
  CHECK(at(zone, "shop") == "3600 APEXCNAME shops.hosting.example.net");
  CHECK_THAT(at(zone, "@"),
             Catch::Contains("300 A 192.0.2.10; 300 A 192.0.2.11; ") &&
                 Catch::Contains("CAA 0 issue \"ca.example.net\"; ") &&
                 Catch::Contains("MX 20 mx2.mail.example.net"));
}

TEST_CASE("JSON of the suite may name its domain", "[zone-file]") {
  const zone::Zone zone = zone_of("suite.json");
  CHECK(zone.apex() == "example.com");
  CHECK(zone.size() == 5);
}

TEST_CASE("kinds of files are told apart by their first characters",
          "[zone-file]") {
  using enum ZoneFileKind;
  CHECK(zone::zone_file_kind("", "z") == master_file);
  CHECK(zone::zone_file_kind(" \n{\"ResourceRecordSets\": []}", "z") ==
        route53_json);
  CHECK(zone::zone_file_kind("[]", "z.yaml") == suite_json);
  CHECK(zone::zone_file_kind("--- {}", "-") == octodns_yaml);
  CHECK(zone::zone_file_kind("www: {type: A}", "z.yml") == octodns_yaml);
  CHECK(zone::zone_file_kind("www A 192.0.2.1", "z") == master_file);
}

TEST_CASE("one wrong domain is one problem", "[zone-file]") {
  CHECK(why(sample("bind.txt"), "example.net") ==
        "zone-domain-differs: zone.txt is the zone of \"example.com\", as its "
        "SOA record says, not of \"example.net\"");
  CHECK(why(sample("nsd.txt")) ==
        "zone-domain-unknown: the domain of zone.txt is not known: it has no "
        "SOA record");
  CHECK(why(sample("route53.json"), "example.org") ==
        "zone-domain-differs: zone.txt is the zone of \"example.com\", as its "
        "SOA record says, not of \"example.org\"");
  CHECK(why("{") ==
        "json-syntax: the file ends too early; still open: `{` of 1:1");
}

TEST_CASE("a value of an export can't become two records", "[zone-file]") {
  const auto read_value = [](const std::string& value) {
    const auto file = zone::read_zone_file(
        R"({"ResourceRecordSets": [{"Name": "a.example.com.", "Type": "TXT",
            "TTL": 60, "ResourceRecords": [{"Value": ")" +
            value + R"("}]}]})",
        "zone.json", "example.com");
    REQUIRE(file);
    return file->problems.empty()
               ? at(file->zone, "a")
               : std::string(file->problems[0].rule) + " " +
                     std::to_string(file->problems[0].place.begin.line);
  };
  CHECK(read_value(R"(\"a b\" \"c\")") == "60 TXT a bc");
  CHECK(read_value(R"(a\nb A 192.0.2.1)") == "rdata-syntax 2");
  CHECK(read_value("v=DKIM1; p=abc") == "rdata-syntax 2");
  CHECK(read_value("( a") == "rdata-syntax 2");
  CHECK(read_value("") == "rdata-syntax 2");
}
