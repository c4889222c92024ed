// SPDX-License-Identifier: MIT

/// dct-sign --format json is what schema/sign.schema.json says.

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/command.hpp"
#include "support/files.hpp"
#include "support/schemas.hpp"
#include "support/templates.hpp"
#include "support/temporary_folder.hpp"

using namespace dct;

namespace {

namespace fs = std::filesystem;

/// Of one command only, and of all.
std::string schema_text(const std::string& command) {
  std::string text = test::read(test::project("schema/sign.schema.json"));
  if (command.empty()) return text;
  const std::size_t begin = text.find("\"anyOf\": [");
  const std::size_t end = text.find("],", begin) + 2;
  return text.replace(
      begin, end - begin,
      R"("allOf": [{ "$ref": "#/definitions/)" + command + "\" }],");
}

}  // namespace

TEST_CASE("what every command prints as JSON meets the schema") {
  const test::TemporaryFolder kept;
  const std::string folder = kept.path().string();
  const std::string signing = test::project("samples/signing").string() + "/";
  const std::string tmpl =
      " --template " +
      test::project("samples/templates/good/shop.example.com.storefront.json")
          .string();
  const std::string key = " --key " + signing + "sample-only-rsa";
  const std::string zones =
      " --zone " + signing + "zones/key-with-mistakes.zone";
  const std::string url = " - < " + signing + "4-apply-url.txt";
  struct {
    std::string command;
    std::string arguments;
    int status;
  } const cases[] = {
      {"keygen", "--out " + folder + "/a.pem", 0},
      {"keygen",
       "--type p384 --out " + folder + "/b.pem --public-out " + folder +
           "/b.pub",
       0},
      {"publish", key + ".pub.pem --domain example.com", 0},
      {"publish", key + ".pem --domain _dck1.example.com", 0},
      {"publish", key + ".pem --domain example.com --label a.b", 1},
      {"url",
       tmpl + key +
           ".pem --sync-ux https://dns.example.net --domain example.com "
           "--set node=1 --set token=x",
       0},
      {"url", tmpl + " --sync-ux x --domain ''", 1},
      {"sign", key + ".pem --set a=1 --label _dck1", 0},
      {"sign", key + ".pem --algorithm PS384 a=1", 0},
      {"verify", key + ".pub.pem" + url, 0},
      {"verify", key + ".pub.pem 'a=1'", 1},
      {"verify", "--domain shop.example.com" + zones + url, 1},
      {"verify", tmpl + " --zone " + signing + "5-key.zone" + url, 0},
      {"check-key", "_dck1.shop.example.com --zone " + signing + "5-key.zone",
       0},
      {"check-key", "_many.shop.example.com" + zones, 1},
      {"check-key", "_none.shop.example.com" + zones, 1},
  };
  const schema::Schema any = test::schema_of(schema_text(""));
  for (const auto& c : cases) {
    INFO(c.command << " " << c.arguments);
    const schema::Schema schema = test::schema_of(schema_text(c.command));
    const test::Ran ran =
        test::run("'" DCT_SIGN "' " + c.command + " --format json " +
                  c.arguments + " 2> " + folder + "/errors");
    INFO(ran.output);
    CHECK(ran.status == c.status);
    CHECK(test::problems(schema, ran.output) == "");
    CHECK(test::problems(any, ran.output) == "");
  }
  CHECK(test::problems(any, R"({"verified": true})") != "");
  CHECK(test::problems(test::schema_of(schema_text("sign")),
                       R"({"url": "", "signedText": "", "mistakes": []})") !=
        "");
}
