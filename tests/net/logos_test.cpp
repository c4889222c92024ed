// SPDX-License-Identifier: MIT

/// dct-lint --check-logos against a server of our own.

#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>
#include <dct/json/document.hpp>
#include <dct/rules/logo.hpp>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/http_server.hpp"
#include "support/templates.hpp"
#include "support/temporary_folder.hpp"

using namespace dct;
using namespace dct::test;

namespace {

namespace fs = std::filesystem;

/// A directory for the templates of a test.
class Templates : public TemporaryFolder {
 public:
  void add(const std::string& name, const std::string& logo_url) const {
    std::ofstream(at(name)) << with_members(
        R"({"serviceId": ")" + name + R"(", "logoUrl": ")" + logo_url + "\"}");
  }
};

/// Runs dct-lint. @returns "file: message" for each finding
std::vector<std::string> check_logos(const std::string& arguments,
                                     const std::string& environment = {}) {
  const std::string command =
      environment +
      " dct-lint --check-logos --select logo-unreachable --format jsonl " +
      arguments + " 2>&1";
  std::FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::string output;
  std::array<char, 4096> buffer{};
  for (std::size_t n;
       (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    output.append(buffer.data(), n);
  }
  const int status = pclose(pipe);
  INFO(command << "\n" << output);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == (output.empty() ? 0 : 1));
  std::vector<std::string> lines;
  std::istringstream all(output);
  for (std::string line; std::getline(all, line);) {
    const json::Document finding = parse(line);
    lines.push_back(
        fs::path(finding.root()["file"].string()).filename().string() + ": " +
        std::string(finding.root()["message"].string()));
  }
  return lines;
}

std::string server_option(const HttpServer& server) {
  return "--logo-timeout 1 --logo-test-server 127.0.0.1:" +
         std::to_string(server.port()) + " ";
}

std::string url_of(const HttpServer& server, const std::string& path) {
  return "http://127.0.0.1:" + std::to_string(server.port()) + path;
}

std::string content(const std::string& type, const std::string& body,
                    const std::string& more = {}) {
  return "HTTP/1.1 200 OK\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more +
         "\r\n" + body;
}

std::string redirect(const std::string& location) {
  return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location +
         "\r\n\r\n";
}

std::string zipped(const std::string& text) {
  uLongf size = compressBound(text.size());
  std::vector<Bytef> bytes(size);
  const std::vector<Bytef> in(text.begin(), text.end());
  REQUIRE(compress(bytes.data(), &size, in.data(), in.size()) == Z_OK);
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

std::string png_with(const std::string& headers) {
  return "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n" + headers + "\r\n";
}

const std::string kPng("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
const std::string kSvg = "<svg xmlns='http://www.w3.org/2000/svg'/>";
const std::string kNotFound =
    "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
const std::string kBroken =
    "`127.0.0.1` closes the connection early, or does not answer with HTTP, so "
    "there is no logo to show";
const std::string kTimedOut =
    "`127.0.0.1` has not sent the whole logo within 1 second; a consent page "
    "does not wait that long";
const std::string kTooLarge =
    "the logo is larger than 1 MiB; a consent page shows it small, and has to "
    "load all of it";
const std::string kUnseen =
    "; those who look at the consent page reach nothing there";

/// Logos on one server, each with a template and what is to be said of it.
class Logos {
 public:
  /// @param message  with which the only finding begins; empty: none
  void add(const std::string& path, HttpReply reply,
           const std::string& message) {
    server.set(path, std::move(reply));
    const std::string name = std::to_string(100 + ++added_) + ".json";
    templates_.add(name, url_of(server, path));
    if (!message.empty()) expected_.push_back(name + ": " + message);
  }

  void check() const {
    const auto found =
        check_logos(server_option(server) + templates_.path().string());
    REQUIRE(found.size() == expected_.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].substr(0, expected_[i].size()) == expected_[i]);
    }
  }

  HttpServer server;

 private:
  Templates templates_;
  std::vector<std::string> expected_;
  int added_ = 0;
};

}  // namespace

TEST_CASE("a logo that is an image is good, also behind a redirect", "[net]") {
  Logos logos;
  logos.add("/png", {content("image/png", kPng)}, "");
  logos.add("/svg", {content("image/svg+xml; charset=utf-8", kSvg)}, "");
  logos.add(
      "/zipped",
      {content("image/svg+xml", zipped(kSvg), "Content-Encoding: deflate\r\n")},
      "");
  logos.add("/moved", {redirect("/png")}, "");
  logos.check();
}

TEST_CASE("a redirect to where a browser or a stranger can't go is told",
          "[net]") {
  HttpServer other;
  const std::string port = std::to_string(other.port());
  const std::string no_picture =
      "; browsers show pictures on a consent page only from https";
  Logos logos;
  logos.add("/other-port", {redirect("https://127.0.0.1:" + port + "/png")},
            "`127.0.0.1` is the visitor's own computer (RFC 1122)" + kUnseen);
  logos.add("/other-port-by-http",
            {redirect("http://127.0.0.1:" + port + "/png")},
            "the logo is fetched from \"http://127.0.0.1:" + port + "/png\"" +
                no_picture);
  logos.add(
      "/private", {redirect("https://10.0.0.1/png")},
      "`10.0.0.1` is an address of a private network (RFC 1918)" + kUnseen);
  logos.add("/mapped",
            {redirect("https://[::ffff:127.0.0.1]:" + port + "/png")},
            "`::ffff:127.0.0.1` is an IPv4 address in IPv6 form (RFC 4291)" +
                kUnseen);
  // Whether 127.0.0.1 or ::1 differs from host to host.
  logos.add("/name", {redirect("https://localhost:" + port + "/png")},
            "`localhost` is at `");
  logos.add("/http", {redirect("http://www.example.com/logo.png")},
            "the logo is fetched from \"http://www.example.com/logo.png\"" +
                no_picture);
  logos.add("/file", {redirect("file:///etc/passwd")},
            "the logo is fetched from \"file:///etc/passwd\"" + no_picture);
  logos.add("/loop", {redirect("/loop")},
            "the server redirects more than 5 times; browsers give up as well");
  logos.add("/nowhere", {"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"},
            "the server answers with status 302, a redirect that leads "
            "nowhere");
  logos.check();
  CHECK(other.connections() == 0);
  CHECK(logos.server.requests("/loop") == rules::kMaxLogoRedirects + 1);
}

TEST_CASE("a server that does not send a whole logo is told", "[net]") {
  const std::string gone =
      ", there is no such file; the consent page shows a broken picture";
  const std::string large(rules::kMaxLogoBytes + 1, 'x');
  Logos logos;
  logos.add("/gone", {kNotFound}, "the server answers with status 404" + gone);
  logos.add("/gone-with-much", {"HTTP/1.1 410 Gone\r\n\r\n" + large},
            "the server answers with status 410" + gone);
  logos.add("/slow", {png_with("Content-Length: 99\r\n"), true}, kTimedOut);
  logos.add("/silent", {"", true}, kTimedOut);
  logos.add("/large", {png_with("") + large}, kTooLarge);
  logos.add(
      "/zip-bomb",
      {content("image/png", zipped(large), "Content-Encoding: deflate\r\n")},
      kTooLarge);
  logos.add("/headers", {png_with("X: " + std::string(90000, 'x') + "\r\n")},
            kBroken);
  logos.add("/cut", {png_with("Content-Length: 99\r\n") + kPng}, kBroken);
  logos.add("/no-http", {"220 mail.example.com ESMTP\r\n"}, kBroken);
  logos.check();
}

TEST_CASE("what is no image, or is sent as another, is told", "[net]") {
  Logos logos;
  logos.add("/empty", {content("image/png", "")},
            "the server answers with an empty file");
  logos.add(
      "/page", {content("text/html", "<html><svg/></html>")},
      "the server does not send an image, but a file as \"text/html\" that "
      "begins with \"<html><svg/></html>\"");
  logos.add("/svg-as-text", {content("text/plain", kSvg)},
            "the logo is SVG and is sent as \"text/plain\"; browsers show it "
            "only under its own type");
  logos.add("/png-as-jpeg", {content("image/jpeg", kPng)},
            "the logo is PNG and is sent as \"image/jpeg\"; browsers guess "
            "right, stricter programs show nothing");
  logos.check();
}

TEST_CASE("findings come in the order of the files, not of the answers",
          "[net]") {
  Logos logos;
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    if (i % 5 == 0) {
      logos.add("/slow" + number, {"", true}, kTimedOut);
    } else {
      logos.add("/gone" + number, {kNotFound},
                "the server answers with status 404");
    }
  }
  logos.check();
}

TEST_CASE("a logo of several templates is asked for once", "[net]") {
  HttpServer server;
  const Templates templates;
  for (const char* name : {"a.json", "b.json", "c.json"}) {
    templates.add(name, url_of(server, "/gone"));
  }
  CHECK(check_logos(server_option(server) + templates.path().string()).size() ==
        3);
  CHECK(server.requests("/gone") == 1);
  CHECK(server.last_request().find("User-Agent: dct/") != std::string::npos);
}

TEST_CASE("no server is asked unless it has to be", "[net]") {
  HttpServer server;
  const Templates templates;
  const Templates before;
  templates.add("a.json", url_of(server, "/gone"));
  before.add("a.json", url_of(server, "/gone"));
  const std::string run = server_option(server) + templates.path().string();

  check_logos(run + " --select ttl-syntax --ignore logo-unreachable");
  CHECK(server.connections() == 0);
  CHECK(check_logos(run + " --base " + before.path().string()).empty());
  CHECK(server.connections() == 0);
  before.add("a.json", url_of(server, "/before"));
  CHECK(check_logos(run + " --base " + before.path().string()).size() == 1);
  CHECK(server.requests("/gone") == 1);
  CHECK(server.requests("/before") == 0);
}

TEST_CASE("a private server is not connected to, but the test server",
          "[net]") {
  HttpServer server;
  HttpServer test_server;
  const Templates templates;
  const std::string port = std::to_string(server.port());
  templates.add("a.json", "https://127.0.0.1:" + port + "/png");
  templates.add("b.json", "http://127.0.0.1:" + port + "/png");
  CHECK(check_logos(templates.path().string()).size() == 2);
  CHECK(check_logos(server_option(test_server) + templates.path().string())
            .size() == 2);
  CHECK(server.connections() == 0);

  // It is asked, and speaks no TLS.
  const auto found = check_logos(server_option(server) +
                                 templates.path().string() + "/a.json");
  REQUIRE(found.size() == 1);
  CHECK(found[0] ==
        "a.json: there is no secure connection to `127.0.0.1`, so browsers "
        "show no logo");
  CHECK(server.connections() == 1);
}

TEST_CASE("a proxy in the environment is not used", "[net]") {
  HttpServer proxy;
  HttpServer server({{"/png", {content("image/png", kPng)}}});
  const Templates templates;
  templates.add("a.json", url_of(server, "/png"));
  const std::string url = url_of(proxy, "");
  CHECK(check_logos(
            server_option(server) + templates.path().string(),
            "http_proxy=" + url + " https_proxy=" + url + " all_proxy=" + url)
            .empty());
  CHECK(proxy.connections() == 0);
  CHECK(server.requests("/png") == 1);
}
