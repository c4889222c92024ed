// SPDX-License-Identifier: MIT
#include "net/ldns_resolver.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <cstdint>

#include "cli/output.hpp"

namespace dct::tools {
namespace {

struct Endpoint {
  std::string address;
  std::uint16_t port = 53;
};

Endpoint parse_server(const DnsServer& given) {
  const std::string& text = given.address;
  Endpoint server{.address = text};
  std::string port;
  const std::size_t colon = text.rfind(':');
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    server.address =
        text.substr(1, close == std::string::npos ? close : close - 1);
    if (close != std::string::npos && close + 1 < text.size()) {
      port = text.substr(close + 1);
    }
  } else if (colon != std::string::npos && text.find(':') == colon) {
    server.address = text.substr(0, colon);
    port = text.substr(colon);
  }
  if (port.empty()) return server;
  const bool digits = port[0] == ':' && port.size() >= 2 && port.size() <= 6 &&
                      text::is_all_digits(std::string_view(port).substr(1));
  const unsigned long number = digits ? std::stoul(port.substr(1)) : 0;
  if (number == 0 || number > 65535) {
    throw Trouble(given.option + " " + text::visible(text) + ": " +
                  text::visible(port) + " is not a port");
  }
  server.port = static_cast<std::uint16_t>(number);
  return server;
}

Resolver named_server(const DnsServer& given) {
  const Endpoint server = parse_server(given);
  Resolver resolver(ldns_resolver_new());
  const auto type = server.address.find(':') == std::string::npos
                        ? LDNS_RDF_TYPE_A
                        : LDNS_RDF_TYPE_AAAA;
  const Rdf address(ldns_rdf_new_frm_str(type, server.address.c_str()));
  if (!address || ldns_resolver_push_nameserver(
                      resolver.get(), address.get()) != LDNS_STATUS_OK) {
    throw Trouble(given.option + " " + text::visible(given.address) +
                  ": write an IP address, as in 192.0.2.53 or "
                  "[2001:db8::53]:5300");
  }
  ldns_resolver_set_port(resolver.get(), server.port);
  return resolver;
}

Resolver system_server(const DnsServer& given) {
  ldns_resolver* made = nullptr;
  if (ldns_resolver_new_frm_file(&made, nullptr) != LDNS_STATUS_OK) {
    throw Trouble(
        "the system has no DNS server (/etc/resolv.conf); give one with " +
        given.option);
  }
  return Resolver(made);
}

}  // namespace

Resolver make_resolver(const DnsServer& given) {
  const double timeout = given.timeout;
  Resolver resolver =
      given.address.empty() ? system_server(given) : named_server(given);
  ldns_resolver* made = resolver.get();
  const auto whole = static_cast<long>(timeout);
  ldns_resolver_set_timeout(
      made,
      {whole, static_cast<long>((timeout - static_cast<double>(whole)) * 1e6)});
  ldns_resolver_set_retry(made, 1);
  ldns_resolver_set_random(made, false);
  ldns_resolver_set_recursive(made, true);
  ldns_resolver_set_fallback(made, true);  // to TCP
  ldns_resolver_set_edns_udp_size(made, 1232);
  return resolver;
}

std::string rcode_name(ldns_pkt_rcode code) {
  const Text word(ldns_pkt_rcode2str(code));
  return word ? word.get() : "an error";
}

}  // namespace dct::tools
