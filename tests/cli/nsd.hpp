// SPDX-License-Identifier: MIT
#pragma once

/// NSD on the loopback interface, with zones of a test.

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>

#include "support/temporary_folder.hpp"

namespace dct::test {

/// It allows zone transfers, and ends with the object.
class Nsd {
 public:
  /// @param zones  name to master file; empty: the zone has no file
  explicit Nsd(const std::map<std::string, std::string>& zones);
  Nsd(const Nsd&) = delete;
  Nsd& operator=(const Nsd&) = delete;
  ~Nsd();

  /// ADDRESS:PORT
  std::string server() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  void start();
  bool answers() const;

  TemporaryFolder folder_;
  std::uint16_t port_ = 0;
  pid_t process_ = -1;
};

/// A port of 127.0.0.1 that nothing used just now.
std::uint16_t free_port();

}  // namespace dct::test
