// SPDX-License-Identifier: MIT

/// Helper programs that are missing, die, hang or lie.

#include "net/helper.hpp"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "support/command.hpp"
#include "support/http_server.hpp"
#include "support/templates.hpp"
#include "support/temporary_folder.hpp"

using namespace dct::test;
using dct::tools::run_program;

namespace {

namespace fs = std::filesystem;

constexpr dct::tools::HelperLimits kLimits{.time = std::chrono::seconds(20),
                                           .bytes = 100'000};

/// An installation of dct-lint whose helper is a script.
class Installation : public TemporaryFolder {
 public:
  Installation() {
    fs::create_directories(path() / "bin");
    fs::create_directories(path() / "libexec/dct");
    fs::copy_file(fs::path(DCT_BIN) / "dct-lint", path() / "bin/dct-lint");
    fs::create_symlink(DCT_LIB, path() / DCT_LIBDIR);
    std::ofstream(at("t.json"))
        << with_members(R"({"logoUrl": "https://logos.example.com/a.svg"})");
  }

  /// @returns its path
  std::string write_helper(const std::string& script) const {
    const fs::path helper = path() / "libexec/dct/dct-fetch";
    std::ofstream(helper) << "#!/bin/sh\n" << script << '\n';
    fs::permissions(helper, fs::perms::owner_all);
    return helper.string();
  }

  /// What dct-lint says without its name and the path of the helper.
  std::string check_logos() const {
    const Ran ran = run(at("bin/dct-lint") +
                        " --check-logos --logo-timeout 1 " + at("t.json"));
    CHECK(ran.status == 2);
    std::string text = ran.output;
    const std::string helper = at("libexec/dct/dct-fetch");
    if (const auto at = text.find(helper); at != std::string::npos) {
      text.replace(at, helper.size(), "HELPER");
    }
    return text;
  }
};

}  // namespace

TEST_CASE("a helper that is missing is told", "[net]") {
  CHECK(Installation().check_logos() ==
        "dct-lint: cannot check logos: cannot run the helper program HELPER: "
        "No such file or directory\n");
}

TEST_CASE("a helper that dies is told", "[net]") {
  const Installation here;
  here.write_helper("cat; kill -9 $$");
  CHECK(here.check_logos() ==
        "dct-lint: cannot check logos: the helper program HELPER was ended by "
        "signal 9\n");
  here.write_helper("exit 3");
  CHECK(here.check_logos() ==
        "dct-lint: cannot check logos: the helper program HELPER failed with "
        "exit status 3\n");
}

TEST_CASE("garbage from a helper is refused", "[net]") {
  const Installation here;
  const std::string one =
      "number 1\\n%d\\nend 6\\nbroken\\nredirects 1\\n0\\nstatus 1\\n0\\n\\n";
  const std::string done = "done 0\\n\\n\\n";
  for (const std::string& script : std::vector<std::string>{
           "true", "echo hello",
           "printf '" + done + "'",                  // no answer
           "printf '" + one + "' 0",                 // no end
           "printf '" + one + done + "' 1",          // no such number
           "printf '" + one + one + done + "' 0 0",  // twice
           "printf '" + one + done + "more' 0",
           "printf 'number 99999999999\\n0\\n\\n'",
           "printf 'number 9\\n0\\n\\n'", "head -c 1000 /dev/zero",
           "head -c 200000 /dev/urandom"}) {
    INFO(script);
    here.write_helper(script);
    CHECK(here.check_logos() ==
          "dct-lint: cannot check logos: the helper program dct-fetch gave an "
          "answer that cannot be read\n");
  }
  here.write_helper("yes 2>/dev/null");
  CHECK(here.check_logos() ==
        "dct-lint: cannot check logos: the helper program HELPER answered too "
        "much\n");
}

TEST_CASE("what a helper cannot do is told in its words", "[net]") {
  const Installation here;
  here.write_helper("printf 'error 6\\nno \\033 x\\n\\n'");
  const std::string text = here.check_logos();
  CHECK(text.starts_with("dct-lint: cannot check logos: no "));
  CHECK(text.find('\033') == std::string::npos);
}

TEST_CASE("a helper that hangs is killed", "[net]") {
  const Installation here;
  const auto limits = kLimits.bytes;
  for (const char* script : {"exec sleep 100", "exec >&- <&- sleep 100"}) {
    const auto begin = std::chrono::steady_clock::now();
    const auto output =
        run_program(here.write_helper(script), std::string(1'000'000, 'x'),
                    {.time = std::chrono::seconds(1), .bytes = limits});
    REQUIRE_FALSE(output);
    CHECK(output.why().ends_with("did not finish within 1 seconds"));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  }
}

TEST_CASE("a helper gets its input and nothing else", "[net]") {
  const auto environment = run_program("/usr/bin/env", {}, kLimits);
  REQUIRE(environment);
  CHECK(*environment == "");
  const std::string text(90'000, 'x');
  const auto same = run_program("/bin/cat", text, kLimits);
  REQUIRE(same);
  CHECK(*same == text);
  // Files that are open here are not open there.
  const Installation here;
  std::FILE* open = std::fopen(here.at("t.json").c_str(), "r");
  const auto files =
      run_program(here.write_helper("ls -l /proc/$$/fd"), {}, kLimits);
  std::fclose(open);
  REQUIRE(files);
  CHECK(files->find("socket:") != std::string::npos);
  CHECK(files->find("t.json") == std::string::npos);
}

TEST_CASE("a helper does not outlive the program that runs it", "[net]") {
  HttpServer server({{"/logo", {"", true}}});
  const Installation here;
  const std::string port = std::to_string(server.port());
  std::ofstream(here.at("t.json")) << with_members(
      R"({"logoUrl": "http://127.0.0.1:)" + port + R"(/logo"})");
  std::string program = std::string(DCT_BIN) + "/dct-lint";
  std::string server_address = "127.0.0.1:" + port;
  std::string file = here.at("t.json");
  std::string words[] = {"dct-lint", "--check-logos", "--logo-timeout", "300",
                         "--logo-test-server"};
  char* arguments[] = {words[0].data(), words[1].data(), words[2].data(),
                       words[3].data(), words[4].data(), server_address.data(),
                       file.data(),     nullptr};
  pid_t lint = 0;
  REQUIRE(posix_spawn(&lint, program.c_str(), nullptr, nullptr, arguments,
                      environ) == 0);
  const auto wait_for = [](const auto& condition) {
    for (int i = 0; i < 2000 && !condition(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return condition();
  };
  CHECK(wait_for([&server] { return server.requests("/logo") == 1; }));
  std::ifstream children("/proc/" + std::to_string(lint) + "/task/" +
                         std::to_string(lint) + "/children");
  pid_t helper = 0;
  CHECK(children >> helper);
  kill(lint, SIGKILL);
  waitpid(lint, nullptr, 0);
  CHECK(helper > 0);
  // Whoever inherits it may be slow to bury it.
  CHECK(wait_for([helper] {
    std::ifstream stat("/proc/" + std::to_string(helper) + "/stat");
    std::string number, name, state;
    return !(stat >> number >> name >> state) || state == "Z";
  }));
}
