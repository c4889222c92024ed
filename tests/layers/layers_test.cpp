// SPDX-License-Identifier: MIT

/// Each law fails on the smallest tree that breaks it.

#include "layers/layers.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_folder.hpp"

using namespace dct::test;

namespace {

namespace fs = std::filesystem;

/// A project of a few files, sound but for what a test adds.
class Project {
 public:
  Project() {
    add("lib/include/dct/text/source.hpp",
        "#include <string>\nnamespace dct::text {\nstruct Source;\n}\n");
    add("lib/text/source.cpp",
        "#include <dct/text/source.hpp>\n#include \"text/ascii.hpp\"\n"
        "namespace dct::text {\nnamespace {\n}\n}\n");
    add("lib/text/ascii.hpp", "namespace dct::text {\n}\n");
    add("tools/cli/output.hpp", "namespace dct::tools {\n}\n");
    add("tools/dct-fmt/main.cpp",
        "#include \"cli/output.hpp\"\n#include <dct/text/source.hpp>\n");
    add("tools/dct-lint/main.cpp", "#include \"cli/output.hpp\"\n");
  }

  void add(const std::string& path, const std::string& text) const {
    const fs::path file = folder_.path() / path;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }

  /// "path:line: what" of each breach.
  std::vector<std::string> breaches(const Doors& doors = {}) const {
    std::vector<std::string> lines;
    for (const Breach& b : find_breaches(
             read_sources(folder_.path(), folder_.path() / "build"), doors)) {
      lines.push_back(b.path + ":" + std::to_string(b.line) + ": " + b.what);
    }
    return lines;
  }

 private:
  TemporaryFolder folder_;
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a sound tree has no breach", "[layers]") {
  CHECK(Project().breaches() == Lines{});
}

TEST_CASE("a module includes only those above it", "[layers]") {
  const Project p;
  p.add("lib/include/dct/zone/zone.hpp", "namespace dct::zone {\n}\n");
  p.add("lib/text/a.cpp",
        "#include <dct/zone/zone.hpp>\n#include \"zone/errors.hpp\"\n"
        "namespace dct::text {\n}\n");
  p.add("lib/zone/b.cpp",
        "#include \"text/ascii.hpp\"\nnamespace dct::zone {\n}\n");
  p.add("lib/text/c.hpp", "#include \"nowhere/x.hpp\"\nnamespace dct::text {}");
  CHECK(p.breaches() ==
        Lines{"lib/text/a.cpp:1: includes `dct/zone/zone.hpp`, but text is "
              "above zone",
              "lib/text/a.cpp:2: includes `zone/errors.hpp`, but text is above "
              "zone",
              "lib/text/c.hpp:1: includes `nowhere/x.hpp` of no module"});
}

TEST_CASE("a generated file obeys as well", "[layers]") {
  const Project p;
  p.add("build/lib/dns/made.hpp",
        "#include \"lint/x.hpp\"\nnamespace dct::dns {\n}\n");
  p.add("build/lib/CMakeFiles/check.cpp", "#include \"lint/x.hpp\"\n");
  CHECK(p.breaches() ==
        Lines{"lib/dns/made.hpp:1: includes `lint/x.hpp`, but dns is above "
              "lint"});
}

TEST_CASE("every file has a module", "[layers]") {
  const Project p;
  p.add("lib/top.cpp", "");
  p.add("lib/other/x.cpp", "");
  p.add("lib/include/dct/dct.hpp", "#include <dct/text/source.hpp>\n");
  CHECK(p.breaches() == Lines{"lib/other/x.cpp:0: is in no module",
                              "lib/top.cpp:0: is in no module"});
}

TEST_CASE("a tool does not include another one", "[layers]") {
  const Project p;
  p.add("tools/dct-fmt/fmt_run.cpp", "#include \"dct-lint/policies.hpp\"\n");
  p.add("tools/cli/files.cpp", "#include \"net/fetch.hpp\"\n");
  p.add("tools/net/fetch.cpp", "#include \"cli/output.hpp\"\n");
  CHECK(p.breaches() ==
        Lines{"tools/cli/files.cpp:1: includes `net/fetch.hpp`, but net is not "
              "for cli",
              "tools/dct-fmt/fmt_run.cpp:1: includes `dct-lint/policies.hpp`, "
              "but dct-lint is not for dct-fmt"});
}

TEST_CASE("a tool does not include private headers of the library",
          "[layers]") {
  const Project p;
  p.add("tools/dct-fmt/fmt_run.cpp", "#include \"text/ascii.hpp\"\n");
  CHECK(p.breaches() ==
        Lines{"tools/dct-fmt/fmt_run.cpp:1: includes `text/ascii.hpp`, but "
              "text is not for dct-fmt"});
}

TEST_CASE("headers do not include each other", "[layers]") {
  const Project p;
  p.add("lib/json/a.hpp", "#include \"json/b.hpp\"\nnamespace dct::json {\n}");
  p.add("lib/json/b.hpp", "#include \"json/c.hpp\"\nnamespace dct::json {\n}");
  p.add("lib/json/c.hpp", "#include \"json/a.hpp\"\nnamespace dct::json {\n}");
  const Lines breaches = p.breaches();
  REQUIRE(breaches.size() == 3);
  CHECK(breaches[0] ==
        "lib/json/a.hpp:0: is included by `lib/json/c.hpp`, which it includes "
        "itself");
}

TEST_CASE("a stem occurs once", "[layers]") {
  const Project p;
  p.add("lib/json/source.cpp", "");
  p.add("tools/cli/ascii.cpp", "");
  p.add("lib/text/ascii.cpp", "");
  CHECK(p.breaches() ==
        Lines{"lib/json/source.cpp:0: has the stem of "
              "`lib/include/dct/text/source.hpp`; a name occurs once, but for "
              "a header and its .cpp",
              "tools/cli/ascii.cpp:0: has the stem of `lib/text/ascii.cpp`; a "
              "name occurs once, but for a header and its .cpp"});
}

TEST_CASE("a header and its .cpp lie in the same place", "[layers]") {
  const Project p;
  p.add("lib/include/dct/zone/reader.hpp", "");
  p.add("lib/zone/master/reader.cpp", "");
  CHECK(p.breaches().size() == 1);
}

TEST_CASE("a library has its doors", "[layers]") {
  const Project p;
  p.add("lib/keys/openssl.cpp", "#include <openssl/evp.h>\n");
  p.add("lib/text/u.cpp", "#include <unistr.h>\n#include <unistd.h>\n");
  p.add("tools/net/fetch.cpp", "#include <curl/curl.h>\n");
  CHECK(p.breaches({{"openssl", {"lib/keys/openssl.cpp"}},
                    {"curl", {"lib/keys/openssl.cpp"}}}) ==
        Lines{"lib/text/u.cpp:1: includes `unistr.h`, but is no door to "
              "libunistring",
              "tools/net/fetch.cpp:1: includes `curl/curl.h`, but is no door "
              "to curl"});
}

TEST_CASE("a public header shows nothing private and no other library",
          "[layers]") {
  const Project p;
  p.add("lib/include/dct/json/a.hpp",
        "#include \"json/tape.hpp\"\n// rapidjson::Value in a comment\n"
        "namespace dct::json {\nvoid f(rapidjson::Value&);\n"
        "int my_RE2 = 0;\n}\n");
  CHECK(p.breaches() ==
        Lines{"lib/include/dct/json/a.hpp:1: is public and includes the "
              "private `json/tape.hpp`",
              "lib/include/dct/json/a.hpp:4: is public and names "
              "`rapidjson::` of rapidjson"});
}

TEST_CASE("the namespace is the module", "[layers]") {
  const Project p;
  p.add("lib/template/a.cpp", "namespace dct::templates {\n}\n");
  p.add(
      "lib/template/b.cpp",
      "namespace dct::lint {\nclass Linter;\n}\nnamespace {\n}\n"
      "namespace fs = std::filesystem;\nnamespace dct::template_ {\nint x;\n");
  p.add("lib/json/c.cpp", "namespace json {\nint x;\n}\n");
  p.add("lib/json/d.cpp",
        "namespace dct::json::detail {\nnamespace detail {\n}\n}\n");
  p.add("lib/json/e.cpp", "namespace dct {\nint x;\n}\n");
  CHECK(p.breaches() ==
        Lines{"lib/json/c.cpp:1: has namespace json, not dct::json",
              "lib/json/e.cpp:1: has namespace dct, not dct::json",
              "lib/template/b.cpp:7: has namespace dct::template_, not "
              "dct::templates"});
}
