// SPDX-License-Identifier: MIT
#include "dns/rdata_reader.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dct;

namespace {

struct Reading {
  explicit Reading(const std::string& type,
                   std::vector<std::string_view> tokens) {
    if (const auto problem =
            dns::RdataReader("example.com").read(type, tokens, rdata)) {
      why = problem->message;
    }
  }

  dns::Rdata rdata;
  std::string why;
};

}  // namespace

TEST_CASE("a string of a TXT record has at most 255 bytes", "[dns]") {
  const std::string longest = '"' + std::string(255, 'x') + '"';
  CHECK(Reading("TXT", {longest}).rdata.data == std::string(255, 'x'));
  const std::string longer = '"' + std::string(256, 'x') + '"';
  CHECK(Reading("TXT", {longer}).why ==
        "a string has 256 bytes; a string holds at most 255, and a longer text "
        "takes several strings");
}

TEST_CASE("the data of a record has at most 65,535 octets", "[dns]") {
  // 255 strings of 256 octets each, and one of 255.
  const std::string string(255, 'x');
  std::vector<std::string_view> tokens(255, string);
  const std::string last(254, 'x');
  tokens.emplace_back(last);
  CHECK(Reading("TXT", tokens).why.empty());
  tokens.back() = string;
  CHECK(Reading("TXT", tokens).why ==
        "the text has 65536 octets; a record has at most 65,535");
  const std::string octets(2 * 65535, '0');
  CHECK(Reading("TYPE65280", {"\\#", "65535", octets}).why.empty());
  const std::string more(2 * 65536, '0');
  CHECK_FALSE(Reading("TYPE65280", {"\\#", "65536", more}).why.empty());
}

TEST_CASE("numbers before a name have 16 bits", "[dns]") {
  const Reading largest("SRV", {"65535", "0", "65535", "sip"});
  CHECK(largest.why.empty());
  CHECK(largest.rdata.priority == 65535);
  CHECK(largest.rdata.port == 65535);
  CHECK(largest.rdata.data == "sip.example.com");
  CHECK(Reading("MX", {"65536", "mail"}).why ==
        "\"65536\" is not a number from 0 to 65535");
  // ldns alone would read 0.
  CHECK(Reading("CAA", {"255", "issue", "\"ca.example\""}).why.empty());
  CHECK(Reading("CAA", {"256", "issue", "\"ca.example\""}).why ==
        "\"256\" is not a number from 0 to 255");
  CHECK(Reading("DS", {"65536", "8", "2", "00"}).why ==
        "\"65536\" is not a number from 0 to 65535");
}

TEST_CASE("an address is of the family of its type", "[dns]") {
  CHECK(Reading("A", {"192.0.2.1"}).rdata.data == "192.0.2.1");
  CHECK(Reading("AAAA", {"2001:DB8::1"}).rdata.data == "2001:db8::1");
  CHECK(Reading("A", {"2001:db8::1"}).why ==
        "\"2001:db8::1\" is not an IPv4 address");
  CHECK(Reading("AAAA", {"192.0.2.1"}).why ==
        "\"192.0.2.1\" is not an IPv6 address");
}

TEST_CASE("what is in the buffer is of the last record", "[dns]") {
  dns::RdataReader reader("example.com");
  dns::Rdata rdata;
  CHECK_FALSE(reader.read(
      "SRV", std::vector<std::string_view>{"1", "2", "3", "sip"}, rdata));
  CHECK_FALSE(
      reader.read("CNAME", std::vector<std::string_view>{"www"}, rdata));
  CHECK(rdata.data == "www.example.com");
  CHECK_FALSE((rdata.priority || rdata.weight || rdata.port));
}

TEST_CASE("data for ldns has at most 65,000 characters", "[dns]") {
  // A space is put before each token.
  const std::string base64(65'000 - std::string(" 256 3 8 ").size(), 'A');
  CHECK(Reading("DNSKEY", {"256", "3", "8", base64}).why !=
        "it is longer than 65,000 characters");
  CHECK(Reading("DNSKEY", {"256", "3", "8", base64 + "A"}).why ==
        "it is longer than 65,000 characters");
}

TEST_CASE("generic data is checked in our words", "[dns]") {
  CHECK_FALSE(dns::check_rdata("CAA", "0 issue \"ca.example\""));
  CHECK_FALSE(dns::check_rdata("UNKNOWN", "anything"));
  CHECK(dns::check_rdata("CAA", "ca.example"));
  CHECK(dns::check_rdata("CAA", "0 issue")->message == "a field is missing");
  CHECK(dns::check_rdata("CAA", "0 issue \"a\"\nx A 192.0.2.1")->message ==
        "it has a line break");
}
