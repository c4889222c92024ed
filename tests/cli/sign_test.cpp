// SPDX-License-Identifier: MIT

/// dct-sign as a program: what it signs the openssl command line verifies and
/// the other way round, nothing that was altered verifies, and no private key
/// is ever printed.

#include <dct/request/query.hpp>
#include <dct/text/base64.hpp>
#include <dct/text/percent.hpp>

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "keys/openssl/ecdsa.hpp"
#include "support/command.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace dct;
using test::has;
using test::Ran;

namespace {

namespace fs = std::filesystem;

/// A folder for one test, with a key of each kind that openssl made.
class Folder : public test::TemporaryFolder {
 public:
  Folder() {
    struct {
      const char* name;
      const char* options;
    } const kinds[] = {{"rsa", "RSA -pkeyopt rsa_keygen_bits:2048"},
                       {"p256", "EC -pkeyopt ec_paramgen_curve:P-256"},
                       {"p384", "EC -pkeyopt ec_paramgen_curve:P-384"},
                       {"ed25519", "ED25519"}};
    for (const auto& k : kinds) {
      openssl("genpkey -quiet -algorithm " + std::string(k.options) + " -out " +
              at(k.name) + ".pem");
      openssl("pkey -in " + at(k.name) + ".pem -pubout -out " + at(k.name) +
              ".pub");
    }
  }
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path() / name, std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    return test::read(path() / name);
  }

  static Ran openssl(const std::string& arguments) {
    const Ran ran = test::run("'" DCT_OPENSSL "' " + arguments);
    INFO(arguments << '\n' << ran.output);
    CHECK(ran.status == 0);
    return ran;
  }
};

Ran dct_sign(const std::string& arguments) {
  return test::run("'" DCT_SIGN "' " + arguments);
}

struct Case {
  const char* algorithm;
  const char* key;
  const char* openssl;  ///< how its command line is told
  std::size_t half;     ///< of an ECDSA signature, in bytes
};
const Case kCases[] = {{"RS256", "rsa", "-rawin -digest sha256", 0},
                       {"RS384", "rsa", "-rawin -digest sha384", 0},
                       {"RS512", "rsa", "-rawin -digest sha512", 0},
                       {"PS256", "rsa", "-rawin -digest sha256", 0},
                       {"PS384", "rsa", "-rawin -digest sha384", 0},
                       {"PS512", "rsa", "-rawin -digest sha512", 0},
                       {"ES256", "p256", "-rawin -digest sha256", 32},
                       {"ES384", "p384", "-rawin -digest sha384", 48},
                       {"Ed25519", "ed25519", "-rawin", 0}};

std::string how(const Case& c) {
  return std::string(c.openssl) + " " +
         (c.algorithm[0] == 'P'
              ? "-pkeyopt rsa_padding_mode:pss -pkeyopt rsa_pss_saltlen:digest "
              : "");
}

constexpr char kText[] = "domain=example.com&ip=192.0.2.1&text=a%2Bb%20c";

}  // namespace

TEST_CASE("what dct-sign signs, openssl verifies, and the other way round") {
  const Folder folder;
  folder.write("text", kText);
  for (const Case& c : kCases) {
    INFO(c.algorithm);
    const std::string key = folder.at(c.key);
    const Ran signature =
        dct_sign("sign --algorithm " + std::string(c.algorithm) + " --key " +
                 key + ".pem '" + kText + "'");
    REQUIRE(signature.status == 0);
    auto raw = text::from_base64(std::string_view(signature.output)
                                     .substr(0, signature.output.size() - 1));
    REQUIRE(raw);
    folder.write("sig", c.half > 0 ? keys::ecdsa_to_der(*raw, c.half) : *raw);
    CHECK(has(Folder::openssl("pkeyutl -verify -pubin -inkey " + key +
                              ".pub -sigfile " + folder.at("sig") + " -in " +
                              folder.at("text") + " " + how(c)),
              "Signature Verified Successfully"));

    Folder::openssl("pkeyutl -sign -inkey " + key + ".pem -out " +
                    folder.at("sig") + " -in " + folder.at("text") + " " +
                    how(c));
    std::string made = folder.read("sig");
    if (c.half > 0) made = keys::ecdsa_from_der(made, c.half);
    const std::string query =
        kText +
        ("&key=_dck1&sig=" + text::percent_encode(text::to_base64(made)));
    const Ran verified =
        dct_sign("verify --algorithm " + std::string(c.algorithm) + " --key " +
                 key + ".pub '" + query + "'");
    INFO(verified.output);
    CHECK(verified.status == 0);
    CHECK(has(verified, "verified (" + std::string(c.algorithm)));

    // And by the key record, which says how.
    const Ran zone =
        dct_sign("publish --algorithm " + std::string(c.algorithm) + " --key " +
                 key + ".pub --domain example.com > " + folder.at("zone"));
    CHECK(zone.status == 0);
    const Ran by_record = dct_sign("verify --domain example.com --zone " +
                                   folder.at("zone") + " '" + query + "'");
    CHECK(by_record.status == 0);
  }
}

TEST_CASE("an altered byte anywhere in a signed query is refused") {
  const Folder folder;
  const std::string zone = " --domain example.com --zone " + folder.at("zone");
  for (const char* kind : {"rsa", "ed25519"}) {
    const std::string key = folder.at(kind);
    REQUIRE(dct_sign("publish --key " + key + ".pub --domain example.com > " +
                     folder.at("zone"))
                .status == 0);
    const Ran made = dct_sign(
        "sign --set a=1 --set 'b=x y' --label _dck1 --key " + key + ".pem");
    REQUIRE(made.output.ends_with('\n'));
    const std::string query = made.output.substr(0, made.output.size() - 1);
    REQUIRE(dct_sign("verify '" + query + "'" + zone).status == 0);
    for (std::size_t i = 0; i < query.size(); ++i) {
      std::string altered = query;
      altered[i] = altered[i] == 'A' ? 'B' : 'A';
      const Ran ran = dct_sign("verify '" + altered + "'" + zone);
      INFO(altered << '\n' << ran.output);
      CHECK(ran.status == 1);
      CHECK(has(ran, "NOT verified"));
      CHECK(has(ran, "error["));
    }
  }
}

namespace {

/// Parts of a PEM's body, 24 characters each, that its public key does not
/// have.
std::vector<std::string> secrets_of(const std::string& pem) {
  std::vector<std::string> secrets;
  std::istringstream lines(pem);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('-') || line.size() < 24) continue;
    // Of an RSA key the first line and those behind are its head and the
    // modulus, which everybody may see.
    for (std::size_t at = 0; at + 24 <= line.size(); at += 8) {
      secrets.push_back(line.substr(at, 24));
    }
  }
  return secrets;
}

}  // namespace

TEST_CASE("no command prints a private key, whatever it is given") {
  const Folder folder;
  folder.write("pass", "right\n");
  folder.write("wrong", "wrong\n");
  Folder::openssl("pkcs8 -topk8 -iter 1000 -in " + folder.at("rsa.pem") +
                  " -out " + folder.at("locked.pem") +
                  " -passout file:" + folder.at("pass"));
  // Broken where the base64 ends.
  const std::string rsa = folder.read("rsa.pem");
  folder.write("broken.pem", rsa.substr(0, rsa.size() / 2));
  const auto body_of = [](const std::string& pem) {
    std::string body;
    std::istringstream lines(pem);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with('-')) body += line;
    }
    return body;
  };
  folder.write("der.txt", body_of(folder.read("ed25519.pem")));

  const std::string tmpl =
      " '" +
      test::project("samples/templates/good/shop.example.com.storefront.json")
          .string() +
      "'";
  const std::string dir = folder.at("");
  std::vector<std::string> secrets;
  for (const char* name :
       {"rsa.pem", "p256.pem", "p384.pem", "ed25519.pem", "locked.pem"}) {
    for (std::string& s : secrets_of(folder.read(name))) {
      secrets.push_back(std::move(s));
    }
  }
  REQUIRE(secrets.size() > 100);

  std::vector<std::string> commands = {
      "keygen --out " + dir + "new.pem",
      "keygen --out " + dir + "new.pem --format json",
      "keygen --out " + dir + "new2.pem --format json --passphrase-file " +
          dir + "pass",
      "publish --domain example.com --key " + dir + "locked.pem",
      "publish --domain example.com --key " + dir +
          "locked.pem --passphrase-file " + dir + "wrong",
      "publish --domain example.com --key " + dir +
          "locked.pem --passphrase-file " + dir + "rsa.pem",
      "publish --domain example.com --key " + dir + "der.txt",
      "sign --key " + dir + "pass a=1",
      "sign --key " + dir + "rsa.pub a=1",
      "verify --key " + dir + "pass a=1"};
  for (const char* name : {"rsa.pem", "p256.pem", "ed25519.pem", "locked.pem",
                           "broken.pem", "der.txt"}) {
    const std::string file = dir + name;
    const std::string text = "\"$(cat " + file + ")\"";
    for (const std::string& command :
         {"sign --key " + file + " a=1",
          "sign --format json --key " + file + " --set a=1 --label _dck1",
          "verify 'a=1&key=_dck1&sig=QUJD' --key " + file,
          "publish --domain example.com --format json --key " + file,
          "url --sync-ux https://dns.example.net --domain example.com "
          "--template" +
              tmpl + " --key " + file,
          // The key where something else belongs.
          "sign --key " + dir + "ed25519.pem " + text,
          "sign --key " + dir + "ed25519.pem - < " + file,
          "sign --key " + text + " a=1", "verify " + text,
          "verify --domain example.com --zone " + file + " - < " + file,
          "verify --template " + file + " a=1",
          "verify --domain example.com --zone " + file +
              " 'a=1&key=_dck1&sig=QUJD'",
          "check-key _dck1.example.com --zone " + file,
          "check-key " + text + " --zone " + file,
          "url --sync-ux https://dns.example.net --domain example.com "
          "--template " +
              file,
          "keygen --out " + file, text, "--format " + text}) {
      commands.push_back(command);
    }
  }
  std::string all;
  for (const std::string& command : commands) {
    all += "$ dct-sign " + command + "\n" + dct_sign(command).output;
  }
  for (const char* name : {"rsa.pem", "broken.pem", "der.txt"}) {
    const std::string file = dir + name;
    for (const std::string& command :
         {" --query domain=example.com --verify --public-key " + file,
          " --query 'domain=example.com&key=_dck1&sig=x' --verify "
          "--public-key " +
              file,
          " --query 'domain=example.com&key=_dck1&sig=x' --verify --key-zone " +
              file,
          " --query \"$(cat " + file + ")\" --verify"}) {
      all += "$ dct-simulate" + command + "\n" +
             test::run("'" DCT_SIMULATE "' -t" + tmpl + command).output;
    }
  }
  for (const char* name : {"new.pem", "new2.pem"}) {
    for (std::string& s : secrets_of(folder.read(name))) {
      secrets.push_back(std::move(s));
    }
  }
  // Of RSA keys the head and the modulus are in the public key as well.
  std::string in_public;
  for (const char* name : {"rsa.pub", "p256.pub", "p384.pub", "ed25519.pub"}) {
    in_public += body_of(folder.read(name));
  }
  for (const std::string& secret : secrets) {
    if (in_public.find(secret) != std::string::npos) continue;
    const std::size_t at = all.find(secret);
    if (at == std::string::npos) continue;
    const std::size_t command = all.rfind("\n$ ", at);
    FAIL(all.substr(command, at + secret.size() - command));
  }
  // It was run, and refused what it had to.
  CHECK(all.find("an argument is a private key") != std::string::npos);
  CHECK(all.find("holds a private key, where something else is wanted") !=
        std::string::npos);
}
