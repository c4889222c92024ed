// SPDX-License-Identifier: MIT

/// dct-sign against DNS servers on the loopback interface: NSD with the sample
/// zone, and servers that misbehave.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <thread>

#include "cli/nsd.hpp"
#include "support/command.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace dct;
using test::has;
using test::Nsd;
using test::Ran;
using test::run;

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

Ran dct_sign(const std::string& arguments) {
  return run("'" DCT_SIGN "' " + arguments);
}

/// dct-simulate --verify of the sample URL, with another label for its key.
Ran dct_verify(const std::string& label, const std::string& options) {
  std::string url =
      test::read(test::project("samples/signing/4-apply-url.txt"));
  url.replace(url.find("key=_dck1"), 9, "key=" + label);
  url.pop_back();
  const auto tmpl =
      test::project("samples/templates/good/shop.example.com.storefront.json");
  return run("'" DCT_SIMULATE "' --verify -t '" + tmpl.string() +
             "' --query '" + url + "' --key-" + options.substr(3));
}

/// A UDP socket on a port of its own, on 127.0.0.1.
class UdpSocket {
 public:
  UdpSocket() : socket_(::socket(AF_INET, SOCK_DGRAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(getsockname(socket_, reinterpret_cast<sockaddr*>(&address),
                        &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  UdpSocket(const UdpSocket&) = delete;
  UdpSocket& operator=(const UdpSocket&) = delete;
  ~UdpSocket() { close(socket_); }

  int get() const { return socket_; }
  std::string server() const { return "127.0.0.1:" + std::to_string(port_); }
  std::uint16_t port() const { return port_; }

 private:
  int socket_;
  std::uint16_t port_ = 0;
};

/// Answers each question with what `reply` makes of it; empty: not at all.
class FakeServer {
 public:
  using Reply = std::function<std::string(std::string)>;

  explicit FakeServer(Reply reply)
      : reply_(std::move(reply)), thread_([this] { serve(); }) {}
  FakeServer(const FakeServer&) = delete;
  FakeServer& operator=(const FakeServer&) = delete;
  ~FakeServer() {
    stop_ = true;
    thread_.join();
  }

  std::string option() const { return " --server " + socket_.server(); }
  std::uint16_t port() const { return socket_.port(); }

 private:
  void serve() {
    while (!stop_) {
      pollfd waiting{socket_.get(), POLLIN, 0};
      if (poll(&waiting, 1, 20) <= 0) continue;
      std::string question(2048, '\0');
      sockaddr_in from{};
      socklen_t size = sizeof from;
      const ssize_t n =
          recvfrom(socket_.get(), question.data(), question.size(), 0,
                   reinterpret_cast<sockaddr*>(&from), &size);
      if (n <= 0) continue;
      question.resize(static_cast<std::size_t>(n));
      const std::string answer = reply_(question);
      if (answer.empty()) continue;
      sendto(socket_.get(), answer.data(), answer.size(), 0,
             reinterpret_cast<sockaddr*>(&from), size);
    }
  }

  UdpSocket socket_;
  Reply reply_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

/// The question as an answer without records.
std::string answered(std::string question, char high, char low) {
  question[2] = high;  // QR and what else
  question[3] = low;   // the response code
  return question;
}

/// The sample zone with mistakes, a CNAME and a long answer; broken.example.net
/// has no file.
std::map<std::string, std::string> key_zones() {
  std::string zone =
      test::read(test::project("samples/signing/zones/key-with-mistakes.zone"));
  zone += "_alias CNAME _good\n";
  for (int i = 0; i < 20; ++i) {
    zone += "_long TXT \"" + std::to_string(i) + std::string(200, 'x') + "\"\n";
  }
  return {{"shop.example.com", zone}, {"broken.example.net", ""}};
}

}  // namespace

TEST_CASE("keys are found in DNS, and where they land by mistake", "[dns]") {
  const Nsd nsd(key_zones());
  const auto check = [&nsd](const std::string& name) {
    return dct_sign("check-key " + name + ".shop.example.com" +
                    (" --server " + nsd.server()));
  };
  const Ran good = check("_good");
  CHECK(good.status == 0);
  CHECK(has(good, "the key is good: RSA, 2048 bits, RS256, 2 fragments"));
  CHECK(check("_alias").status == 0);

  struct {
    const char* name;
    const char* id;
  } const cases[] = {{"_dot", "error[key-domain-twice]"},
                     {"_twice", "error[key-label-twice]"},
                     {"_dck", "error[key-without-underscore]"},
                     {"_half", "error[base64-cut]"},
                     {"_dkim", "error[record-semicolon]"},
                     {"_none", "error[record-missing]"}};
  for (const auto& c : cases) {
    const Ran ran = check(c.name);
    INFO(ran.output);
    CHECK(ran.status == 1);
    CHECK(has(ran, c.id));
  }
  // Twenty records fit into no UDP answer.
  const Ran many = check("_long");
  CHECK(many.status == 1);
  CHECK(has(many, "  19xxx"));

  const std::string url =
      " - < '" + test::project("samples/signing/4-apply-url.txt").string() +
      "'";
  CHECK(dct_sign("verify --domain shop.example.com" +
                 (" --server " + nsd.server()) + url)
            .status == 1);
  const Ran none =
      dct_sign("check-key _dck1.example.org" + (" --server " + nsd.server()));
  CHECK(none.status == 2);
  CHECK(has(none, "the server answered REFUSED"));
  const Ran broken = dct_sign("check-key _dck1.broken.example.net" +
                              (" --server " + nsd.server()));
  CHECK(broken.status == 2);
  CHECK(has(broken, "the server answered SERVFAIL"));

  // key is not part of what is signed, so the URL verifies with _good too.
  std::string query =
      test::read(test::project("samples/signing/4-apply-url.txt"));
  query.replace(query.find("key=_dck1"), 9, "key=_good");
  query.pop_back();
  const Ran verified =
      dct_sign("verify --domain shop.example.com" +
               (" --server " + nsd.server()) + " '" + query + "'");
  CHECK(verified.status == 0);
  CHECK(has(verified, "verified (RS256, key _good.shop.example.com)"));
}

TEST_CASE("what is simulated has its signature checked against DNS", "[dns]") {
  const Nsd nsd(key_zones());
  const auto verify = [&nsd](const std::string& label) {
    return dct_verify(label, (" --server " + nsd.server()));
  };
  const Ran good = verify("_good");
  INFO(good.output);
  CHECK(good.status == 0);
  CHECK(has(good, "its signature is valid (RS256, key _good)"));
  CHECK(has(good, "3 added"));

  struct {
    const char* label;
    const char* id;
  } const cases[] = {{"_half", "error[base64-cut]"},
                     {"_dkim", "error[record-semicolon]"},
                     {"_dot", "error[key-domain-twice]"},
                     {"_none", "error[record-missing]"}};
  for (const auto& c : cases) {
    const Ran ran = verify(c.label);
    INFO(ran.output);
    CHECK(ran.status == 1);
    CHECK(has(ran, "a provider refuses the request"));
    CHECK(has(ran, c.id));
    CHECK_FALSE(has(ran, " added, "));
  }
}

TEST_CASE("without an answer of DNS nothing is simulated", "[dns]") {
  const FakeServer silent([](const std::string&) { return std::string(); });
  const Ran none = dct_verify("_dck1", silent.option() + " --timeout 0.5");
  INFO(none.output);
  CHECK(none.status == 2);
  CHECK(has(none, "gave no answer"));
  CHECK_FALSE(has(none, " added, "));
  const FakeServer failing([](const std::string& question) {
    return answered(question, '\x81', 2);
  });
  const Ran servfail = dct_verify("_dck1", failing.option() + " --timeout 5");
  CHECK(servfail.status == 2);
  CHECK(has(servfail, "SERVFAIL"));
}

TEST_CASE("a server that does not answer costs the timeout", "[dns]") {
  const FakeServer silent([](const std::string&) { return std::string(); });
  const auto begin = Clock::now();
  const Ran ran =
      dct_sign("check-key _dck1.example.com --timeout 0.5" + silent.option());
  CHECK(ran.status == 2);
  CHECK(has(ran, "gave no answer"));
  CHECK(Clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("a server that stalls over TCP costs the timeout", "[dns]") {
  const FakeServer cut([](const std::string& question) {
    return answered(question, '\x82', 0);
  });
  // Connections are made, and never served.
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(cut.port());
  REQUIRE(bind(listener, reinterpret_cast<sockaddr*>(&address),
               sizeof address) == 0);
  REQUIRE(listen(listener, 8) == 0);
  const auto begin = Clock::now();
  const Ran ran =
      dct_sign("check-key _dck1.example.com --timeout 0.5" + cut.option());
  close(listener);
  CHECK(ran.status == 2);
  CHECK(Clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("a slow server is waited for", "[dns]") {
  const FakeServer slow([](const std::string& question) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return answered(question, '\x81', 3);
  });
  const Ran waited =
      dct_sign("check-key _dck1.example.com --timeout 30" + slow.option());
  CHECK(waited.status == 1);
  CHECK(has(waited, "NXDOMAIN"));
}

TEST_CASE("what is no answer to the question is none", "[dns]") {
  const FakeServer garbage([](const std::string&) {
    return std::string("no DNS at all, by no means");
  });
  CHECK(dct_sign("check-key _dck1.example.com --timeout 1" + garbage.option())
            .status == 2);
  const FakeServer other([](std::string question) {
    question[0] = static_cast<char>(question[0] ^ 1);
    return answered(question, '\x81', 3);
  });
  CHECK(dct_sign("check-key _dck1.example.com --timeout 1" + other.option())
            .status == 2);
  const FakeServer echo([](std::string question) { return question; });
  CHECK(dct_sign("check-key _dck1.example.com --timeout 1" + echo.option())
            .status == 2);
}
