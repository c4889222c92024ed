// SPDX-License-Identifier: MIT
#include "lint/reference_link.hpp"

#include <dct/lint/catalogue.hpp>

#include <catch2/catch.hpp>

using namespace dct::lint;

TEST_CASE("a reference leads to its page", "[reference]") {
  CHECK(reference_url("RFC 7208 section 4.5") ==
        "https://www.rfc-editor.org/rfc/rfc7208#section-4.5");
  CHECK(reference_url("RFC 1035") == "https://www.rfc-editor.org/rfc/rfc1035");
  CHECK(reference_url("draft-ietf-dconn-domainconnect-05 section 3: dc-x") ==
        "https://datatracker.ietf.org/doc/html/"
        "draft-ietf-dconn-domainconnect-05#section-3");
  CHECK(reference_url("draft-ietf-dconn-domainconnect-05 appendix A") ==
        "https://datatracker.ietf.org/doc/html/"
        "draft-ietf-dconn-domainconnect-05");
  CHECK(reference_url("https://example.com/a, and more") ==
        "https://example.com/a");
  CHECK(reference_url("registry rule 4").empty());
  CHECK(reference_url("RFC x").empty());
  CHECK(reference_link("RFC 1035") ==
        "[RFC 1035](https://www.rfc-editor.org/rfc/rfc1035)");
  CHECK(reference_link("registry rule 4") == "registry rule 4");
}

TEST_CASE("a link of a rule has no blank in it", "[reference]") {
  for (const Rule& rule : Catalogue::builtin()->rules()) {
    for (const auto reference : rule.references) {
      INFO(rule.id << ": " << reference);
      CHECK(reference_url(reference).find(' ') == std::string::npos);
    }
  }
}
