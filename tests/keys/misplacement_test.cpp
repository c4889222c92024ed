// SPDX-License-Identifier: MIT
#include <dct/keys/misplacement.hpp>

#include <catch2/catch.hpp>

using namespace dct;

namespace {

/// "owner rule", a line each.
std::string places(std::string_view label, std::string_view domain) {
  std::string lines;
  for (const keys::Misplacement& p : keys::misplacements(label, domain)) {
    lines += p.owner + " " + p.problem.rule + "\n";
    CHECK_FALSE(p.problem.help.empty());
  }
  return lines;
}

}  // namespace

TEST_CASE("a key is looked for where people put it by mistake", "[signing]") {
  CHECK(places("_dck1", "shop.example.com.") ==
        "_dck1._dck1.shop.example.com key-label-twice\n"
        "_dck1.shop.example.com.shop.example.com key-domain-twice\n"
        "_dck1.shop.example.com.example.com key-domain-twice\n"
        "_dck1.example.com key-above\n"
        "shop.example.com key-at-domain\n"
        "dck1.shop.example.com key-without-underscore\n"
        "_dcpubkeyv1.shop.example.com key-other-label\n");
  CHECK(places("key", "key.example.com") ==
        "key.example.com key-label-doubled\n"
        "key.key.key.example.com key-label-twice\n"
        "key.key.example.com.key.example.com key-domain-twice\n"
        "key.key.example.com.example.com key-domain-twice\n"
        "_key.key.example.com key-with-underscore\n"
        "_dck1.key.example.com key-other-label\n"
        "_dcpubkeyv1.key.example.com key-other-label\n");
}
