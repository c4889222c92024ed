// SPDX-License-Identifier: MIT
#include <dct/zone/json_file.hpp>
#include <dct/zone/master_file.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>

#include "support/files.hpp"
#include "support/zones.hpp"

using namespace dct::zone;
using namespace dct::test;

TEST_CASE("a master file says one thing in many ways", "[zone][master]") {
  struct Row {
    std::string_view text;
    std::string_view records;  ///< JSON, a line each
  };
  const std::vector<Row> rows = {
      {"www 300 IN A 192.0.2.1\n",
       R"({"type":"A","name":"www","data":"192.0.2.1","ttl":300})"},
      {"WWW.Example.Com. IN 300 a 192.0.2.1",
       R"({"type":"A","name":"www","data":"192.0.2.1","ttl":300})"},
      {"$TTL 1h30m\nwww A 192.0.2.1\r\n",
       R"({"type":"A","name":"www","data":"192.0.2.1","ttl":5400})"},
      {"www A 192.0.2.1\n",
       R"({"type":"A","name":"www","data":"192.0.2.1","ttl":3600})"},
      {"a 60 A 192.0.2.1\nb A 192.0.2.1\n",
       R"({"type":"A","name":"a","data":"192.0.2.1","ttl":60})"
       "\n"
       R"({"type":"A","name":"b","data":"192.0.2.1","ttl":60})"},
      {"a 60 A 192.0.2.1\n\t; nothing\n\tAAAA 2001:DB8::1\n",
       R"({"type":"A","name":"a","data":"192.0.2.1","ttl":60})"
       "\n"
       R"({"type":"AAAA","name":"a","data":"2001:db8::1","ttl":60})"},
      {"\xEF\xBB\xBF@ 60 CNAME www\n",
       R"({"type":"CNAME","name":"@","data":"www.example.com","ttl":60})"},
      {"$ORIGIN sub\n@ 1 MX 0 .\nwww 1 CNAME @\n",
       R"({"type":"MX","name":"sub","data":".","ttl":1,"priority":0})"
       "\n"
       R"({"type":"CNAME","name":"www.sub","data":"sub.example.com","ttl":1})"},
      {"$ORIGIN .\nwww.example.com 1 CNAME a.example.net\n$ORIGIN com\n"
       "example 1 MX 1 mail.example\n",
       R"({"type":"CNAME","name":"www","data":"a.example.net","ttl":1})"
       "\n"
       R"({"type":"MX","name":"@","data":"mail.example.com","ttl":1,)"
       R"("priority":1})"},
      {"_sip._tcp 1 SRV 1 2 3 Sip.Example.Net.\n",
       R"({"type":"SRV","name":"@","data":"sip.example.net","ttl":1,)"
       R"("priority":1,"weight":2,"port":3,"service":"_sip",)"
       R"("protocol":"_tcp"})"},
      {"_sip._tcp.a.b 1 SRV 1 2 3 .\n",
       R"({"type":"SRV","name":"a.b","data":".","ttl":1,)"
       R"("priority":1,"weight":2,"port":3,"service":"_sip",)"
       R"("protocol":"_tcp"})"},
      {"t 1 TXT \"a;b\" \"c (\" d\\;\\\"\\065 \\# \"\" ; comment\n",
       R"({"type":"TXT","name":"t","data":"a;bc (d;\"A#","ttl":1})"},
      {"t 1 TXT ( \"a\"\n  \"b\" ) ; x\nu 1 TXT c\n",
       R"({"type":"TXT","name":"t","data":"ab","ttl":1})"
       "\n"
       R"({"type":"TXT","name":"u","data":"c","ttl":1})"},
      {"t 1 TYPE16 \\# 3 02 6162\nu 1 A \\# 4 c0000201\n",
       R"({"type":"TXT","name":"t","data":"ab","ttl":1})"
       "\n"
       R"({"type":"A","name":"u","data":"192.0.2.1","ttl":1})"},
      {"t 1 TYPE65280 \\# 3 ABCDEF\n",
       R"({"type":"TYPE65280","name":"t","data":"\\# 3 abcdef","ttl":1})"},
      {"m\xC3\xBC"
       "nchen 1 CNAME k\xC3\xB6ln.example.net.\n",
       R"({"type":"CNAME","name":"xn--mnchen-3ya",)"
       R"("data":"xn--kln-sna.example.net","ttl":1})"},
      {"t 1 TXT \xFF\\000\n",
       R"({"type":"TYPE16","name":"t","data":"\\# 3 02ff00","ttl":1})"},
      {"a\\.b.\\099 1 A 192.0.2.1\n",
       R"({"type":"A","name":"a\\.b.c","data":"192.0.2.1","ttl":1})"},
      {"@ 1 SOA ns host ( 1 ; serial\n 2h\n 1h 2w\n 300 )\n",
       R"({"type":"SOA","name":"@","data":"ns.example.com. )"
       R"(host.example.com. 1 7200 3600 1209600 300","ttl":1})"},
      {"@ 1 HTTPS 1 . alpn=\"h2,h3\"\n",
       R"({"type":"HTTPS","name":"@","data":"1 . alpn=h2,h3","ttl":1})"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const ReadResult result = read_master(row.text);
    CHECK(lines_of(result).empty());
    CHECK(listing(result.zone) == std::string(row.records) + "\n");
  }
}

TEST_CASE("a line that can't be read costs that line", "[zone][master]") {
  struct Row {
    std::string_view line;
    std::string_view error;  ///< of line 2, without the file
  };
  const std::vector<Row> rows = {
      {"www A 192.0.2",
       "7: the data of this A record is not valid: \"192.0.2\" is not an IPv4 "
       "address"},
      {"www A",
       "5: the data of this A record is not valid: its data is missing"},
      {"www A 192.0.2.1 192.0.2.2",
       "7: the data of this A record is not valid: there is more than one "
       "address"},
      {"www MX 10",
       "8: the data of this MX record is not valid: a field is missing"},
      {"www MX ten mail",
       "8: the data of this MX record is not valid: \"ten\" is not a number "
       "from 0 to 65535"},
      {"www CNAME a..b",
       "11: the data of this CNAME record is not valid: \"a..b\" is not a "
       "domain name: a label is empty: there are two dots in a row"},
      {"www 1 IN 192.0.2.1", "10: \"192.0.2.1\" is not a record type"},
      {"www ANY foo", "5: \"ANY\" is not a record type"},
      {"www 1 REDIR301 foo", "7: \"REDIR301\" is not a record type"},
      {"www CH A 192.0.2.1", "5: \"CH\" is not the class of the internet"},
      {"www 99999999999 A 192.0.2.1",
       "5: \"99999999999\" is too large for a TTL, which has 31 bits"},
      {"www", "1: the record ends before its type"},
      {"www CNAME \"a\"",
       "11: the data of this CNAME record is not valid: \"\"a\"\" is in "
       "quotation marks, but records of this type have no strings"},
      {"www TYPE65280 \\# 4 abc",
       "15: the data of this TYPE65280 record is not valid: its data is not "
       "pairs of hexadecimal digits"},
      {"www TYPE65280 \\# 4 abcd",
       "15: the data of this TYPE65280 record is not valid: its length is "
       "given as \"4\", but it has 2 octets, of at most 65,535"},
      {"www TYPE65280 x",
       "15: the data of this TYPE65280 record is not valid: data in the form "
       "of RFC 3597 is \\#, its length, and hexadecimal digits"},
      {"www A \\# 4 0102",
       "7: the data of this A record is not valid: its length is given as "
       "\"4\", but it has 2 octets, of at most 65,535"},
      {"www A \\# 2 0102",
       "7: the data of this A record is not valid: it is not valid for a "
       "record of type A"},
      {"www.example.net. A 192.0.2.1",
       "1: \"www.example.net.\" is not a name of this zone: it is outside the "
       "zone example.com"},
      {"a..b A 192.0.2.1",
       "1: \"a..b\" is not a name of this zone: a label is empty: there are "
       "two dots in a row"},
      {"\xFF A 192.0.2.1",
       "1: \"\\xFF\" is not a name of this zone: the label \"\\xFF\" is not a "
       "valid internationalized label (string encoding error)"},
      {"www TXT \"open", "9: this quotation mark is not closed on its line"},
      {"www TXT a )", "11: this \")\" closes nothing"},
      {"www TXT ( a", "9: this \"(\" is never closed"},
      {"www TXT \\25",
       "9: the data of this TXT record is not valid: \"\\25\" has a backslash "
       "that is followed by neither three digits up to 255 nor a single "
       "character"},
      {std::string_view("www TXT \"a\0b\"", 13),
       "11: there is a NUL byte here"},
      {"$GENERATE 1-9 a$ A 192.0.2.$",
       "1: \"$GENERATE\" is not a directive of master files"},
      {"$ORIGIN", "1: \"$ORIGIN\" is not followed by a value"},
      {"$ORIGIN a..b.",
       "9: \"a..b.\" is not an origin: a label is empty: there are two dots in "
       "a row"},
      {"$INCLUDE other",
       "10: \"other\" is not included: files cannot be included here"},
      {";dct: {\"type\":\"A\",\"name\":\"www\"}",
       "1: the record has no `data`; it is left out"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const std::string text = "before 60 A 192.0.2.1\n" + std::string(row.line) +
                             "\nafter 60 A 192.0.2.2\n";
    const ReadResult result = read_master(text);
    CHECK(lines_of(result) == "z:2:" + std::string(row.error) + " [lost]\n");
    CHECK(result.zone.size() == 2);
    CHECK_FALSE(result.zone.find("after").empty());
    for (const auto& p : result.problems) CHECK(p.place.begin.line == 2);
  }
}

TEST_CASE("a forgotten parenthesis costs its record only", "[zone][master]") {
  const ReadResult result = read_master(
      "$TTL 60\n"
      "@ SOA ns host (\n"
      "    1 ; serial\n"
      "    2 3 4 5\n"
      "  NS ns1.example.net.\n"
      "www A 192.0.2.1\n"
      "txt TXT ( \"a\"\n"
      "    \"b\" )\n");
  CHECK(lines_of(result) == "z:2:15: this \"(\" is never closed [lost]\n");
  CHECK(listing(result.zone) ==
        R"({"type":"NS","name":"@","data":"ns1.example.net","ttl":60})"
        "\n"
        R"({"type":"A","name":"www","data":"192.0.2.1","ttl":60})"
        "\n"
        R"({"type":"TXT","name":"txt","data":"ab","ttl":60})"
        "\n");
}

TEST_CASE("a blank line start means the owner above", "[zone][master]") {
  CHECK(lines_of(read_master(" A 192.0.2.1\n")) ==
        "z:1:2: the line begins with a blank, which means the name of the "
        "record above, but there is none [lost]\n");
  // Not the owner before the wrong one: the record would move there unseen.
  CHECK(lines_of(read_master("a A 192.0.2.1\na..b A 192.0.2.1\n"
                             "  A 192.0.2.2\n")) ==
        "z:2:1: \"a..b\" is not a name of this zone: a label is empty: there "
        "are two dots in a row [lost]\n"
        "z:3:3: the line begins with a blank, which means the name of the "
        "record above, but that name is wrong [lost]\n");
}

TEST_CASE("a CNAME beside other records is reported and kept",
          "[zone][master]") {
  const ReadResult result = read_master(
      "www 60 CNAME a\nwww 60 A 192.0.2.1\nwww 60 RRSIG A 8 3 60 "
      "20300101000000 20200101000000 1 example.com. AAAA\n"
      "ok 60 CNAME a\nok 60 CNAME a\n");
  CHECK(lines_of(result) ==
        "z:1:1: \"www\" has a CNAME and a record of type A; a CNAME "
        "cannot share its name with other records, and servers refuse such a "
        "zone\n");
  CHECK(result.zone.size() == 5);
}

TEST_CASE("included files come from the caller only", "[zone][master]") {
  const std::map<std::string, std::string, std::less<>> files = {
      {"mail", "@ MX 10 mx\nmx A 192.0.2.1\nlast A 192.0.2.2\n"},
      {"loop", "$INCLUDE loop\n"},
      {"a b", "www A 192.0.2.3\n"},
      {"bad", "www A\n"}};
  unsigned asked = 0;
  const auto read = [&](std::string_view text) {
    return read_master_file(
        text, "z", "example.com",
        [&](std::string_view path) -> dct::diagnostic::Result<std::string> {
          ++asked;
          const auto it = files.find(path);
          if (it != files.end()) return it->second;
          return dct::diagnostic::error("no-file", "there is no such file");
        });
  };
  SECTION("under an origin, which ends with the file, like its owner") {
    const ReadResult result =
        read("$TTL 60\nfirst A 192.0.2.9\n$INCLUDE mail sub\n A 192.0.2.8\n");
    CHECK(lines_of(result).empty());
    CHECK(result.zone.find("first").begin() != Zone::Range::end());
    std::string owners;
    for (const RecordView& r : result.zone.records()) {
      owners += std::string(r.owner) + ' ';
    }
    CHECK(owners == "first sub mx.sub last.sub first ");
  }
  SECTION("with a quoted name") {
    CHECK(read("$INCLUDE \"a b\"\n").zone.size() == 1);
  }
  SECTION("errors name the file") {
    CHECK(
        lines_of(read("\n$INCLUDE bad\n$INCLUDE none\n")) ==
        "bad:1:5: the data of this A record is not valid: its data is missing "
        "[lost]\n"
        "z:3:10: \"none\" is not included: there is no such file [lost]\n");
  }
  SECTION("never in a circle") {
    CHECK(lines_of(read("$INCLUDE loop\n")) ==
          "loop:1:10: \"loop\" is not included: it would include itself "
          "[lost]\n");
  }
  SECTION("never asks for what leads out of the folder") {
    for (const char* path : {"/etc/passwd", "../secret", "a/../../b", "a/..",
                             "..", "\"\"", "..\\\\x", "\"a\\000b\""}) {
      INFO(path);
      CHECK(read("$INCLUDE " + std::string(path) + "\n").problems.size() == 1);
    }
    CHECK(asked == 0);
  }
}

TEST_CASE("what has no place in a master file is in a comment",
          "[zone][master]") {
  Zone zone("example.com");
  zone.add(ResourceRecord{
      .owner = "www",
      .type = "A",
      .ttl = 60,
      .data = "192.0.2.1",
      .state = TemplateState{.id = "1", .provider_id = "example.com"}});
  zone.add(ResourceRecord{
      .owner = "@", .type = "REDIR301", .data = "https://a.example/;"});
  zone.add(ResourceRecord{.owner = "@", .type = "A", .ttl = 60, .data = "abc"});
  zone.add(ResourceRecord{.owner = "@",
                          .type = "CAA",
                          .ttl = 60,
                          .data = "0 issue \"a\"\nevil 60 IN A 192.0.2.66"});
  zone.add(ResourceRecord{.owner = "@",
                          .type = "SRV",
                          .ttl = 60,
                          .data = "sip.example.net.",
                          .priority = 1,
                          .weight = 2,
                          .port = 3,
                          .service = "sip",
                          .protocol = "TCP"});
  zone.add(
      ResourceRecord{.owner = "m", .type = "MX", .data = "mx.example.net"});
  const std::string text = write_master_file(zone);
  CHECK(text ==
        "$ORIGIN example.com.\n"
        "www\t60\tIN\tA\t192.0.2.1 "
        ";dct: {\"_dc\":{\"id\":\"1\",\"providerId\":\"example.com\"}}\n"
        ";dct: {\"type\":\"REDIR301\",\"name\":\"@\",\"data\":"
        "\"https://a.example/;\"}\n"
        ";dct: {\"type\":\"A\",\"name\":\"@\",\"data\":\"abc\",\"ttl\":60}\n"
        ";dct: {\"type\":\"CAA\",\"name\":\"@\",\"data\":\"0 issue "
        "\\\"a\\\"\\nevil 60 IN A 192.0.2.66\",\"ttl\":60}\n"
        "_sip._tcp\t60\tIN\tSRV\t1 2 3 sip.example.net.\n"
        ";dct: {\"type\":\"MX\",\"name\":\"m\",\"data\":\"mx.example.net\"}\n");
  const ReadResult result = read_master(text);
  CHECK(lines_of(result).empty());
  CHECK(result.zone.size() == zone.size());
  CHECK(write_master_file(result.zone) == text);
}

TEST_CASE("the sample zones read without error and survive",
          "[zone][samples]") {
  std::size_t files = 0;
  const std::string handbook = read(project("samples/zones/README.md"));
  for (const auto& entry :
       std::filesystem::directory_iterator(project("samples/zones"))) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".zone") continue;
    ++files;
    INFO(name);
    const std::string text = read(entry.path());
    CHECK(text.starts_with("; "));
    CHECK_THAT(handbook, Catch::Contains("](" + name + ")"));
    const ReadResult zone = read_master(text);
    CHECK(lines_of(zone).empty());
    CHECK(zone.zone.size() >= 8);
    CHECK((*zone.zone.find("@").begin()).type == "SOA");
    const ReadResult again = read_master(write_master_file(zone.zone));
    CHECK(lines_of(again).empty());
    CHECK(listing(again.zone) == listing(zone.zone));
    const ReadResult as_json =
        read_json(write_json(zone.zone), "z", "example.com");
    CHECK(lines_of(as_json).empty());
    CHECK(listing(as_json.zone) == listing(zone.zone));
  }
  CHECK(files >= 8);
}

TEST_CASE("a TTL has 31 bits", "[zone][master]") {
  const auto ttl_of = [](const ReadResult& result) {
    return (*result.zone.records().begin()).ttl;
  };
  CHECK(ttl_of(read_master("a 2147483647 A 192.0.2.1\n")) == 2147483647U);
  CHECK(read_master("a 2147483648 A 192.0.2.1\n").zone.empty());
  CHECK(ttl_of(read_master("$TTL 2147483647\na A 192.0.2.1\n")) == 2147483647U);
  const ReadResult too_large = read_master("$TTL 2147483648\na A 192.0.2.1\n");
  CHECK(
      lines_of(too_large) ==
      "z:1:6: \"2147483648\" is not a TTL; records without a TTL of their own "
      "keep the previous default\n");
  CHECK(ttl_of(too_large) == kDefaultTtl);
  // 24,855 days are less than 2^31 seconds, one more is not.
  CHECK(ttl_of(read_master("a 24855d A 192.0.2.1\n")) == 2147472000U);
  CHECK(read_master("a 24856d A 192.0.2.1\n").zone.empty());
}

TEST_CASE("files include each other up to 16 levels deep", "[zone][master]") {
  const auto read_levels = [](unsigned levels) {
    return read_master_file(
        "$INCLUDE 1\n", "z", "example.com",
        [levels](
            std::string_view path) -> dct::diagnostic::Result<std::string> {
          const int level = std::stoi(std::string(path));
          if (level == static_cast<int>(levels))
            return std::string("a A 192.0.2.1\n");
          return "$INCLUDE " + std::to_string(level + 1) + "\n";
        });
  };
  CHECK(read_levels(16).problems.empty());
  CHECK(
      lines_of(read_levels(17)) ==
      "16:1:10: \"17\" is not included: files include each other more than 16 "
      "levels deep [lost]\n");
}

TEST_CASE("at most 1,000 files are included", "[zone][master]") {
  const auto read_files = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "$INCLUDE f\n";
    return read_master_file(text, "z", "example.com",
                            [](std::string_view) { return std::string(); });
  };
  CHECK(read_files(1000).problems.empty());
  CHECK(lines_of(read_files(1001)) ==
        "z:1001:10: \"f\" is not included: more than 1,000 files are included "
        "[lost]\n");
}

TEST_CASE("100 problems are kept, the next is counted", "[zone][master]") {
  const auto read_lines = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "www A nonsense\n";
    return read_master(text);
  };
  CHECK(read_lines(100).more_problems == 0);
  CHECK(read_lines(101).problems.size() == kMaxReadProblems);
  CHECK(read_lines(101).more_problems == 1);
}

TEST_CASE("a parenthesis that is open for long is never closed",
          "[zone][master]") {
  const auto with_length = [](std::size_t characters) {
    const std::string begin = "a TXT ( x";
    return read_master(begin + std::string(characters - begin.size() - 1, ' ') +
                       ")\n");
  };
  CHECK(with_length(300'001).problems.empty());
  CHECK(lines_of(with_length(300'002)) ==
        "z:1:7: this \"(\" is never closed [lost]\n");
}
