// SPDX-License-Identifier: MIT

/// Zone files of any bytes: errors, no crash, no silence, and what was read
/// survives being written. Run under the sanitizers as well (preset asan).

#include <dct/zone/json_file.hpp>
#include <dct/zone/master_file.hpp>
#include <dct/zone/zone_file.hpp>

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>

#include "support/files.hpp"
#include "support/rounds.hpp"
#include "support/zones.hpp"

using namespace dct::zone;
using namespace dct::test;

namespace {

// Types that the samples don't have: each has a parser of its own.
constexpr std::string_view kRareTypes =
    "$TTL 60\n"
    "a LOC 52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000m 10m\n"
    "a NAPTR 1 2 \"u\" \"E2U+sip\" \"!^.*$!sip:a@example.com!\" .\n"
    "a SSHFP 1 1 dd465c09cfa51fb45020cc83316fff21b9ec74ac\n"
    "a APL 1:192.168.32.0/21 !1:192.168.38.0/28 2:ff00::/8\n"
    "a TYPE37 \\# 5 0003000000\n"
    "a TYPE45 \\# 11 0a0102 c0000226 01020304\n"
    "a HIP 2 200100107B1A74DF365639CC39F1D578 AwEAAbdxyhNuSutc5EMzxTs9\n"
    "a NSEC3 1 1 12 aabbccdd 2t7b4g4vsa5smi47k61mv5bv1a22bojr MX DNSKEY\n"
    "a NSEC3PARAM 1 0 12 aabbccdd\n"
    "a NSAP 0x47.0005.80.005a00.0000.0001.e133.ffffff000161.00\n"
    "a HINFO \"PC\" \"OS\"\n"
    "a RP a.b. c.d.\n"
    "a AFSDB 1 x\n"
    "a KX 1 x\n"
    "a URI 10 1 \"https://a.example/\"\n"
    "a EUI48 00-00-5e-00-53-2a\n"
    "a EUI64 00-00-5e-ef-10-00-00-2a\n"
    "a NID 10 0014:4fff:ff20:ee64\n"
    "a L32 10 10.1.2.0\n"
    "a L64 10 2001:0DB8:1140:1000\n"
    "a LP 10 x\n"
    "a DHCID AAIBY2/AuCccgoJbsaxcQc9TUapptP69lOjxfNuVAA2kjEA=\n"
    "a OPENPGPKEY AAAA\n"
    "a CSYNC 66 3 A NS AAAA\n"
    "a ZONEMD 1 1 1 "
    "c68090d90a7aed716bc459f9340e3d7c1370d4d24b7e2fc3a1ddc0b9a87153b9"
    "a9713b3c9ae5cc27777f98b8e730044c\n"
    "a SVCB 1 x ipv4hint=192.0.2.1 mandatory=alpn alpn=h2 key667=a\n"
    "a CAA 128 tbs \"Unknown\"\n"
    "a TALINK x y\n"
    "a GPOS 1 2 3\n"
    "a ISDN \"1\" \"2\"\n"
    "a PX 1 x y\n"
    "a DLV 1 3 1 AAAA\n"
    "a TYPE65534 \\# 2 0102\n"
    "a SOA a b 1 2 3 4 5\n"
    "a DNAME x\n";

void survive(const std::string& text) {
  const ReadResult result = read_master(text);
  const ReadResult again = read_master(write_master_file(result.zone));
  INFO(lines_of(again));
  REQUIRE_FALSE(dct::diagnostic::has_error(again.problems));
  REQUIRE(listing(again.zone) == listing(result.zone));
  const ReadResult json =
      read_json(write_json(result.zone), "z", "example.com");
  REQUIRE(lines_of(json).empty());
  REQUIRE(json.zone.size() == result.zone.size());
}

std::string mutate(std::string text, Random& random) {
  static constexpr std::array<std::string_view, 24> kPieces = {
      "\\#", "\\",         "\"",    "(",     ")", ";",       "\n", " ",
      "\t",  "$ORIGIN ",   "\\300", "\\000", "@", ".",       "..", "IN",
      "TXT", "4294967296", "-1",    "=",     ",", ";dct: {", "\r", "\xC3"};
  const unsigned edits = 1 + random.below(8);
  for (unsigned i = 0; i < edits && !text.empty(); ++i) {
    const std::size_t at = random.below(text.size());
    switch (random.below(5)) {
      case 0:
        text[at] = random.byte();
        break;
      case 1:
        text.erase(at, 1 + random.below(12));
        break;
      case 2:
        text.insert(at,
                    text.substr(random.below(text.size()), random.below(60)));
        break;
      case 3:
        text.insert(at, kPieces[random.below(kPieces.size())]);
        break;
      default:
        if (random.one_in(4)) text.insert(at, random.below(70000), 'a');
        break;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the rare types are read and survive", "[hostile][zone]") {
  CHECK(lines_of(read_master(kRareTypes)).empty());
  survive(std::string(kRareTypes));
}

TEST_CASE("mutated zone files never break the reader", "[hostile][zone]") {
  std::vector<std::string> seeds = {std::string(kRareTypes),
                                    std::string(kRareTypes)};
  for (const auto& entry :
       std::filesystem::directory_iterator(project("samples/zones"))) {
    if (entry.path().extension() == ".zone")
      seeds.push_back(read(entry.path()));
  }
  for (Rounds rounds(1500); rounds.next();) {
    Random random(static_cast<unsigned>(rounds.number()));
    INFO("round " << rounds.number());
    survive(mutate(seeds[random.below(seeds.size())], random));
  }
}

TEST_CASE("mutated exports are a zone or an error", "[hostile][zone]") {
  std::vector<std::pair<std::string, std::string>> seeds;
  for (const auto& entry :
       std::filesystem::directory_iterator(project("samples/zones/exports"))) {
    seeds.emplace_back(entry.path().filename().string(), read(entry.path()));
  }
  REQUIRE_FALSE(seeds.empty());
  for (Rounds rounds(1500); rounds.next();) {
    Random random(static_cast<unsigned>(rounds.number()));
    const auto& [name, text] = seeds[random.below(seeds.size())];
    INFO(name << ", round " << rounds.number());
    const auto file = read_zone_file(mutate(text, random), name);
    if (!file) REQUIRE_FALSE(file.why().empty());
    if (!file) continue;
    const std::string& apex = file->zone.apex();
    const ReadResult again =
        read_master_file(write_master_file(file->zone), name, apex);
    REQUIRE(again.zone.size() == file->zone.size());
  }
}

TEST_CASE("bytes of any kind never break the reader", "[hostile][zone]") {
  for (Rounds rounds(500); rounds.next();) {
    Random random(static_cast<unsigned>(rounds.number()));
    std::string text;
    for (unsigned left = random.below(400); left > 0; --left) {
      text += random.byte();
    }
    INFO("round " << rounds.number());
    survive(text);
    survive("a 1 " + text);
  }
}

TEST_CASE("mutated JSON zones never break the reader", "[hostile][zone]") {
  Random source(7);
  Zone zone("example.com");
  for (int i = 0; i < 20; ++i) zone.add(random_record(source));
  const std::string text = write_json(zone);
  for (Rounds rounds(1000); rounds.next();) {
    Random random(static_cast<unsigned>(rounds.number()));
    INFO("round " << rounds.number());
    const ReadResult result =
        read_json(mutate(text, random), "z", "example.com");
    const ReadResult again = read_master(write_master_file(result.zone));
    INFO(lines_of(again));
    REQUIRE(again.zone.size() == result.zone.size());
  }
}

TEST_CASE("enormous lines, names and lists are told in time",
          "[hostile][zone]") {
  const std::string huge(3'000'000, 'a');
  CHECK(read_master("a TXT " + huge).problems.size() == 1);
  CHECK(read_master("a TXT \"" + huge).problems.size() == 1);
  CHECK(read_master(huge + " A 192.0.2.1").problems.size() == 1);
  CHECK(read_master("a MX 1 " + huge).problems.size() == 1);
  CHECK(read_master("a CAA 0 issue " + huge).problems.size() == 1);
  CHECK(read_master("; " + huge + "\na A 192.0.2.1").problems.empty());
  CHECK(read_master("$ORIGIN " + huge).problems.size() == 1);
  CHECK(read_master("a 1 DNSKEY 256 3 8 " + huge.substr(0, 100'000))
            .problems.size() == 1);
  std::string open;
  for (int i = 0; i < 300'000; ++i) open += "a TXT ( b\n";
  const ReadResult never_closed = read_master(open);
  CHECK(never_closed.problems.size() + never_closed.more_problems == 300'000);
  std::string dots;
  for (int i = 0; i < 1'000'000; ++i) dots += "a.";
  CHECK(read_master(dots + " A 192.0.2.1").problems.size() == 1);
  std::string aliases;
  for (int i = 0; i < 100'000; ++i) aliases += "a CNAME b\n";
  CHECK(read_master(aliases).problems.empty());
  std::string bad = "[";
  for (int i = 0; i < 100'000; ++i) bad += "1,";
  const ReadResult json = read_json(bad + "1]", "z", "example.com");
  CHECK(json.problems.size() + json.more_problems == 100'001);
  CHECK_FALSE(read_json(std::string(20'000'000, '['), "z", "example.com")
                  .problems.empty());
}
