// SPDX-License-Identifier: MIT
#include "cli/nsd.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "support/files.hpp"

namespace dct::test {
namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

}  // namespace

std::uint16_t free_port() {
  const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  REQUIRE(bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) ==
          0);
  close(socket);
  return ntohs(address.sin_port);
}

Nsd::Nsd(const std::map<std::string, std::string>& zones) : port_(free_port()) {
  const std::string path = folder_.path().string();
  std::ofstream config(folder_.at("nsd.conf"));
  config << "server:\n  ip-address: 127.0.0.1@" << port_
         << "\n  do-ip6: no\n  username: \"\"\n  chroot: \"\"\n"
         << "  server-count: 1\n  database: \"\"\n  zonesdir: \"" << path
         << "\"\n  pidfile: \"" << path << "/pid\"\n  zonelistfile: \"" << path
         << "/zones\"\n  xfrdfile: \"" << path << "/xfrd\"\n  xfrdir: \""
         << path << "\"\n  logfile: \"" << path << "/log\"\n"
         << "remote-control:\n  control-enable: no\n";
  for (const auto& [name, text] : zones) {
    if (!text.empty()) std::ofstream(folder_.at(name)) << text;
    config << "zone:\n  name: " << name << "\n  zonefile: " << name
           << "\n  provide-xfr: 127.0.0.1 NOKEY\n";
  }
  config.close();
  start();
}

Nsd::~Nsd() {
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
}

// Its zones are read before it listens.
bool Nsd::answers() const {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(port_);
  const bool connected =
      connect(socket, reinterpret_cast<const sockaddr*>(&address),
              sizeof address) == 0;
  close(socket);
  return connected;
}

void Nsd::start() {
  const std::string config = folder_.at("nsd.conf");
  process_ = fork();
  if (process_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);  // when the test is killed
    execl(DCT_NSD, "nsd", "-d", "-c", config.c_str(),
          static_cast<char*>(nullptr));
    _exit(127);
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (std::chrono::steady_clock::now() < end) {
    if (answers()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  FAIL("NSD does not answer: " << read(folder_.at("log")));
}

}  // namespace dct::test
