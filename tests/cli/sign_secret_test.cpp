// SPDX-License-Identifier: MIT

/// No private key is ever printed, whatever a program is given.

#include <dct/text/base64.hpp>

#include <catch2/catch.hpp>
#include <sstream>

#include "cli/sign_folder.hpp"

using namespace dct;
using test::dct_sign;
using test::has;
using test::Ran;
using test::SignFolder;

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
  const SignFolder folder;
  folder.write("pass", "right\n");
  folder.write("wrong", "wrong\n");
  SignFolder::openssl("pkcs8 -topk8 -iter 1000 -in " + folder.at("rsa.pem") +
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
  CHECK(all.find("holds a private key, where something else is expected") !=
        std::string::npos);
}

TEST_CASE("a public key in base64 is not taken for a private one") {
  const SignFolder folder;
  const std::string tmpl =
      test::project("samples/templates/good/shop.example.com.storefront.json")
          .string();
  for (const char* kind : {"rsa", "p256", "p384", "ed25519"}) {
    for (const char* form : {"-pubout", ""}) {
      folder.openssl("pkey -in " + folder.at(kind) + ".pem -outform DER " +
                     form + " -out " + folder.at("der"));
      folder.write("key.txt", text::to_base64(folder.read("der")));
      const Ran ran =
          test::run("'" DCT_SIMULATE "' -t '" + tmpl +
                    "' --query 'domain=example.com&key=_dck1&sig=x' --verify "
                    "--public-key " +
                    folder.at("key.txt"));
      INFO(kind << ' ' << form << '\n' << ran.output);
      CHECK(has(ran, "holds a private key") == (*form == '\0'));
    }
  }
}
