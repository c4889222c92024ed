// SPDX-License-Identifier: MIT

/// Every algorithm and every form of a key, against the openssl command.

#include <dct/keys/private_key.hpp>
#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "keys/openssl/ecdsa.hpp"
#include "support/files.hpp"
#include "support/keys.hpp"
#include "support/temporary_folder.hpp"

using namespace dct;
using test::read;

namespace {

class Folder : public test::TemporaryFolder {
 public:
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
  }
  void write(const std::string& name, const keys::Secret& secret) const {
    write(name, secret.text());
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

}  // namespace

TEST_CASE("the openssl command verifies our signatures, and we its") {
  const Folder folder;
  const std::string text =
      read(test::project("samples/signing/2-signed-text.txt"));
  folder.write("text", text);
  folder.write("other", text + "x");
  for (const keys::AlgorithmInfo& info : keys::algorithms()) {
    if (!info.algorithm) continue;
    INFO(info.name);
    const keys::Algorithm a = *info.algorithm;
    const keys::PrivateKey& key = test::private_key(keys::key_kind(a));
    folder.write("key.pem", key.pem());
    folder.write("pub.pem", key.public_key().pem());
    const std::size_t half = keys::ecdsa_half_size(keys::key_kind(a));
    const std::string ours = key.sign(a, text);
    folder.write("ours", half > 0 ? keys::ecdsa_to_der(ours, half) : ours);
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
    if (half > 0) theirs = keys::ecdsa_from_der(theirs, half);
    CHECK(key.public_key().verifies(a, text, theirs));
    CHECK_FALSE(key.public_key().verifies(a, text + "x", theirs));
  }
}

TEST_CASE("keys in every form that the openssl command writes are read") {
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
      CHECK((key && key->kind() == kind));
    } else {
      const auto key = keys::PrivateKey::read(text, passphrase);
      CHECK((key && key->public_key().kind() == kind));
    }
  };
  folder.write("rsa", test::private_key(keys::KeyKind::rsa).pem());
  folder.write("ec", test::private_key(keys::KeyKind::p384).pem());
  folder.write("ed", test::private_key(keys::KeyKind::ed25519).pem());
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
    CHECK(test::rule_of(key) == "key-kind");
  }
}

TEST_CASE("the openssl command reads the keys that we write") {
  const Folder folder;
  for (const keys::KeyKind kind : test::kKeyKinds) {
    folder.write("plain", test::private_key(kind).pem());
    folder.write("locked", test::private_key(kind).pem("pass phrase"));
    CHECK(folder.openssl("pkey -in plain -check"));
    CHECK(folder.openssl("pkey -in locked -passin 'pass:pass phrase' -check"));
    CHECK_FALSE(folder.openssl("pkey -in locked -passin pass:x"));
  }
}

TEST_CASE("an encrypted key is opened by its passphrase only") {
  const std::string encrypted =
      read(test::project("samples/signing/sample-only-rsa-encrypted.pem"));
  CHECK(keys::PrivateKey::read(encrypted, "sample"));
  CHECK(test::rule_of(keys::PrivateKey::read(encrypted, "Sample")) ==
        "key-passphrase");
  const keys::Secret written =
      test::private_key(keys::KeyKind::p256).pem("correct horse");
  CHECK(written.text().find("ENCRYPTED") != std::string_view::npos);
  CHECK(keys::PrivateKey::read(written.text(), "correct horse"));
}
