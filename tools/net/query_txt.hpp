// SPDX-License-Identifier: MIT
#pragma once

/// TXT records from a DNS server.

#include <string>

#include "net/txt_source.hpp"

namespace dct::tools {

/// Asks a DNS server, over UDP and if need be TCP. `options.server` is ADDRESS,
/// ADDRESS:PORT or [ADDRESS]:PORT; empty: the servers of the system.
/// @throws Trouble when there is no answer
TxtAnswer query_txt(const std::string& owner, const TxtOptions& options);

}  // namespace dct::tools
