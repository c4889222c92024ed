// SPDX-License-Identifier: MIT
#include "dct-fetch/allowed_hosts.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>

namespace dct::tools {
namespace {

struct Endpoint {
  dns::Address address;
  unsigned port = 0;
};

std::optional<Endpoint> read_endpoint(const sockaddr& socket) {
  Endpoint endpoint;
  const auto read = [&endpoint](const auto& bytes, in_port_t port) {
    std::memcpy(endpoint.address.bytes.data(), &bytes, sizeof bytes);
    endpoint.port = ntohs(port);
  };
  if (socket.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &socket, sizeof in);
    read(in.sin_addr, in.sin_port);
  } else if (socket.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &socket, sizeof in);
    endpoint.address.family = dns::Family::ipv6;
    read(in.sin6_addr, in.sin6_port);
  } else {
    return std::nullopt;
  }
  return endpoint;
}

bool is_test_server(const FetchOptions& options, const dns::Address& address,
                    unsigned port) {
  return options.test_server && options.test_server->address == address &&
         options.test_server->port == port;
}

}  // namespace

std::optional<FetchEnd> refuse_host(const FetchOptions& options,
                                    const UrlHost& url) {
  if (url.scheme != "https" && url.scheme != "http") return FetchEnd::not_https;
  const auto address = dns::parse_address(url.host);
  if (address && is_test_server(options, *address, url.port)) {
    return std::nullopt;
  }
  if (url.scheme == "http") return FetchEnd::not_https;
  // A machine without IPv6 would not get as far as to open a socket.
  if (!address || !dns::special_range(*address)) return std::nullopt;
  return FetchEnd::special_address;
}

std::string forbidden_address(const FetchOptions& options,
                              const sockaddr& address) {
  const auto endpoint = read_endpoint(address);
  if (!endpoint) return "an unknown kind of address";
  if (!dns::special_range(endpoint->address) ||
      is_test_server(options, endpoint->address, endpoint->port)) {
    return {};
  }
  return dns::format_address(endpoint->address);
}

}  // namespace dct::tools
