// SPDX-License-Identifier: MIT

/// The worked example of samples/signing, and every algorithm, against the
/// openssl command.

#include <dct/request/apply_url.hpp>
#include <dct/request/signature.hpp>
#include <dct/text/base64.hpp>
#include <dct/text/url.hpp>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "keys/openssl.hpp"
#include "support/files.hpp"
#include "support/keys.hpp"
#include "support/temporary_folder.hpp"

using namespace dct;
using test::read;

namespace {

namespace fs = std::filesystem;

fs::path sample(const std::string& name) {
  return test::project("samples/signing/" + name);
}

keys::PrivateKey sample_key() {
  const auto key = keys::PrivateKey::read(read(sample("sample-only-rsa.pem")));
  REQUIRE(key.key);
  return *key.key;
}

/// Compares with a file of samples/signing; UPDATE=1 writes it instead.
void check_sample(const std::string& name, const std::string& text) {
  if (std::getenv("UPDATE")) std::ofstream(sample(name)) << text;
  INFO(name);
  CHECK(read(sample(name)) == text);
}

class Folder : public test::TemporaryFolder {
 public:
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
  }
  /// Runs the openssl command in the folder.
  bool openssl(const std::string& arguments) const {
    const std::string command = "cd '" + path().string() + "' && openssl " +
                                arguments + " >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
  }
};

/// How the openssl command is told to use an algorithm; empty: `dgst` can't.
std::string dgst_options(keys::Algorithm algorithm) {
  const std::string text(name(algorithm));
  if (keys::key_kind(algorithm) == keys::KeyKind::ed25519) return {};
  return "-sha" + text.substr(2) +
         (text[0] == 'P' ? " -sigopt rsa_padding_mode:pss "
                           "-sigopt rsa_pss_saltlen:digest"
                         : "");
}

std::string der_of(std::string_view raw, int half) {
  const keys::Signature signature(ECDSA_SIG_new());
  ECDSA_SIG_set0(signature.get(), BN_bin2bn(keys::bytes_of(raw), half, nullptr),
                 BN_bin2bn(keys::bytes_of(raw) + half, half, nullptr));
  std::string der(
      static_cast<std::size_t>(i2d_ECDSA_SIG(signature.get(), nullptr)), '\0');
  unsigned char* at = keys::bytes_of(der);
  i2d_ECDSA_SIG(signature.get(), &at);
  return der;
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
    REQUIRE(key.key);
    const auto pub = keys::PublicKey::read(read(sample(stem + ".pub.pem")));
    REQUIRE(pub.key);
    CHECK(key.key->public_key().der() == pub.key->der());
  }
  const std::string encrypted = read(sample("sample-only-rsa-encrypted.pem"));
  CHECK(keys::PrivateKey::read(encrypted, "sample").key);
  CHECK(keys::PrivateKey::read(encrypted, "Sample").error ==
        "the passphrase does not open the private key");
}

TEST_CASE("the openssl command verifies our signatures, and we its",
          "[signing]") {
  const Folder folder;
  const std::string text = read(sample("2-signed-text.txt"));
  folder.write("text", text);
  folder.write("other", text + "x");
  for (const keys::AlgorithmInfo& info : keys::algorithms()) {
    if (!info.algorithm) continue;
    INFO(info.name);
    const keys::Algorithm a = *info.algorithm;
    const keys::PrivateKey& key = test::private_key(keys::key_kind(a));
    folder.write("key.pem", key.pem().text());
    folder.write("pub.pem", key.public_key().pem());
    const int half = keys::half_size(keys::key_kind(a));
    const std::string ours = key.sign(a, text);
    folder.write("ours", half > 0 ? der_of(ours, half) : ours);
    const std::string options = dgst_options(a);
    const auto verifies = [&](const std::string& file) {
      return folder.openssl(
          options.empty()
              ? "pkeyutl -verify -rawin -pubin -inkey pub.pem -sigfile ours "
                "-in " +
                    file
              : "dgst " + options + " -verify pub.pem -signature ours " + file);
    };
    CHECK(verifies("text"));
    CHECK_FALSE(verifies("other"));
    REQUIRE(folder.openssl(
        options.empty()
            ? "pkeyutl -sign -rawin -inkey key.pem -in text -out theirs"
            : "dgst " + options + " -sign key.pem -out theirs text"));
    std::string theirs = read(folder.at("theirs"));
    if (half > 0) theirs = keys::ecdsa_raw(theirs, half);
    CHECK(key.public_key().verifies(a, text, theirs));
    CHECK_FALSE(key.public_key().verifies(a, text + "x", theirs));
  }
}

TEST_CASE("keys in every form that the openssl command writes are read",
          "[signing]") {
  const Folder folder;
  const auto reads = [&folder](const std::string& how, keys::KeyKind kind,
                               std::string_view passphrase = {}) {
    INFO(how);
    REQUIRE(folder.openssl(how + " -out made"));
    const std::string made = read(folder.at("made"));
    const bool is_public = how.find("-pubout") != std::string::npos ||
                           how.find("PublicKey_out") != std::string::npos ||
                           how.find("-x509") != std::string::npos;
    const bool is_der = how.find("DER") != std::string::npos;
    const std::string text = is_der ? text::to_base64(made) : made;
    if (is_public) {
      const auto key = keys::PublicKey::read(text);
      CHECK(key.error.empty());
      CHECK((key.key && key.key->kind() == kind));
    } else {
      const auto key = keys::PrivateKey::read(text, passphrase);
      CHECK(key.error.empty());
      CHECK((key.key && key.key->public_key().kind() == kind));
    }
  };
  folder.write("rsa", test::private_key(keys::KeyKind::rsa).pem().text());
  folder.write("ec", test::private_key(keys::KeyKind::p384).pem().text());
  folder.write("ed", test::private_key(keys::KeyKind::ed25519).pem().text());
  reads("rsa -traditional -in rsa", keys::KeyKind::rsa);
  reads("rsa -traditional -aes128 -passout pass:x -in rsa", keys::KeyKind::rsa,
        "x");
  reads("rsa -traditional -in rsa -outform DER", keys::KeyKind::rsa);
  reads("pkcs8 -topk8 -nocrypt -in rsa -outform DER", keys::KeyKind::rsa);
  reads("pkcs8 -topk8 -scrypt -passout pass:x -in ed", keys::KeyKind::ed25519,
        "x");
  reads("rsa -in rsa -pubout", keys::KeyKind::rsa);
  reads("rsa -in rsa -RSAPublicKey_out", keys::KeyKind::rsa);
  reads("pkey -in rsa -pubout -outform DER", keys::KeyKind::rsa);
  reads("ec -in ec", keys::KeyKind::p384);
  reads("ec -in ec -outform DER", keys::KeyKind::p384);
  reads("ec -in ec -pubout", keys::KeyKind::p384);
  reads("ecparam -name prime256v1 -genkey", keys::KeyKind::p256);
  reads("pkey -in ed -pubout -outform DER", keys::KeyKind::ed25519);
  reads("req -x509 -new -key rsa -subj /CN=example.com -days 1",
        keys::KeyKind::rsa);
  for (const char* other :
       {"ecparam -name secp521r1 -genkey", "genpkey -algorithm X25519",
        "genpkey -algorithm RSA-PSS"}) {
    INFO(other);
    REQUIRE(folder.openssl(std::string(other) + " -out other"));
    const auto key = keys::PrivateKey::read(read(folder.at("other")));
    CHECK_FALSE(key.key);
    CHECK(key.error.starts_with("it is a key of another kind"));
  }
}

TEST_CASE("the openssl command reads the keys that we write", "[signing]") {
  const Folder folder;
  for (const keys::KeyKind kind : test::kKeyKinds) {
    folder.write("plain", test::private_key(kind).pem().text());
    folder.write("locked", test::private_key(kind).pem("pass phrase").text());
    CHECK(folder.openssl("pkey -in plain -check"));
    CHECK(folder.openssl("pkey -in locked -passin 'pass:pass phrase' -check"));
    CHECK_FALSE(folder.openssl("pkey -in locked -passin pass:x"));
  }
}
