// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace dct::tools {

/// A name server as the user gave it.
struct DnsServer {
  /// ADDRESS, ADDRESS:PORT or [ADDRESS]:PORT; empty: the servers of the system.
  std::string address{};
  double timeout = 5;    ///< seconds, for each answer
  std::string option{};  ///< what messages call `address`: "--server"
};

}  // namespace dct::tools
