// SPDX-License-Identifier: MIT

/// Real templates whose exposure people have rated by hand.

#include <dct/vet/exposure.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using vet::Exposure;

TEST_CASE("levels of real templates are those of the people who rated them",
          "[vet]") {
  const std::vector<std::pair<std::string, std::string>> rated = {
      {"godaddy.com.paylinks", "critical/moderate"},
      {"fraudmarc.com.mail", "critical/moderate"},
      {"id4me.org.activation", "critical/high"},
      {"crevado.com.portfolio", "critical/moderate"},
      {"plesk.com.web", "high/moderate"},
      {"mailjet.com.domain-validation", "moderate/low"},
      {"deno.com.deploy-apex", "low/high"},
      {"mailtactic.com.email", "low/high"},
      {"dub.co.links-apex", "low/high"},
      {"imh.care.whitelabel", "low/high"},
      {"drum.io.verify-ownership", "low/moderate"},
      {"coda.io.apexdomain", "low/moderate"},
      {"mailerlite.com.website-subdomain", "low/moderate"},
      {"resend.com.click-tracking", "low/low"},
      {"canva.com.website", "low/low"},
      {"numserver.com.delegate-num-zone", "low/low"},
      {"flockmail.com.flock-mail-hosting", "low/low"}};
  if (!have(shared("registry"))) return;
  for (const auto& [name, levels] : rated) {
    const auto path = shared("registry/" + name + ".json");
    if (!std::filesystem::exists(path)) continue;
    CAPTURE(name);
    const auto document = parse(read(path));
    const Exposure e =
        vet::examine_exposure(templates::read_template(document));
    CHECK(std::string(vet::name(e.stranger)) + "/" +
              std::string(vet::name(e.provider)) ==
          levels);
  }
}
