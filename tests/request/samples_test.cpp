// SPDX-License-Identifier: MIT

/// The worked example of samples/signing.

#include <dct/request/apply_url.hpp>
#include <dct/request/signature.hpp>
#include <dct/text/url.hpp>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/files.hpp"
#include "support/keys.hpp"

using namespace dct;
using test::read;

namespace {

namespace fs = std::filesystem;

fs::path sample(const std::string& name) {
  return test::project("samples/signing/" + name);
}

keys::PrivateKey sample_key() {
  const auto key = keys::PrivateKey::read(read(sample("sample-only-rsa.pem")));
  REQUIRE(key);
  return *key;
}

/// Compares with a file of samples/signing; UPDATE=1 writes it instead.
void check_sample(const std::string& name, const std::string& text) {
  if (std::getenv("UPDATE")) std::ofstream(sample(name)) << text;
  INFO(name);
  CHECK(read(sample(name)) == text);
}

}  // namespace

TEST_CASE("the worked example is what the library makes", "[signing]") {
  const auto parameters =
      json::Document::parse({"parameters", read(sample("1-parameters.json"))});
  const auto text = json::Document::parse(
      {"template", read(test::project("samples/templates/good/"
                                      "shop.example.com.storefront.json"))});
  request::ApplyRequest request{.url_sync_ux = "https://dns.example.net"};
  for (const json::Value v : parameters.root()) {
    const std::string value(v.string());
    if (v.key() == "domain") {
      request.domain = value;
    } else if (v.key() == "host") {
      request.host = value;
    } else if (v.key() == "redirect_uri") {
      request.redirect_uri = value;
    } else if (v.key() == "state") {
      request.state = value;
    } else {
      request.variables.push_back({std::string(v.key()), value});
    }
  }
  const request::Signer signer{sample_key(), keys::Algorithm::rs256, "_dck1"};
  const request::ApplyUrl built = request::build_apply_url(
      templates::read_template(text), request, &signer);
  CHECK(test::ids(built.problems).empty());
  const auto records = keys::publish(signer.key.public_key(), signer.algorithm);
  check_sample("2-signed-text.txt", built.signed_text);
  check_sample(
      "3-signature.txt",
      request::sign(built.signed_text, signer.key, signer.algorithm) + "\n");
  check_sample("4-apply-url.txt", built.url + "\n");
  check_sample("5-key.zone",
               keys::master_file("_dck1.shop.example.com", records));
  CHECK(request::verify(text::query_of(built.url),
                        keys::read_key_record(records), "_dck1")
            .verified);
}

TEST_CASE("the sample keys are read", "[signing]") {
  for (const char* name : {"rsa", "p256", "ed25519"}) {
    INFO(name);
    const std::string stem = std::string("sample-only-") + name;
    const auto key = keys::PrivateKey::read(read(sample(stem + ".pem")));
    REQUIRE(key);
    const auto pub = keys::PublicKey::read(read(sample(stem + ".pub.pem")));
    REQUIRE(pub);
    CHECK(key->public_key().der() == pub->der());
  }
}
