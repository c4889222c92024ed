// SPDX-License-Identifier: MIT

/// dct-simulate on the zone that a domain has now, asked of NSD on the loopback
/// interface.

#include <catch2/catch.hpp>

#include "cli/nsd.hpp"
#include "support/command.hpp"
#include "support/files.hpp"

using namespace dct;
using test::has;
using test::Nsd;
using test::Ran;

namespace {

std::string business_zone() {
  return test::read(test::project("samples/zones/business.example.com.zone"));
}

Ran simulate(const std::string& options) {
  const auto tmpl = test::project(
      "samples/templates/good/mail.example.com.business-mail.json");
  return test::run("'" DCT_SIMULATE "' -t '" + tmpl.string() +
                   "' --set tenant=shop7 " + options);
}

std::string from_file() {
  return simulate(
             "-z '" +
             test::project("samples/zones/business.example.com.zone").string() +
             "'")
      .output;
}

}  // namespace

TEST_CASE("a zone that is transferred is the zone of its file", "[live]") {
  const Nsd nsd({{"example.com", business_zone()}});
  const Ran ran = simulate("-d example.com --axfr " + nsd.server());
  INFO(ran.output);
  CHECK(ran.status == 0);
  CHECK(ran.output == from_file());
}

TEST_CASE("names that are asked for show what the template replaces",
          "[live]") {
  const Nsd nsd({{"example.com", business_zone()}});
  const Ran ran = simulate("-d example.com --resolve --server " + nsd.server());
  INFO(ran.output);
  CHECK(ran.status == 0);
  // All that changes is at names that were asked for.
  CHECK(ran.output == from_file());
}

TEST_CASE("a zone that is not handed out is one line of trouble", "[live]") {
  const Nsd nsd({{"example.com", business_zone()}});
  const Ran other = simulate("-d example.net --axfr " + nsd.server());
  CHECK(other.status == 2);
  CHECK(has(other, "asked for the zone example.net: the server answered"));
  const Ran nobody = simulate("-d example.com --axfr 127.0.0.1:" +
                              std::to_string(test::free_port()));
  CHECK(nobody.status == 2);
  CHECK(has(nobody, "there is no connection"));
  const Ran without = simulate("--axfr " + nsd.server());
  CHECK(without.status == 2);
  CHECK(has(without, "--axfr needs the domain; give --domain"));
  const Ran refused =
      simulate("-d example.net --resolve --server " + nsd.server());
  CHECK(refused.status == 2);
  CHECK(has(refused, "the server answered REFUSED"));
}
