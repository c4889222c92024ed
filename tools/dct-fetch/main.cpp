// SPDX-License-Identifier: MIT

/// dct-fetch: the helper program that talks to strangers' servers. Other tools
/// run it; net/fetch_protocol.hpp says how they talk to each other.

#include <cstdio>
#include <exception>
#include <string>

#include "dct-fetch/transfers.hpp"
#include "net/helper.hpp"

namespace {

using namespace dct::tools;

bool write(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
         std::fflush(stdout) == 0;
}

std::string read_all() {
  std::string text;
  char buffer[16384];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, stdin)) {
    text.append(buffer, n);
  }
  return text;
}

}  // namespace

int main() {
  end_with_parent();
  try {
    const auto request = decode_request(read_all());
    if (!request) {
      std::fputs("dct-fetch: other tools run this program\n", stderr);
      return 2;
    }
    bool heard = true;
    run_transfers(*request, [&heard](std::size_t number, const Fetched& f) {
      heard = heard && write(encode_fetched(number, f));
    });
    return heard && write(encode_done()) ? 0 : 2;
  } catch (const std::exception& e) {
    return write(encode_error(e.what())) ? 0 : 2;
  }
}
